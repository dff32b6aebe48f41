import { organisations } from '#domains/partners/index.ts'
import { answerPlan, askPartners, closePlan, dropNeed, holdReview, noteNeed, plan, publishPlan, setReview, summarisePlan } from '#domains/plans/index.ts'
import { named } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, ctxOf, typedIn, type Typed } from '#web/http/ctx.ts'
import { currencyAt } from '#web/station/currency-at.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Tag } from '#web/ui/tag.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { asAsked } from './as-asked.ts'
import { numberTyped } from './number-typed.ts'
import { oneDeed, type Fields, type Sent } from './one-deed.ts'
import { WhatIsMissing } from './what-is-missing.tsx'
import { AskedPartners } from './whole/asked-partners.tsx'
import { Needs } from './whole/needs.tsx'
import { ProblemFold } from './whole/problem-fold.tsx'
import { Reviews } from './whole/reviews.tsx'
import { Summary } from './whole/summary.tsx'
import type { Route } from './+types/plan'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? speak(params.lang)('station.plan-of', { zone: named(loaderData.whole.plan.zone.names, params.lang) }) : speak(params.lang)('station.plan'))

export async function loader(arrival: Route.LoaderArgs) {
  const whole = await ask(arrival, plan, { plan: arrival.params.plan })
  const { actor, now } = await ctxOf(arrival)
  const subject = { ...whole.plan, zone: whole.plan.zone.zone }
  const open = whole.plan.state !== 'closed'
  const mine = open && may('plans.summarise-plan', actor, subject)
  const known = mine ? (await ask(arrival, organisations, { commissariat: subject.commissariat })).organisations.filter(({ leftOn }) => leftOn === null).map(({ organisation, name, sector }) => ({ organisation, name, sector })) : []
  return { whole, currency: await currencyAt(arrival), known, mine, leads: open && may('plans.publish-plan', actor, subject), today: now.toISOString().slice(0, 10) }
}

export async function action(arrival: Route.ActionArgs) {
  const { lang, plan: id } = arrival.params
  const typed = (await typedIn(arrival.request)) ?? {}
  return oneDeed(arrival, typed as Fields, sentAs(typed, id), `/${lang}/station/plans/${id}`)
}

/** Which deed a form of the page asks for. */
function sentAs(typed: Typed, id: string): Sent {
  const asked: Record<string, unknown> = { ...asAsked(typed), plan: id }
  switch (typed.intent) {
    case 'need': return { deed: noteNeed, asked: { ...asked, amount: numberTyped(asked.amount), cents: inCents(asked.cents) }, worded: [], at: '#needs' }
    case 'drop-need': return { deed: dropNeed, asked: { need: typed.need }, at: '#needs' }
    case 'review': return { deed: setReview, asked, at: '#reviews' }
    case 'hold': return { deed: holdReview, asked, worded: [], at: '#reviews' }
    case 'ask': return { deed: askPartners, asked: { ...asked, organisations: [asked.organisations ?? []].flat() }, at: '#partners' }
    case 'consent': return { deed: answerPlan, asked: { ...asked, onBehalf: true }, at: '#partners' }
    case 'publish': return { deed: publishPlan, asked }
    case 'give-up': return { deed: closePlan, asked }
    default: return { deed: summarisePlan, asked, worded: ['summary'], at: '#summary' }
  }
}

/** Money as it is typed, in whole units and hundredths. */
function inCents(typed: unknown): unknown {
  const money = numberTyped(typed)
  return typeof money === 'number' ? Math.round(money * 100) : money
}

/** The plan of a zone as it is made: what is missing first, then problem by problem, then what holds for the whole; published in one place at the end. */
export default function Plan({ loaderData: { whole, currency, known, mine, leads, today }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const form = { whole, mine, typed: (no?.typed ?? {}) as Fields, errors }
  const { plan: it, problems, missing } = whole
  const here = `/${say.language}/station/plans/${it.plan}`
  return (
    <>
      <Back to={`/${say.language}/station/plans`}>{say('station.plans')}</Back>
      <h1>{say('station.plan-of', { zone: named(it.zone.names, say.language) })}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.plan-lead', { from: say.day(it.from), to: say.day(it.to), wave: named(it.wave.names, say.language) })} <Tag>{say.any(`plans.state-${it.state}`)}</Tag></p>
      <WhatIsMissing whole={whole} here={here} />
      <p className="further"><a href={`${here}/joint`}>{say('station.plan-read-it')}</a> <a href={`/${say.language}/station/zones/${it.zone.slug}`}>{named(it.zone.names, say.language)}</a></p>
      <h2 id="problems">{say('station.plan-problems')}</h2>
      {problems.map((problem) => <ProblemFold key={problem.problem} problem={problem} here={here} lacking={missing.filter((one) => one.problem === problem.problem)} mine={mine} />)}
      <Needs {...form} currency={currency} />
      <Reviews {...form} today={today} />
      <AskedPartners {...form} known={known} leads={leads} />
      <Summary {...form} />
      {leads && it.state === 'drafted' && (
        <section aria-labelledby="publish">
          <h2 id="publish">{say('station.plan-publish')}</h2>
          {missing.length > 0 ? <p>{say('station.plan-publish-later')}</p> : <form method="post"><p>{say('station.plan-what-publishing-means')}</p><Button grave name="intent" value="publish">{say('station.plan-publish-it')}</Button></form>}
          <Fold title={say('station.plan-give-up')}><form method="post"><p>{say('station.plan-what-giving-up-means')}</p><Button quiet name="intent" value="give-up">{say('station.plan-give-it-up')}</Button></form></Fold>
        </section>
      )}
      {it.state === 'closed' && !it.publishedOn && <p>{say('station.plan-given-up')} <a href={`/${say.language}/station/plans`}>{say('station.plans')}</a></p>}
    </>
  )
}
