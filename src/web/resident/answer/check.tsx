import { data, redirect } from 'react-router'
import { sealSheet } from '#domains/survey/index.ts'
import { asked, checkedAnswers, times, type Answers, type Question } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { refusal, submit } from '#web/http/ctx.ts'
import { speak, type Say } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { SummaryList } from '#web/ui/summary-list.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/check'
import { Envelope } from './envelope.tsx'
import { sheetAtHand } from './sheet-at-hand.ts'
import { byAnybody } from './by-anybody.ts'

export const handle = { exit: true } satisfies Handle

export async function loader(arrival: Route.LoaderArgs) {
  const { sheet: { instrument, answers: given, zone, block, places, pins, fingerprint } } = await sheetAtHand(arrival)
  if (block !== null) throw redirect(`/${arrival.params.lang}/answer/${block}`)
  const { answers } = checkedAnswers(instrument, given)
  return { blocks: instrument.blocks, questions: asked(instrument, answers), answers, zone, places, pins: pins ?? [], fingerprint }
}

export async function action(arrival: Route.ActionArgs) {
  const { code, half } = await sheetAtHand(arrival)
  const sent = await submit(arrival, byAnybody(sealSheet), () => ({ code, half, language: arrival.params.lang }))
  return sent.ok ? data({ envelope: sent.answer.envelope }) : refusal(sent)
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.check-title'))

/** All answers before they are sent, each with a way back to it; then the envelope that they are sent in. */
export default function Check({ loaderData: { blocks, questions, answers, zone, places, pins, fingerprint }, actionData: sent }: Route.ComponentProps) {
  const say = useSay()
  if (sent && 'envelope' in sent) return <Envelope envelope={sent.envelope} fingerprint={fingerprint} />
  return (
    <>
      <ErrorSummary errors={{}} general={sent && say.any(sent.code, sent.values)} />
      <h1>{say('web.check-title')}</h1>
      <p className="lead">{say('web.check-lead')}</p>
      <p className="quiet">{named(zone.names, say.language)}</p>
      {blocks.map(({ id, names }) => (
        <section key={id}>
          <h2>{named(names, say.language)}</h2>
          <SummaryList rows={questions.filter(({ block }) => block === id).map((question) => ({
            key: question.id, term: named(question.words, say.language), says: answerIn(say, question, answers[question.id]),
            change: { to: `/${say.language}/answer/${id}#${question.id}`, words: say('web.change'), what: named(question.words, say.language) },
          }))} />
        </section>
      ))}
      {places.length > 0 && (
        <section>
          <h2>{say('web.places-title')}</h2>
          <SummaryList rows={[{
            key: 'places', term: say('web.places-named'), change: { to: `/${say.language}/answer/places`, words: say('web.change'), what: say('web.places-title') },
            says: pins.length === 0 ? say('web.no-place-named') : <ul>{pins.map((pin) => <li key={pin.place}>{`${named(places.find(({ place }) => place === pin.place)?.names ?? {}, say.language)}: ${say.list(times.filter((time) => pin.times.includes(time)).map((time) => say.any(`web.time-${time}`)))}`}</li>)}</ul>,
          }]} />
        </section>
      )}
      <form method="post"><p>{say('web.seal-note')}</p><Button>{say('web.seal')}</Button></form>
    </>
  )
}

function answerIn(say: Say, { kind, choices = [] }: Question, answer: Answers[string] | undefined): string {
  if (answer === undefined) return say('web.not-answered')
  if (answer === 'dont-know') return say('web.dont-know')
  if (answer === 'prefer-not') return say('web.prefer-not')
  if (kind === 'number' || typeof answer === 'string') return String(answer)
  const codes = typeof answer === 'number' ? [answer] : answer
  const words = choices.filter(({ code }) => codes.includes(code)).map((choice) => named(choice.words, say.language))
  return words.length > 0 ? say.list(words) : say('web.not-answered')
}
