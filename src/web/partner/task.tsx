import { data, redirect } from 'react-router'
import { action as actionSeen, answerTask, myTasks } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { ask, attempt, typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../station/field-errors.ts'
import { AnswerForm } from './answer-form.tsx'
import { ownerSays } from './joint/actions-list.tsx'
import type { Route } from './+types/task'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.seen.action.words, params.lang) : speak(params.lang)('partner.task'))

export async function loader(arrival: Route.LoaderArgs) {
  const { organisations } = await ask(arrival, myTasks, {})
  return { seen: await ask(arrival, actionSeen, { action: arrival.params.action }), organisations }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const { organisation = '', state, because } = typed
  const sent = await attempt(arrival, answerTask, { action: arrival.params.action, organisation, state, ...(because && { because }) }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/partner/tasks/${arrival.params.action}`) : data({ ...sent.refused, typed }, { status: sent.status })
}

/** A task as the organisation that was asked reads it: what for, until when, and its answer. */
export default function Task({ loaderData: { seen: { action: one, zone, plan, problem }, organisations }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const own = one.tasks.filter(({ organisation }) => organisations.some((it) => it.organisation === organisation))
  const answers = (state: string) => (state === 'accepted' ? (['returned'] as const) : state === 'asked' ? (['accepted', 'declined'] as const) : (['accepted'] as const))
  return (
    <>
      <Back to={`/${say.language}/partner`}>{say('partner.home')}</Back>
      <h1>{own[0]?.words ?? named(one.words, say.language)}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <SummaryList rows={[
        { key: 'action', term: say('partner.part-of'), says: named(one.words, say.language) },
        ...(problem.statement ? [{ key: 'problem', term: say('partner.about-problem'), says: named(problem.statement, say.language) }] : []),
        { key: 'zone', term: say('station.plan-zone'), says: named(zone.names, say.language) },
        { key: 'when', term: say('partner.when'), says: say('partner.from-to', { from: say.day(one.from), to: say.day(one.due) }) },
        { key: 'owner', term: say('partner.owner'), says: ownerSays(say, one.owner) },
        ...(plan ? [{ key: 'plan', term: say('station.plan'), says: <a href={`/${say.language}/partner/plans/${plan.plan}`}>{say('partner.read-plan')}</a> }] : []),
      ]} />
      {own.length === 0 && <p>{say('partner.no-task-here')}</p>}
      {own.map(({ organisation, name, state, because, answeredOn }) => (
        <AnswerForm key={organisation} organisation={organisation} several={own.length > 1 ? name : undefined} title={state === 'accepted' ? say('partner.give-it-back') : say('partner.take-it')} closed={plan?.state === 'closed' || one.droppedOn !== null}
          said={state === 'asked' ? null : [`${name}: ${say.any(`plans.task-${state}`)}`, answeredOn && say.day(answeredOn), because].filter(Boolean).join(', ')}
          options={answers(state).map((value) => ({ value, words: say(({ accepted: 'partner.we-accept', declined: 'partner.we-decline-task', returned: 'partner.we-return' } as const)[value]) }))}
          because={say('partner.task-because')} becauseHint={say('partner.task-because-hint')} typed={no?.typed.organisation === organisation ? no.typed : {}} errors={no?.typed.organisation === organisation ? errors : {}} />
      ))}
    </>
  )
}
