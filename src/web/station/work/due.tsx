import { named, partOfList } from '#domains/territory/words.ts'
import { due } from '#domains/work/index.ts'
import type { Handle } from '#web/root.tsx'
import { ask, visitorOf } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/form/select.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { opensAt } from '../leads/opens-at.ts'
import { partWanted } from '../part-wanted.ts'
import { DueCounts } from './falls-due/due-counts.tsx'
import { DueTable } from './falls-due/due-table.tsx'
import { ReviewsDue } from './falls-due/reviews-due.tsx'
import { UnansweredTable } from './falls-due/unanswered-table.tsx'
import { zonesAtHand } from './zones-at-hand.ts'
import type { Route } from './+types/due'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.work-due'))
const kinds = ['overdue', 'due-soon', 'stuck', 'reviews', 'unanswered'] as const

export async function loader(arrival: Route.LoaderArgs) {
  const asked = new URL(arrival.request.url).searchParams
  const places = await zonesAtHand(arrival)
  const zone = places.find(({ slug }) => slug === asked.get('zone')) ?? null
  const fallen = await ask(arrival, due, zone ? { zone: zone.zone, most: 500 } : {})
  const { actor } = await visitorOf(arrival), open = new Map(places.map((place) => [place.zone as string, opensAt(actor, place)]))
  const told = <One extends { readonly zone: string }>(all: readonly One[]) => all.map((one) => ({ ...one, opens: open.get(one.zone) ?? null }))
  const lists = { overdue: told(fallen.overdue), dueSoon: told(fallen.dueSoon), stuck: told(fallen.stuck), reviews: told(fallen.reviews), unanswered: told(fallen.unanswered) }
  return { places, zone: zone?.slug ?? '', only: kinds.find((kind) => kind === asked.get('only')) ?? '', fallen: { ...fallen, ...lists }, ...partOfList(speak(arrival.params.lang).inOrder(fallen.counts.zones), partWanted(arrival.request), zonesOfATable) }
}

/** So many zones with what stands where are one page. */
const zonesOfATable = 50

/** What is overdue, due soon, stuck, to be reviewed and unanswered, in every zone of one's reach; counted by zone, commissariat and directorate. */
export default function Due({ loaderData: { places, zone, only, fallen, shown, part } }: Route.ComponentProps) {
  const say = useSay()
  const { today, overdue, dueSoon, stuck, reviews, unanswered, rest } = fallen
  const shows = (kind: (typeof kinds)[number]) => only === '' || only === kind
  const unlisted = rest.overdue + rest.dueSoon + rest.stuck + rest.reviews + rest.unanswered
  const nothing = [overdue, dueSoon, stuck, reviews, unanswered].every(({ length }) => length === 0)
  return (
    <>
      <h1>{say('station.work-due')}</h1>
      <p className="lead">{nothing ? say('station.work-nothing-due') : say('station.work-due-lead', { overdue: overdue.length + rest.overdue, soon: dueSoon.length + rest.dueSoon, stuck: stuck.length + rest.stuck })}</p>
      <form method="get" className="search filters">
        <Select name="zone" label={say('station.zone')} none={say('station.all-zones')} options={places.map(({ slug, names }) => [slug, named(names, say.language)] as const)} chosen={zone} />
        <Select name="only" label={say('station.work-what-to-show')} none={say('station.work-everything')} options={kinds.map((kind) => [kind, say.any(`station.work-${kind}`)] as const)} chosen={only} />
        <Button quiet>{say('station.show')}</Button>
      </form>
      {unlisted > 0 && <p>{say('station.work-not-listed', { unlisted })}</p>}
      {nothing && <Notice title={say('station.work-nothing-due')}><p>{say('station.work-nothing-due-why')}</p></Notice>}
      {shows('overdue') && <DueTable title={say('station.work-overdue')} actions={overdue} today={today} />}
      {shows('stuck') && <DueTable title={say('station.work-stuck')} actions={only === '' ? stuck.filter(({ action }) => !overdue.some((late) => late.action === action)) : stuck} today={today} />}
      {shows('due-soon') && <DueTable title={say('station.work-due-soon')} actions={dueSoon} today={today} />}
      {shows('reviews') && <ReviewsDue reviews={reviews} />}
      {shows('unanswered') && <UnansweredTable unanswered={unanswered} />}
      {only === '' && <DueCounts counts={{ ...fallen.counts, zones: shown }} part={part} whole={places[0]?.directorateNames ?? {}} />}
    </>
  )
}
