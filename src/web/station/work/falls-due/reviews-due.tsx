import { named, type Names } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'
import { Leads } from '../../leads/leads.tsx'
import type { Opens } from '../../leads/opens.ts'

type Props = { readonly reviews: readonly { readonly plan: string; readonly on: string; readonly late: boolean; readonly zoneNames: Names; readonly opens: Opens | null }[] }

/** The days on which a plan is to be looked at, those that have passed among them. */
export function ReviewsDue({ reviews }: Props) {
  const say = useSay()
  if (reviews.length === 0) return null
  return (
    <Table caption={`${say('station.work-reviews')} (${say.number(reviews.length)})`} columns={[{ title: say('station.zone') }, { title: say('station.work-review-day') }, { title: say('station.state') }]}
      rows={reviews.map(({ plan, on, late, zoneNames, opens }) => () => ({ key: `${plan} ${on}`, cells: [<Leads key="plan" to={`/plans/${plan}`} opens={opens}>{named(zoneNames, say.language)}</Leads>, say.day(on), late ? say('station.work-day-has-passed') : say('station.work-still-to-come')] }))} />
  )
}
