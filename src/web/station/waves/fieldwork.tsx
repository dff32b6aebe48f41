import { named, type ListPart, type Names } from '#domains/territory/words.ts'
import { PartOfList } from '#web/ui/list/part-of-list.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Count = { readonly target: number; readonly answers: number; readonly invited: number; readonly answered: number; readonly refused: number; readonly notReached: number; readonly notEligible: number; readonly responseRate: number | null }
type Props = { readonly progress: { readonly total: Count; readonly zones: readonly (Count & { readonly zone: string; readonly names: Names })[]; readonly part: ListPart } }

/** How far the fieldwork is, in all and zone by zone. */
export function Fieldwork({ progress: { total, zones, part } }: Props) {
  const say = useSay()
  const rate = (value: number | null) => (value === null ? '–' : say.share(value))
  const columns = ['invited', 'answered', 'refused', 'not-reached', 'not-eligible', 'response-rate'].map((column) => ({ title: say.any(`station.${column}`), number: true }))
  return (
    <>
      <Progress value={total.answers} most={total.target}>{say('station.answers-of-target', { answers: total.answers, target: total.target })}</Progress>
      <PartOfList part={part} id="zones">
        <Table caption={say('station.fieldwork')} columns={[{ title: say('station.zone') }, { title: say('station.answers') }, ...columns]}
          rows={zones.map((zone) => () => ({ key: zone.zone, cells: [
            named(zone.names, say.language), <Progress key="p" value={zone.answers} most={zone.target}>{say('station.answers-of-target', { answers: zone.answers, target: zone.target })}</Progress>,
            say.number(zone.invited), say.number(zone.answered), say.number(zone.refused), say.number(zone.notReached), say.number(zone.notEligible), rate(zone.responseRate),
          ] }))} />
      </PartOfList>
    </>
  )
}
