import { data, redirect } from 'react-router'
import { dropObjective, plan, planAction, setObjective, sharePart, stateProblem } from '#domains/plans/index.ts'
import { whos, type WholePlan } from '#domains/plans/words.ts'
import { desk } from '#domains/problems/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, attempt, ctxOf, typedIn, type Arrival } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { ActionsList } from '#web/partner/joint/actions-list.tsx'
import { PartsList } from '#web/partner/joint/parts-list.tsx'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../../field-errors.ts'
import { asAsked, asTyped } from '../as-asked.ts'
import { opensAt } from '../../leads/opens-at.ts'
import { missingSays } from '../missing-says.ts'
import { oneDeed, type Fields } from '../one-deed.ts'
import { actionAsked, actionFields } from './action-asked.ts'
import { ActionForm } from './action-form.tsx'
import { handsOf } from './hands-of.ts'
import { Known } from './known.tsx'
import { measured } from './measured.ts'
import { ObjectiveForm, type Measures } from './objective-form.tsx'
import { ObjectivesList } from './objectives-list.tsx'
import { PartsForm } from './parts-form.tsx'
import { StatementForm } from './statement-form.tsx'
import type { Route } from './+types/plan-problem'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.problem.statement, params.lang) : speak(params.lang)('station.plan'))

export async function loader(arrival: Route.LoaderArgs) {
  const whole = await ask(arrival, plan, { plan: arrival.params.plan })
  const problem = whole.problems.find((one) => one.problem === arrival.params.problem)
  if (!problem) throw data({ code: 'problems.no-such-problem' }, { status: 404 })
  const { actor } = await ctxOf(arrival)
  const { zone, ...about } = whole.plan
  const mine = whole.plan.state !== 'closed' && may('plans.set-objective', actor, { ...about, zone: zone.zone })
  const wanted = new URL(arrival.request.url).searchParams.get('objective')
  return {
    plan: whole.plan, opens: opensAt(actor, { ...about, zone: zone.zone }), problem, missing: whole.missing.filter((one) => one.problem === problem.problem), others: whole.problems.filter((one) => one !== problem).map(({ problem: id, statement }) => ({ id, statement })),
    mine, objective: problem.objectives.find(({ objective }) => objective === wanted), measures: mine ? await measuresOf(arrival, whole.plan) : null, hands: mine ? await handsOf(arrival, { zone: zone.zone, commissariat: about.commissariat }) : null,
  }
}

/** What the objectives can be measured by: the published figures of the plan's round, and the record of the year before it. */
async function measuresOf(arrival: Arrival, { zone, wave }: WholePlan['plan']): Promise<Measures> {
  const laid = await ask(arrival, desk, { zone: zone.zone, wave: wave.wave })
  return {
    figures: laid.concerns.flatMap(({ question, names, share, low, high, n }) => (share === null ? [] : [{ question, names, share, low: low!, high: high!, n }])),
    categories: laid.recorded?.categories.map(({ category, count }) => ({ category, count })) ?? [],
  }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, plan: id, problem } = arrival.params
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const here = `/${lang}/station/plans/${id}/problems/${problem}`
  const asked = { ...asAsked(typed), plan: id, problem }
  if (typed.intent === 'parts') return shareParts(arrival, typed, here)
  if (typed.intent === 'drop-objective') return oneDeed(arrival, typed, { deed: dropObjective, asked: { objective: typed.objective }, at: '#objectives' }, here)
  if (typed.intent === 'objective') return oneDeed(arrival, typed, { deed: setObjective, asked: measured(asked), at: '#objectives', renamed: objectiveFields }, here)
  if (typed.intent === 'action') return oneDeed(arrival, typed, { deed: planAction, asked: actionAsked(asked), at: '#actions', renamed: actionFields }, here)
  return oneDeed(arrival, typed, { deed: stateProblem, asked, at: '#statement' }, here)
}

const objectiveFields = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([field, code]) => [['figure', 'category', 'indicator'].includes(field) ? 'measure' : field, code]))

/** The parts are one form and a deed each: what was left empty is not said. */
async function shareParts(arrival: Route.ActionArgs, typed: Fields, here: string) {
  const asked = asAsked(typed)
  for (const who of whos.filter((one) => asked[one] !== undefined)) {
    const sent = await attempt(arrival, sharePart, { plan: arrival.params.plan, problem: arrival.params.problem, who, words: asked[who] }, typed)
    if (!sent.ok) return data({ ...sent.refused, fields: asTyped('parts', Object.fromEntries(Object.entries(sent.refused.fields).map(([field, code]) => [field.replace(/^words/, who), code])), whos, arrival.params.lang), typed }, { status: sent.status })
  }
  return redirect(`${here}#parts`)
}

/** One problem of a plan: what is known, what should change, what is done about it and by whom; each a form of its own. */
export default function PlanProblem({ loaderData: { plan: it, opens, problem, missing, others, mine, objective, measures, hands }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed = no?.typed ?? {}
  const here = `/${say.language}/station/plans/${it.plan}`
  const lacks = (...whats: string[]) => missing.some(({ what }) => whats.includes(what))
  const form = { typed, errors, problem }
  return (
    <>
      <Back to={here}>{say('station.plan-of', { zone: named(it.zone.names, say.language) })}</Back>
      <h1>{named(problem.statement, say.language)}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      {missing.length > 0 && <Notice title={say('station.plan-problem-lacks', { what: say.list(missing.map((one) => missingSays(say, one))) })} />}
      <Known problem={problem} opens={opens} />
      <section aria-labelledby="statement"><h2 id="statement">{say('station.plan-statement')}</h2><p>{named(problem.statement, say.language)}</p>{mine && <StatementForm {...form} open={lacks('problem')} />}</section>
      <section aria-labelledby="objectives">
        <h2 id="objectives">{say('partner.objectives')}</h2>
        <ObjectivesList objectives={problem.objectives} here={`${here}/problems/${problem.problem}`} mine={mine && it.state === 'drafted'} />
        {mine && <ObjectiveForm {...form} measures={measures!} objective={objective} to={it.to} open={objective !== undefined || lacks('objective')} />}
      </section>
      <section aria-labelledby="actions">
        <h2 id="actions">{say('partner.actions')}</h2>
        <ActionsList problem={problem} leads={(one, words) => <a href={`${here}/actions/${one.action}`}>{words}</a>} />
        {mine && <Fold title={say('station.plan-add-action')} open={lacks('action') || typed.intent === 'action'}><ActionForm {...form} hands={hands!} from={it.from} to={it.to} /></Fold>}
      </section>
      <section aria-labelledby="who-does-what"><h2 id="who-does-what">{say('partner.parts')}</h2><PartsList parts={problem.parts} />{mine && <PartsForm {...form} open={lacks('police-part', 'other-part')} />}</section>
      {others.length > 0 && <p className="quiet">{say('station.plan-other-problems')} {others.map(({ id, statement }, at) => <span key={id}>{at > 0 && ' · '}<a href={`${here}/problems/${id}`}>{named(statement, say.language)}</a></span>)}</p>}
    </>
  )
}
