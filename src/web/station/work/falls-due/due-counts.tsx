import { named, type ListPart, type Names } from '#domains/territory/words.ts'
import { standings, type Counts } from '#domains/work/words.ts'
import { PartOfList } from '#web/ui/list/part-of-list.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly counts: { readonly zones: readonly { readonly zone: string; readonly slug: string; readonly names: Names; readonly counts: Counts }[]; readonly commissariats: readonly { readonly commissariat: string; readonly names: Names; readonly counts: Counts }[]; readonly whole: Counts }; readonly part: ListPart; readonly whole: Names }

/** How many actions stand where: zone by zone, then by commissariat, then in all that one's posts open. */
export function DueCounts({ counts: { zones, commissariats, whole }, part, whole: names }: Props) {
  const say = useSay()
  if (part.of === 0) return null
  const cells = (counts: Counts) => [...standings.map((state) => say.number(counts[state])), say.number(counts.overdue)]
  return (
    <PartOfList part={part} id="zones">
      <Table caption={say('station.work-how-many-where')} columns={[{ title: say('station.work-where') }, ...standings.map((state) => ({ title: say.any(`work.state-${state}`), number: true })), { title: say('station.work-late-count'), number: true }]}
        rows={[
          ...zones.map(({ zone, slug, names: there, counts }) => () => ({ key: zone, cells: [<a key="zone" href={`/${say.language}/station/due?zone=${slug}`}>{named(there, say.language)}</a>, ...cells(counts)] })),
          ...say.inOrder(commissariats).map(({ commissariat, names: there, counts }) => ({ key: commissariat, cells: [<b key="commissariat">{named(there, say.language)}</b>, ...cells(counts)] })),
          { key: 'whole', cells: [<b key="whole">{named(names, say.language)}</b>, ...cells(whole)] },
        ]} />
    </PartOfList>
  )
}
