import { data, redirect } from 'react-router'
import { keepDraft } from '#domains/survey/index.ts'
import { times, type Pin } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { refusal, submit, type Typed } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Many } from '#web/ui/form/choice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/places'
import { byAnybody } from './by-anybody.ts'
import { HelpCard } from './help-card.tsx'
import { sheetAtHand } from './sheet-at-hand.ts'

export const handle = { exit: true } satisfies Handle

export async function loader(arrival: Route.LoaderArgs) {
  const { sheet: { places, pins, zone, instrument } } = await sheetAtHand(arrival)
  if (places.length === 0) throw data({ code: 'web.no-such-page' }, { status: 404 })
  return { places, pins: pins ?? [], zone, before: instrument.blocks[0]!.id }
}

export async function action(arrival: Route.ActionArgs) {
  const { code, half } = await sheetAtHand(arrival)
  const sent = await submit(arrival, byAnybody(keepDraft), (typed) => ({ code, half, answers: {}, pins: pinsIn(typed) }))
  if (!sent.ok) return refusal(sent)
  return redirect(`/${arrival.params.lang}/answer/${sent.answer.next ?? 'check'}`)
}

/** A place is named by choosing when it is dangerous there. */
const pinsIn = (typed: Typed) => Object.entries(typed).filter(([name]) => name.startsWith('pin-')).map(([name, when]) => ({ place: name.slice(4), times: [when].flat() as Pin['times'] }))

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.places-title'))

/** Which public places of the zone are dangerous, and when; passing over all of them is an answer too. */
export default function Places({ loaderData: { places, pins, zone, before }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const options = times.map((time) => ({ value: time, words: say.any(`web.time-${time}`) }))
  return (
    <>
      <Back to={`/${say.language}/answer/${before}`}>{say('web.part-before')}</Back>
      <ErrorSummary errors={{}} general={no && say.any(no.fields.pins ?? no.code, no.values)} />
      <h1>{say('web.places-title')}</h1>
      <p className="lead">{say('web.places-lead', { zone: named(zone.names, say.language) })}</p>
      <p>{say('web.places-note')}</p>
      <form method="post" noValidate>
        {places.map(({ place, names }) => <Many key={place} inline name={`pin-${place}`} label={named(names, say.language)} options={options} chosen={pins.find((pin) => pin.place === place)?.times} />)}
        <Button>{say('web.continue')}</Button>
      </form>
      <HelpCard />
    </>
  )
}
