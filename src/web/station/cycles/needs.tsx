import { data, redirect } from 'react-router'
import { noteNeed } from '#domains/cycles/index.ts'
import { named } from '#domains/territory/words.ts'
import { attempt, typedIn } from '#web/http/ctx.ts'
import { currencyAt } from '#web/station/currency-at.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { asAsked } from '../plans/as-asked.ts'
import { numberTyped } from '../plans/number-typed.ts'
import { oneDeed, type Fields } from '../plans/one-deed.ts'
import { centsAsked } from './cents-asked.ts'
import { addressOf } from './address-of.ts'
import { turnAt } from './cycle-at.ts'
import { NewNeed, PlannedNeeds } from './judged/needs-forms.tsx'
import { NeedsNoted } from './judged/needs-noted.tsx'
import type { Route } from './+types/needs'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.cycle-needs'))

export async function loader(arrival: Route.LoaderArgs) {
  const { seen, may } = await turnAt(arrival)
  return { seen, currency: await currencyAt(arrival), mine: may.need }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const { lang, zone } = arrival.params
  const here = `/${lang}/station/zones/${zone}/cycle/needs`, asked: Record<string, unknown> = asAsked(typed)
  if (typed.intent !== 'came') return oneDeed(arrival, typed, { deed: noteNeed, asked: { ...asked, amount: numberTyped(asked.amount), cents: centsAsked(asked.cents), met: 'new', cycle: typed.cycle }, worded: [] }, here)
  for (const [need, met] of Object.entries(asked)) {
    const sent = await attempt(arrival, noteNeed, { cycle: typed.cycle, need, met }, typed)
    if (!sent.ok) return data({ ...sent.refused, fields: { [`came-${need}`]: sent.refused.fields.met ?? sent.refused.code }, typed }, { status: sent.status })
  }
  return redirect(here)
}

/** Of what the plan needed, whether it came; and what else was missing to cope with the problems. */
export default function Needs({ loaderData: { seen, currency, mine }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const form = { seen, typed: (no?.typed ?? {}) as Fields, errors }
  return (
    <>
      <Back to={addressOf(say.language, seen)}>{say('station.cycle-of', { zone: named(seen.zone.names, say.language) })}</Back>
      <h1>{say('station.cycle-needs')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p className="lead">{say('station.cycle-needs-lead')}</p>
      <NeedsNoted needs={seen.needs} currency={currency} />
      {mine && seen.planned.length > 0 && <PlannedNeeds {...form} />}
      {mine && <NewNeed {...form} currency={currency} />}
    </>
  )
}
