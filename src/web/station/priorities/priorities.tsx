import { organisations } from '#domains/partners/index.ts'
import { adoptStrategy, needsSummed, noteConsultation, priorities, strategyDraft, writeStrategy } from '#domains/plans/index.ts'
import { may } from '#frame/allow.ts'
import type { Handle } from '#web/root.tsx'
import { ask, ctxOf, typedIn } from '#web/http/ctx.ts'
import { currencyAt } from '#web/station/currency-at.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { asAsked } from '../plans/as-asked.ts'
import { oneDeed, type Fields } from '../plans/one-deed.ts'
import { NeedsSummed } from './needs-summed.tsx'
import { RolledUp } from './rolled-up.tsx'
import { Strategy } from './strategy.tsx'
import type { Route } from './+types/priorities'

export const handle = { wide: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.priorities'))

export async function loader(arrival: Route.LoaderArgs) {
  const { actor, now } = await ctxOf(arrival)
  const directorate = actor.kind === 'person' ? actor.directorate : ''
  const year = new URL(arrival.request.url).searchParams.get('year')
  const directs = may('plans.write-strategy', actor, { directorate })
  return {
    rolled: await ask(arrival, priorities, {}), needs: await ask(arrival, needsSummed, {}), currency: await currencyAt(arrival), drafted: await ask(arrival, strategyDraft, year ? { year: Number(year) } : {}), directs,
    known: directs ? (await ask(arrival, organisations, {})).organisations.filter(({ leftOn }) => leftOn === null).map(({ organisation, name }) => ({ organisation, name })) : [],
    today: now.toISOString().slice(0, 10), wanted: year === null ? null : Number(year),
  }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const asked: Record<string, unknown> = asAsked(typed)
  const year = Number(asked.year)
  const here = `/${arrival.params.lang}/station/priorities${Number.isInteger(year) ? `?year=${year}` : ''}`
  if (typed.intent === 'consultation') return oneDeed(arrival, typed, { deed: noteConsultation, asked: { ...asked, year }, worded: [], at: '#strategy' }, here)
  if (typed.intent === 'adopt') return oneDeed(arrival, typed, { deed: adoptStrategy, asked: { year }, at: '#strategy' }, here)
  const first = ['first', 'second', 'third', 'fourth', 'fifth'].flatMap((place) => asked[place] ?? [])
  return oneDeed(arrival, typed, { deed: writeStrategy, asked: { ...asked, year, priorities: first }, renamed: (fields) => Object.fromEntries(Object.entries(fields).map(([field, code]) => [field.startsWith('priorities') ? 'first' : field, code])), at: '#strategy' }, here)
}

/** What the zones put first, added up to commissariats and the directorate; what their plans need together; and the strategy of the year that is made of it. */
export default function Priorities({ loaderData: { currency, rolled, needs, drafted, directs, known, today, wanted }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  return (
    <>
      <Back to={`/${say.language}/station/plans`}>{say('station.plans')}</Back>
      <h1>{say('station.priorities')}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <RolledUp rolled={rolled} />
      <NeedsSummed needs={needs} currency={currency} />
      <Strategy drafted={drafted} rolled={rolled} directs={directs} known={known} today={today} wanted={wanted} typed={(no?.typed ?? {}) as Fields} errors={errors} />
    </>
  )
}
