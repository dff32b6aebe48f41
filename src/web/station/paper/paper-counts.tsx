import { named, type Names } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Queue = {
  readonly zones: readonly { readonly slug: string; readonly names: Names; readonly printed: number; readonly kept: number; readonly once: number; readonly differ: number }[]
  readonly waiting: readonly { readonly ending: string; readonly zone: string; readonly state: 'keyed-once' | 'differs'; readonly mine: boolean }[]
}

/** How many sheets of each zone were printed and have come back, and which of them wait for whom. */
export function PaperCounts({ names, queue: { zones, waiting } }: { readonly names: Names; readonly queue: Queue }) {
  const say = useSay()
  const zoneName = (slug: string) => named(zones.find((zone) => zone.slug === slug)?.names ?? {}, say.language)
  const waitsFor = { 'keyed-once': [say('station.waits-second'), say('station.waits-second-mine')], differs: [say('station.waits-third'), say('station.waits-third-mine')] } as const
  const columns = [say('station.paper-printed'), say('station.paper-kept'), say('station.paper-keyed-once'), say('station.paper-differs')].map((title) => ({ title, number: true }))
  return (
    <>
      <Table caption={say('station.paper-sheets-of', { wave: named(names, say.language) })} columns={[{ title: say('station.zone') }, ...columns]}
        rows={say.inOrder(zones).map(({ slug, names: zone, printed, kept, once, differ }) => ({ key: slug, cells: [named(zone, say.language), ...[printed, kept, once, differ].map((count) => say.number(count))] }))} />
      {waiting.length > 0 && (
        <Table caption={say('station.sheets-waiting')} columns={[{ title: say('station.sheet-ends-in') }, { title: say('station.zone') }, { title: say('station.sheet-waits-for') }]}
          rows={waiting.map(({ ending, zone, state, mine }) => ({ key: `${ending} ${zone} ${state}`, cells: [<code key="e">{ending}</code>, zoneName(zone), waitsFor[state][mine ? 1 : 0]] }))} />
      )}
    </>
  )
}
