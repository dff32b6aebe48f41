import { data } from 'react-router'
import { assessProblem } from '#domains/cycles/index.ts'
import { named } from '#domains/territory/words.ts'
import { typedIn } from '#web/http/ctx.ts'
import { ChangeLine } from '#web/resident/cycle/change-line.tsx'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { asAsked } from '../../plans/as-asked.ts'
import { oneDeed, type Fields } from '../../plans/one-deed.ts'
import { addressOf } from '../address-of.ts'
import { turnAt } from '../cycle-at.ts'
import { AssessForm } from './assess-form.tsx'
import { Judgement } from './judgement.tsx'
import type { Route } from './+types/assess'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.problem.statement, params.lang) : speak(params.lang)('station.cycle-judge'))

export async function loader(arrival: Route.LoaderArgs) {
  const { seen, may } = await turnAt(arrival)
  const problem = seen.problems.find((one) => one.problem === arrival.params.problem)
  if (!problem) throw data({ code: 'cycles.no-such-problem-in-the-plan' }, { status: 404 })
  return { seen, problem, mine: may.assess, kept: new URL(arrival.request.url).searchParams.has('kept') }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const { lang, zone, problem } = arrival.params
  const asked: Record<string, unknown> = asAsked(typed)
  const solved = { yes: true, no: false }[typed['assess-solved'] ?? '']
  return oneDeed(arrival, typed, { deed: assessProblem, asked: { told: {}, reasoning: '', ...asked, solved, cycle: typed.cycle, problem }, worded: ['told', 'despite'] }, `/${lang}/station/zones/${zone}/cycle/problems/${problem}?kept=1`)
}

/** What became of one problem: what was measured stands first, then the judgement of a person, with the reason wherever that says better than the measure. */
export default function Assess({ loaderData: { seen, problem, mine, kept }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const again = seen.stages.find(({ stage }) => stage === 'asked-again')!
  const back = addressOf(say.language, seen)
  return (
    <>
      <Back to={back}>{say('station.cycle-of', { zone: named(seen.zone.names, say.language) })}</Back>
      <h1>{named(problem.statement, say.language)}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {kept && !no && <Notice kind="done" title={say('station.cycle-kept')}><p><a href={back}>{say('station.cycle-back')}</a></p></Notice>}
      <h2>{say('station.cycle-measured')}</h2>
      <p><ChangeLine change={problem.change} recorded={problem.recorded} /></p>
      {problem.actions.length > 0 && <><h2>{say('station.plan-what-was-done')}</h2><ul>{problem.actions.map(({ action: id, words, state }) => <li key={id}><a href={`/${say.language}/station/actions/${id}`}>{named(words, say.language)}</a>: {say.any(`work.state-${state}`)}</li>)}</ul></>}
      {problem.assessment && <Judgement assessment={problem.assessment} checked={mine} />}
      {!mine ? null : again.doneOn === null && problem.assessment === null && again.missing.length > 0 ? <Notice title={say('station.cycle-judge-later')}><p>{say('cycles.not-asked-again-yet')}</p></Notice>
        : <AssessForm problem={problem} cycle={seen.cycle.cycle} languages={seen.plan?.languages ?? []} typed={no?.typed ?? {}} errors={errors} />}
    </>
  )
}
