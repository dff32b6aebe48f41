import { named } from '#domains/territory/words.ts'
import { due } from '#domains/work/index.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { ActionCards } from './progress/action-cards.tsx'
import type { Route } from './+types/mine'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.work-mine'))

export const loader = (arrival: Route.LoaderArgs) => ask(arrival, due, { mine: true, most: 500 })

/** What an officer has to do, on a phone: what is overdue first, each one tap away. */
export default function Mine({ loaderData: { today, overdue, dueSoon, stuck, later, reviews } }: Route.ComponentProps) {
  const say = useSay()
  const late = new Set(overdue.map(({ action }) => action))
  const soon = dueSoon.filter(({ action }) => !late.has(action)), held = stuck.filter(({ action }) => !late.has(action) && !soon.some((one) => one.action === action))
  const none = overdue.length + soon.length + held.length + later.length === 0
  return (
    <>
      <h1>{say('station.work-mine')}</h1>
      {none && <Notice title={say('station.work-nothing-mine')}><p>{say('station.work-nothing-mine-why')}</p></Notice>}
      <ActionCards title={say('station.work-overdue')} actions={overdue} today={today} />
      <ActionCards title={say('station.work-due-soon')} actions={soon} today={today} />
      <ActionCards title={say('station.work-stuck')} actions={held} today={today} />
      <ActionCards title={say('station.work-later')} actions={later} today={today} />
      {reviews.length > 0 && (
        <section aria-labelledby="reviews">
          <h2 id="reviews">{say('station.work-reviews')}</h2>
          <ul className="action-cards">{reviews.map(({ plan, on, zoneNames }) => <li key={`${plan}${on}`}><a href={`/${say.language}/station/plans/${plan}`}><b>{named(zoneNames, say.language)}</b><span>{say.day(on)}</span></a></li>)}</ul>
        </section>
      )}
      <p><a href={`/${say.language}/station/due`}>{say('station.work-see-all-due')}</a></p>
    </>
  )
}
