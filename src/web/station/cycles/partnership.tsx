import { data } from 'react-router'
import { ratePartnership } from '#domains/cycles/index.ts'
import { advices } from '#domains/cycles/words.ts'
import { named } from '#domains/territory/words.ts'
import { typedIn } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/form/choice.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextArea } from '#web/ui/form/text-area.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { fieldErrors } from '../field-errors.ts'
import { asAsked } from '../plans/as-asked.ts'
import { oneDeed, type Fields } from '../plans/one-deed.ts'
import { addressOf } from './address-of.ts'
import { turnAt } from './cycle-at.ts'
import type { Route } from './+types/partnership'

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? speak(params.lang)('station.partnership-with', { name: loaderData.partnership.name }) : speak(params.lang)('station.cycle-partnerships'))

export async function loader(arrival: Route.LoaderArgs) {
  const { seen, may } = await turnAt(arrival)
  const partnership = seen.partnerships.find(({ organisation }) => organisation === arrival.params.organisation)
  if (!partnership) throw data({ code: 'cycles.no-such-partner-in-the-plan' }, { status: 404 })
  return { seen, partnership, mine: may.rate }
}

export async function action(arrival: Route.ActionArgs) {
  const typed = ((await typedIn(arrival.request)) ?? {}) as Fields
  const { lang, zone, organisation } = arrival.params
  return oneDeed(arrival, typed, { deed: ratePartnership, asked: { words: '', ...asAsked(typed), cycle: typed.cycle, organisation }, worded: [] }, `/${lang}/station/zones/${zone}/cycle`)
}

/** How it was to work with one organisation, with a view to the next turn; the station's own, not the organisation's to read. */
export default function Partnership({ loaderData: { seen, partnership: { name, rating, words, advice }, mine }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const errors = fieldErrors(say, no?.fields, no?.values)
  const typed: Fields = no?.typed ?? {}
  const levels = ['1', '2', '3', '4', '5'] as const
  return (
    <>
      <Back to={addressOf(say.language, seen)}>{say('station.cycle-of', { zone: named(seen.zone.names, say.language) })}</Back>
      <h1>{say('station.partnership-with', { name })}</h1>
      {no && <ErrorSummary errors={errors} general={Object.keys(errors).length ? undefined : say.any(no.code, no.values)} />}
      <p>{say('station.partnership-lead')}</p>
      {!mine ? <p>{rating === null ? say('station.partnership-not-rated') : `${say('station.cycle-rating-of-5', { rating })} ${words ?? ''}`}</p> : (
        <form method="post">
          <input type="hidden" name="cycle" value={seen.cycle.cycle} />
          <Choice name="rate-rating" label={say('station.cycle-rating')} options={levels.map((level) => ({ value: level, words: say.any(`station.partnership-${level}`) }))} chosen={typed['rate-rating'] ?? rating?.toString()} error={errors['rate-rating']} />
          <TextArea name="rate-words" label={say('station.partnership-words')} most={4000} value={typed['rate-words'] ?? words ?? undefined} error={errors['rate-words']} />
          <Choice name="rate-advice" label={say('station.partnership-advice')} inline options={advices.map((one) => ({ value: one, words: say.any(`cycles.advice-${one}`) }))} chosen={typed['rate-advice'] ?? advice ?? undefined} error={errors['rate-advice']} />
          <Button name="intent" value="rate">{say('station.partnership-keep')}</Button>
        </form>
      )}
    </>
  )
}
