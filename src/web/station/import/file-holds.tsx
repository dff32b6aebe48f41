import { named, type Names } from '#domains/territory/words.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Seen = {
  readonly rows: number; readonly sheets: number; readonly faultsInAll: number; readonly notMapped: readonly string[]
  readonly faults: readonly { readonly row: number; readonly column: string; readonly code: string; readonly value: string }[]
  readonly perZone: readonly { readonly zone: string; readonly sheets: number }[]
}
export type SeenPlan = { readonly zones: readonly { readonly zone: string; readonly names: Names }[] }
type Props = { readonly seen: Seen; readonly plan: SeenPlan }

/** What a file would bring, and everything in it that cannot be read, by row and column. */
export function FileHolds({ seen, plan }: Props) {
  const say = useSay()
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{say('station.file-brings', { rows: seen.rows, sheets: seen.sheets })}</h2>
      {seen.faultsInAll === 0 ? <Notice kind="done" title={say('station.no-faults')} /> : (
        <Notice kind="stop" title={say('station.file-faults', { faults: seen.faultsInAll })}>
          {seen.faultsInAll > seen.faults.length && <p>{say('station.first-faults', { faults: seen.faults.length })}</p>}
          <Table caption={say('station.faults')} quietCaption columns={[{ title: say('station.place') }, { title: say('station.stands-there') }, { title: say('station.what-is-wrong') }]}
            rows={alike(seen.faults).map(({ row, column, code, value, more }, place) => ({ key: String(place), cells: [more > 0 ? say('station.rows-and-column', { row, column, more }) : say('station.row-and-column', { row, column }), value, say.any(code)] }))} />
        </Notice>
      )}
      {seen.notMapped.length > 0 && <Notice title={say('station.not-mapped', { questions: seen.notMapped.length })}><p>{say.list(seen.notMapped)}</p></Notice>}
      <Table caption={say('station.sheets-per-zone')} columns={[{ title: say('station.zone') }, { title: say('station.sheets'), number: true }]}
        rows={say.inOrder(seen.perZone.map((one) => ({ ...one, names: plan.zones.find(({ zone }) => zone === one.zone)?.names ?? {} }))).map(({ zone, sheets, names }) => ({ key: zone, cells: [named(names, say.language), say.number(sheets)] }))} />
    </section>
  )
}

/** The same value in the same column is one fault to mend, in however many rows it stands. */
function alike(faults: Seen['faults']) {
  const groups = Map.groupBy(faults, ({ column, code, value }) => JSON.stringify([column, code, value]))
  return [...groups.values()].map((same) => ({ ...same[0]!, more: same.length - 1 }))
}
