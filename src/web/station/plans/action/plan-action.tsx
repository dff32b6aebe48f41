import { data } from 'react-router'
import { answerTask, askTask, dropAction, plan, planAction } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, ctxOf, typedIn } from '#web/http/ctx.ts'
import { ownerSays } from '#web/partner/joint/actions-list.tsx'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { asAsked } from '../as-asked.ts'
import { opensAt } from '../../leads/opens-at.ts'
import { oneDeed, type Fields } from '../one-deed.ts'
import { actionAsked, actionFields } from '../problem/action-asked.ts'
import { ActionForm } from '../problem/action-form.tsx'
import { handsOf } from '../problem/hands-of.ts'
import { Tasks } from './tasks.tsx'
import type { Route } from './+types/plan-action'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.action.words, params.lang) : speak(params.lang)('station.plan'))

export async function loader(arrival: Route.LoaderArgs) {
  const whole = await ask(arrival, plan, { plan: arrival.params.plan })
  const problem = whole.problems.find(({ actions }) => actions.some((one) => one.action === arrival.params.action))
  const action = problem?.actions.find((one) => one.action === arrival.params.action)
  if (!problem || !action) throw data({ code: 'plans.no-such-action' }, { status: 404 })
  const { actor } = await ctxOf(arrival)
  const { zone, ...about } = whole.plan
  const subject = { ...about, zone: zone.zone }
  const open = whole.plan.state !== 'closed' && action.droppedOn === null
  const mine = open && may('plans.plan-action', actor, subject)
  return {
    plan: whole.plan, opens: opensAt(actor, subject), problem, action, mine, onBehalf: open && may('plans.publish-plan', actor, subject),
    hands: mine ? await handsOf(arrival, subject) : { posts: [], organisations: [] },
  }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, plan: id, action: one } = arrival.params
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const here = `/${lang}/station/plans/${id}/actions/${one}`
  const asked = { ...asAsked(typed), action: one }
  if (typed.intent === 'task') return oneDeed(arrival, typed, { deed: askTask, asked, worded: [], at: '#tasks' }, here)
  if (typed.intent === 'answer') return oneDeed(arrival, typed, { deed: answerTask, asked: { ...asked, onBehalf: true }, at: '#tasks' }, here)
  if (typed.intent === 'drop') return oneDeed(arrival, typed, { deed: dropAction, asked }, here)
  const { action: known, problem } = await loader(arrival)
  return oneDeed(arrival, typed, { deed: planAction, asked: { ...actionAsked(asked), plan: id, problem: problem.problem, action: known.action }, renamed: actionFields }, here)
}

/** One action of a plan: what was agreed, whom it asks for help and how they answered; it can be changed or dropped with a reason. */
export default function PlanAction({ loaderData: { plan: it, opens, problem, action: one, mine, onBehalf, hands }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = no?.typed ?? {}
  const here = `/${say.language}/station/plans/${it.plan}`
  const cause = problem.causes.find(({ cause: id }) => id === one.cause)
  return (
    <>
      <Back to={`${here}/problems/${problem.problem}`}>{named(problem.statement, say.language)}</Back>
      <h1>{named(one.words, say.language)}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {one.droppedOn && <Notice title={say('partner.dropped-because', { day: say.day(one.droppedOn), because: one.droppedBecause ?? '–' })} />}
      <SummaryList rows={[
        { key: 'method', term: say('partner.method'), says: `${say.any(`plans.method-${one.method}`)} (${say.any(`plans.approach-${one.approach}`)})` },
        { key: 'owner', term: say('partner.owner'), says: ownerSays(say, one.owner) },
        { key: 'when', term: say('partner.when'), says: say('partner.from-to', { from: say.day(one.from), to: say.day(one.due) }) },
        { key: 'cause', term: say('station.plan-which-cause'), says: cause?.words ?? say('station.plan-whole-problem') },
        ...(one.resources ? [{ key: 'resources', term: say('station.plan-resources'), says: one.resources }] : []),
      ]} />
      {it.state !== 'drafted' && opens.action && <p><a href={`/${say.language}/station/actions/${one.action}`}>{say('station.plan-what-was-done')}</a></p>}
      <Tasks action={one} organisations={hands.organisations} mine={mine} onBehalf={onBehalf} typed={typed} errors={errors} />
      {mine && <Fold title={say('station.plan-change-action')} open={typed.intent === 'action'}><ActionForm problem={problem} hands={hands} action={one} from={it.from} to={it.to} typed={typed} errors={errors} /></Fold>}
      {mine && (
        <Fold title={say('station.plan-drop-action')} open={typed.intent === 'drop'}>
          <form method="post"><TextArea name="drop-because" label={say('station.plan-why-drop')} hint={say('station.plan-why-drop-hint')} rows={2} most={2000} value={typed['drop-because']} error={errors['drop-because']} /><Button grave name="intent" value="drop">{say('station.plan-drop-it')}</Button></form>
        </Fold>
      )}
    </>
  )
}
