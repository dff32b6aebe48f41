import { data } from 'react-router'
import { writeCard } from '#domains/cycles/index.ts'
import { named } from '#domains/territory/words.ts'
import { typedIn } from '#web/http/ctx.ts'
import { currencyAt } from '#web/station/currency-at.ts'
import { ChangeLine } from '#web/resident/cycle/change-line.tsx'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { asAsked } from '../plans/as-asked.ts'
import { oneDeed, type Fields } from '../plans/one-deed.ts'
import { addressOf } from './address-of.ts'
import { turnAt } from './cycle-at.ts'
import { centsAsked } from './cents-asked.ts'
import { CardForm } from './judged/card-form.tsx'
import { LibraryCard } from './judged/library-card.tsx'
import type { Route } from './+types/card'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.method-card'))

export async function loader(arrival: Route.LoaderArgs) {
  const { seen, may } = await turnAt(arrival)
  const problem = seen.problems.find(({ actions }) => actions.some(({ action: id }) => id === arrival.params.action))
  if (!problem) throw data({ code: 'cycles.no-such-action-in-the-plan' }, { status: 404 })
  return { seen, problem, done: problem.actions.find(({ action: id }) => id === arrival.params.action)!, card: seen.cards.find((one) => one.action === arrival.params.action), mine: may.card, currency: await currencyAt(arrival) }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const { lang, zone, action: id } = arrival.params
  const asked: Record<string, unknown> = asAsked(typed)
  return oneDeed(arrival, typed, { deed: writeCard, asked: { setting: '', dose: '', notes: '', ...asked, cents: centsAsked(asked.cents), cycle: typed.cycle, action: id }, worded: [] }, `/${lang}/station/zones/${zone}/cycle`)
}

/** What was learnt of a method at one action, for whoever meets such a problem next. */
export default function CardPage({ loaderData: { seen, problem, done, card, mine, currency }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  return (
    <>
      <Back to={addressOf(say.language, seen)}>{say('station.cycle-of', { zone: named(seen.zone.names, say.language) })}</Back>
      <h1>{say('station.card-of', { method: say.any(`plans.method-${done.method}`) })}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{named(done.words, say.language)}: {say.any(`work.state-${done.state}`)}</p>
      <p>{say('station.card-problem', { problem: named(problem.statement, say.language) })} <ChangeLine change={problem.change} recorded={problem.recorded} /></p>
      {mine ? <CardForm card={card} currency={currency} cycle={seen.cycle.cycle} typed={no?.typed ?? {}} errors={errors} /> : card && <LibraryCard card={card} currency={currency} />}
    </>
  )
}
