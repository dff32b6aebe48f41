import { data } from 'react-router'
import { publishedPlan } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { worksOfPlan } from '#domains/work/index.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { everybody } from '#web/ui/everybody.ts'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/plan'
import { AgreedBy } from './agreed-by.tsx'
import { Objectives } from './objectives.tsx'
import { standingsOf } from './standing.ts'
import { ToldActions } from './told-actions.tsx'

export const headers = everybody

export async function loader(arrival: Route.LoaderArgs) {
  const { zone: slug, plan: id } = arrival.params
  const { plan, plans } = await ask(arrival, publishedPlan, { slug, plan: id })
  if (!plan) throw data({ code: 'web.no-such-page' }, { status: 404 })
  return { plan, others: plans.filter((other) => other.plan !== plan.plan), works: (await ask(arrival, worksOfPlan, { plan: plan.plan })).works }
}

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? `${named(loaderData.plan.zone, params.lang)}: ${speak(params.lang)('web.the-plan')}` : 'Vatra')

/** The joint plan of police, municipality and partners, in plain words, with where each action stands. */
export default function PlanPage({ loaderData: { plan, others, works } }: Route.ComponentProps) {
  const say = useSay()
  const home = `/${say.language}/zones/${plan.slug}`
  const standings = standingsOf(works)
  return (
    <>
      <Back to={home}>{named(plan.zone, say.language)}</Back>
      <h1>{say('web.plan-of', { zone: named(plan.zone, say.language) })}</h1>
      <p className="quiet">{say('web.plan-days', { from: say.day(plan.from), to: say.day(plan.to), published: say.day(plan.publishedOn) })} {plan.changedOn && plan.changedOn !== plan.closedOn && say('web.plan-changed', { day: say.day(plan.changedOn) })} {plan.closedOn && say('web.plan-closed', { day: say.day(plan.closedOn) })}</p>
      <p className="lead">{named(plan.summary, say.language)}</p>
      {plan.problems.map((problem) => (
        <section key={problem.problem}>
          <h2>{named(problem.statement, say.language)}</h2>
          <p><a href={`/${say.language}/problems/${problem.problem}`}>{say('web.why-this')}</a></p>
          <Objectives objectives={problem.objectives} />
          <ToldActions actions={problem.actions} works={standings} />
        </section>
      ))}
      <AgreedBy partners={plan.partners} />
      {plan.reviews.length > 0 && <><h2>{say('web.looked-at-on')}</h2><ul>{plan.reviews.map(({ on, heldOn }) => <li key={on}>{heldOn === null ? say.day(on) : say('web.held', { day: say.day(heldOn) })}</li>)}</ul></>}
      {others.length > 0 && <><h2>{say('web.other-plans')}</h2><ul>{others.map((other) => <li key={other.plan}><a href={`${home}/plans/${other.plan}`}>{say('web.wave-days', { from: say.day(other.from), to: say.day(other.to) })}</a></li>)}</ul></>}
    </>
  )
}
