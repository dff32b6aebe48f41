import { named, type Names } from '#domains/territory/words.ts'
import { Table } from '#web/ui/table.tsx'
import { useSay } from '#web/ui/use-say.ts'

type Props = { readonly reviews: readonly { readonly plan: string; readonly on: string; readonly late: boolean; readonly zoneNames: Names }[] }

/** The days on which a plan is to be looked at, those that have passed among them. */
export function ReviewsDue({ reviews }: Props) {
  const say = useSay()
  if (reviews.length === 0) return null
  return (
    <Table caption={`${say('station.work-reviews')} (${say.number(reviews.length)})`} columns={[{ title: say('station.zone') }, { title: say('station.work-review-day') }, { title: say('station.state') }]}
      rows={reviews.map(({ plan, on, late, zoneNames }) => () => ({ key: `${plan} ${on}`, cells: [<a key="plan" href={`/${say.language}/station/plans/${plan}`}>{named(zoneNames, say.language)}</a>, say.day(on), late ? say('station.work-day-has-passed') : say('station.work-still-to-come')] }))} />
  )
}
