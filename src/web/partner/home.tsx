import { myTasks } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Tag } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { Card } from './card.tsx'
import type { Route } from './+types/home'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('partner.home'))
export const loader = (arrival: Route.LoaderArgs) => ask(arrival, myTasks, {})

/** What waits for the answer of an organisation stands first; then what it does; then the plans it takes part in. */
export default function Home({ loaderData: { organisations, plans, tasks, own } }: Route.ComponentProps) {
  const say = useSay()
  const here = `/${say.language}/partner`
  const asked = { plans: plans.filter(({ state }) => state === 'asked'), tasks: tasks.filter(({ state }) => state === 'asked') }
  const agreed = plans.filter(({ state }) => state !== 'asked')
  const doing = tasks.filter(({ state }) => state === 'accepted')
  const given = tasks.filter(({ state }) => state === 'declined' || state === 'returned')
  const period = (from: string, to: string) => say('partner.from-to', { from: say.day(from), to: say.day(to) })
  const name = (id: string) => (organisations.length > 1 ? organisations.find(({ organisation }) => organisation === id)?.name : undefined)
  return (
    <>
      <h1>{say.list(say.inOrder(organisations).map((one) => one.name)) || say('partner.home')}</h1>
      <p className="lead">{say('partner.waits', { waits: asked.plans.length + asked.tasks.length })}</p>
      {asked.plans.length > 0 && <section aria-labelledby="plans-asked"><h2 id="plans-asked">{say('partner.plans-to-answer')}</h2>{asked.plans.map(({ plan, organisation, zone, from, to }) => (
        <Card key={`${plan} ${organisation}`} to={`${here}/plans/${plan}`} title={say('partner.joint-plan-of', { zone: named(zone.names, say.language) })} next={say('partner.read-and-answer')} lines={[period(from, to), name(organisation)]} />
      ))}</section>}
      {asked.tasks.length > 0 && <section aria-labelledby="tasks-asked"><h2 id="tasks-asked">{say('partner.tasks-to-answer')}</h2>{asked.tasks.map(({ action, organisation, zone, words, actionWords, from, due }) => (
        <Card key={`${action} ${organisation}`} to={`${here}/tasks/${action}`} title={words} next={say('partner.read-and-answer')} lines={[named(actionWords, say.language), `${named(zone.names, say.language)}, ${period(from, due)}`, name(organisation)]} />
      ))}</section>}
      <section aria-labelledby="own">
        <h2 id="own">{say('partner.own-actions')}</h2>
        {own.length + doing.length + given.length === 0 && <p>{say('partner.no-actions')}</p>}
        {own.map(({ action, zone, words, from, due }) => <Card key={action} to={`${here}/actions/${action}`} title={named(words, say.language)} lines={[say('partner.you-answer-for-it'), `${named(zone.names, say.language)}, ${period(from, due)}`]} />)}
        {[...doing, ...given].map(({ action, organisation, zone, words, state, from, due, because }) => (
          <Card key={`${action} ${organisation}`} to={state === 'accepted' ? `${here}/actions/${action}` : `${here}/tasks/${action}`} title={words} lines={[<Tag key="state">{say.any(`plans.task-${state}`)}</Tag>, state === 'accepted' ? null : because, `${named(zone.names, say.language)}, ${period(from, due)}`]} />
        ))}
      </section>
      {agreed.length > 0 && <section aria-labelledby="plans">
        <h2 id="plans">{say('partner.own-plans')}</h2>
        {agreed.map(({ plan, organisation, zone, from, to, state, saidOn }) => (
          <Card key={`${plan} ${organisation}`} to={`${here}/plans/${plan}`} title={say('partner.joint-plan-of', { zone: named(zone.names, say.language) })} lines={[period(from, to), [say.any(`plans.consent-${state}`), saidOn && say.day(saidOn)].filter(Boolean).join(', ')]} />
        ))}
      </section>}
    </>
  )
}
