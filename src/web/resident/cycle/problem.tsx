import { data } from 'react-router'
import { accountOfProblem } from '#domains/cycles/index.ts'
import { publishedProblem } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { worksOfPlan } from '#domains/work/index.ts'
import { ask } from '#web/http/ctx.ts'
import { Back } from '#web/ui/back.tsx'
import { everybody } from '#web/ui/everybody.ts'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Route } from './+types/problem'
import { ChangeLine } from './change-line.tsx'
import { Numbers } from './numbers.tsx'
import { Objectives } from './objectives.tsx'
import { standingsOf } from './standing.ts'
import { ToldActions } from './told-actions.tsx'

export const headers = everybody

export async function loader(arrival: Route.LoaderArgs) {
  const { problem: id } = arrival.params
  const { problem } = await ask(arrival, publishedProblem, { problem: id })
  if (!problem) throw data({ code: 'web.no-such-page' }, { status: 404 })
  const [{ works }, { verdict }] = await Promise.all([ask(arrival, worksOfPlan, { plan: problem.plan }), ask(arrival, accountOfProblem, { problem: id })])
  return { problem, works, verdict }
}

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.problem.statement, params.lang) : 'Vatra')

/** One problem with the whole chain: what residents said, what causes it, who has which part, what is done, and what became of it. */
export default function ProblemPage({ loaderData: { problem, works, verdict } }: Route.ComponentProps) {
  const say = useSay()
  const home = `/${say.language}/zones/${problem.slug}`
  return (
    <>
      <Back to={home}>{named(problem.zone, say.language)}</Back>
      <h1>{named(problem.statement, say.language)}</h1>
      <p className="quiet">{say('web.problem-of', { zone: named(problem.zone, say.language), from: say.day(problem.from), to: say.day(problem.to) })} <a href={`${home}/plans/${problem.plan}`}>{say('web.the-plan')}</a></p>
      {verdict && (
        <Notice title={say.any(`cycles.outcome-${verdict.outcome}`)}>
          <p><ChangeLine change={verdict.change} recorded={verdict.recorded} /></p>
          <p>{named(verdict.told, say.language)} <a href={`${home}/accounts/${verdict.cycle}`}>{say('web.whole-account')}</a></p>
        </Notice>
      )}
      <Numbers problem={problem} />
      {problem.causes.length > 0 && <><h2>{say('web.causes')}</h2><ul>{problem.causes.map(({ cause, side, words }) => <li key={cause}>{say.any(`problems.side-${side}`)}: {words}</li>)}</ul></>}
      {problem.objectives.length > 0 && <><h2>{say('web.aim')}</h2><Objectives objectives={problem.objectives} /></>}
      <h2>{say('web.what-is-done')}</h2>
      <ToldActions actions={problem.actions} works={standingsOf(works)} />
      {problem.parts.length > 0 && <><h2>{say('web.who-does-what')}</h2><ul>{problem.parts.map(({ who, words }) => <li key={who}><strong>{say.any(`plans.who-${who}`)}</strong>: {named(words, say.language)}</li>)}</ul></>}
      {problem.follows && <p><a href={`/${say.language}/problems/${problem.follows}`}>{say('web.problem-before')}</a></p>}
    </>
  )
}
