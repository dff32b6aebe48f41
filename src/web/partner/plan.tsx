import { data, redirect } from 'react-router'
import { answerPlan, myTasks, plan } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import type { Handle } from '#web/root.tsx'
import { ask, attempt, typedIn } from '#web/http/ctx.ts'
import { currencyAt } from '#web/station/currency-at.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../station/field-errors.ts'
import { AnswerForm } from './answer-form.tsx'
import { JointPlan } from './joint/joint-plan.tsx'
import type { Route } from './+types/plan'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? speak(params.lang)('partner.joint-plan-of', { zone: named(loaderData.whole.plan.zone.names, params.lang) }) : speak(params.lang)('station.plan'))

export async function loader(arrival: Route.LoaderArgs) {
  const { organisations } = await ask(arrival, myTasks, {})
  return { whole: await ask(arrival, plan, { plan: arrival.params.plan }), currency: await currencyAt(arrival), organisations }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Record<string, string>
  const { organisation = '', state, because } = typed
  const sent = await attempt(arrival, answerPlan, { plan: arrival.params.plan, organisation, state, ...(because && { because }) }, typed)
  return sent.ok ? redirect(`/${arrival.params.lang}/partner/plans/${arrival.params.plan}`) : data({ ...sent.refused, typed }, { status: sent.status })
}

/** The joint plan as an organisation reads it, and its answer: it agrees, or says why not. */
export default function Plan({ loaderData: { whole, currency, organisations }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const own = whole.consents.filter(({ organisation }) => organisations.some((one) => one.organisation === organisation))
  const waits = own.some(({ state }) => state === 'asked')
  return (
    <>
      <Back to={`/${say.language}/partner`}>{say('partner.home')}</Back>
      <h1>{say('partner.joint-plan-of', { zone: named(whole.plan.zone.names, say.language) })}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {whole.plan.state === 'drafted' && <Notice title={say('partner.not-agreed-yet')}>{waits && <p><a href="#answer">{say('partner.to-the-answer')}</a></p>}</Notice>}
      <JointPlan whole={whole} currency={currency} />
      {own.length === 0 && <p>{say('partner.nobody-asked')}</p>}
      <div id="answer" className="answering">
        {own.map(({ organisation, name, state, because, saidOn }) => (
          <AnswerForm key={organisation} organisation={organisation} title={say('partner.answer-plan')} hint={say('partner.answer-plan-hint')} closed={whole.plan.state === 'closed'}
            said={state === 'asked' ? null : [`${name}: ${say.any(`plans.consent-${state}`)}`, saidOn && say.day(saidOn), because].filter(Boolean).join(', ')}
            options={[{ value: 'agreed', words: say('partner.we-agree') }, { value: 'declined', words: say('partner.we-decline') }]}
            because={say('partner.why-not')} becauseHint={say('partner.why-not-hint')} typed={no?.typed.organisation === organisation ? no.typed : {}} errors={no?.typed.organisation === organisation ? errors : {}} several={own.length > 1 ? name : undefined} />
        ))}
      </div>
    </>
  )
}
