import { named } from '#domains/territory/words.ts'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import type { Screen } from './screen.ts'

/** What a file would bring, where it lies, and everything in it that cannot be read, by row and column. */
export function PoliceFileHolds({ seen }: { readonly seen: NonNullable<Screen['seen']> }) {
  const say = useSay()
  const { rows, incidents, placed, unplaced, perZone, perCategory, faults, faultsInAll } = seen
  const alike = [...Map.groupBy(faults, ({ column, code, value }) => JSON.stringify([column, code, value])).values()].map((same) => ({ ...same[0]!, more: same.length - 1 }))
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{say('incidents.file-brings', { rows, incidents })}</h2>
      <p>{say('incidents.placed-unplaced', { placed, unplaced })}</p>
      {faultsInAll === 0 ? <Notice kind="done" title={say('incidents.no-faults')} /> : (
        <Notice kind="stop" title={say('incidents.faults', { faults: faultsInAll })}>
          <Table caption={say('incidents.faults-table')} quietCaption columns={[{ title: say('incidents.place') }, { title: say('incidents.stands-there') }, { title: say('incidents.what-is-wrong') }]}
            rows={alike.map(({ row, column, code, value, more }, place) => ({ key: String(place), cells: [more > 0 ? say('incidents.rows-column', { row, column, more }) : say('incidents.row-column', { row, column }), value, say.any(code)] }))} />
        </Notice>
      )}
      <Table caption={say('incidents.per-zone')} columns={[{ title: say('incidents.zone') }, { title: say('incidents.incidents'), number: true }]}
        rows={[...perZone.map(({ zone, names, incidents: here }) => ({ key: zone, cells: [named(names, say.language), say.number(here)] })), { key: 'none', cells: [say('incidents.without-zone'), say.number(unplaced)] }]} />
      <Fold title={say('incidents.per-category')}>
        <Table caption={say('incidents.per-category')} unseenCaption columns={[{ title: say('incidents.kind') }, { title: say('incidents.incidents'), number: true }]}
          rows={perCategory.map(({ category, incidents: here }) => ({ key: category, cells: [say.any(`incidents.category-${category}`), say.number(here)] }))} />
      </Fold>
    </section>
  )
}
