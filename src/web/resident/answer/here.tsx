import { redirect } from 'react-router'
import { questionnaire } from '#domains/survey/index.ts'
import { times } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { island } from '#web/http/bytes/islands.ts'
import { ask } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Many } from '#web/ui/form/choice.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/here'
import { byAnybody } from './by-anybody.ts'
import { HelpCard } from './help-card.tsx'
import { QuestionField } from './question-field.tsx'

export const handle = { exit: true } satisfies Handle

/** The same page for everybody in the zone: it is asked for without a code. */
export async function loader(arrival: Route.LoaderArgs) {
  const { searchParams: of } = new URL(arrival.request.url)
  const start = `/${arrival.params.lang}/answer`
  const script = island('answer')
  if (!script || !of.has('wave') || !of.has('zone')) throw redirect(start)
  const asked = await ask(arrival, byAnybody(questionnaire), { wave: of.get('wave'), zone: of.get('zone') })
  if (asked.state !== 'open') throw redirect(start)
  const { instrument, places, zone, closesOn, fingerprint, wave, zoneId } = asked
  return { instrument, places, zone, closesOn, fingerprint, wave, zoneId, script: script.script }
}

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('web.answer-title'))

/** What the script says, by the keys of messages. */
const spokenHere = ['survey.choose-an-answer', 'survey.not-a-choice', 'survey.none-and-others', 'survey.not-a-whole-number', 'survey.number-out-of-range', 'survey.remark-too-long', 'survey.answers-to-look-at', 'survey.already-answered', 'survey.wave-closed', 'web.not-sent', 'web.key-differs'] as const

/** The whole questionnaire, for a browser that fills it in by itself: one part is shown at a time, and nothing is sent before the end. */
export default function Here({ loaderData: { instrument: { blocks, questions }, places, zone, closesOn, fingerprint, wave, zoneId, script } }: Route.ComponentProps) {
  const say = useSay()
  const options = times.map((time) => ({ value: time, words: say.any(`web.time-${time}`) }))
  return (
    <>
      <noscript><p className="lead"><a href={`/${say.language}/answer`}>{say('web.answer-now')}</a></p></noscript>
      <div id="sheet" hidden data-wave={wave} data-zone={zoneId} data-language={say.language} data-words={JSON.stringify(Object.fromEntries(spokenHere.map((key) => [key, say.any(key)])))}>
        <div className="error-summary" id="sheet-problem" role="alert" tabIndex={-1} hidden><h2>{say('web.there-is-a-problem')}</h2><p /><ul /></div>
        <div id="begun-elsewhere" hidden><Notice title={say('web.begun-elsewhere')}><p>{say('web.begun-elsewhere-why')}</p></Notice></div>
        {blocks.map(({ id, names, intro }, place) => (
          <form key={id} id={`part-${id}`} data-block={id} noValidate hidden>
            <p className="quiet">{say('web.step', { n: place + 1, of: blocks.length })}</p>
            <h1 tabIndex={-1}>{named(names, say.language)}</h1>
            <p className="quiet">{say('web.about-zone', { zone: named(zone.names, say.language), day: say.day(closesOn) })} {say('web.kept-on-phone')}</p>
            {intro && <p>{named(intro, say.language)}</p>}
            {questions.filter(({ block }) => block === id).map((question) => <div key={question.id} data-question={question.id} data-label={named(question.label ?? question.words, say.language)}><QuestionField question={question} given={undefined} error={undefined} /></div>)}
            <p className="stepping">{place > 0 && <button type="button" className="button quiet" data-back>{say('web.part-before')}</button>}<Button>{say('web.go-on')}</Button></p>
          </form>
        ))}
        {places.length > 0 && (
          <form id="part-places" data-block="places" noValidate hidden>
            <h1 tabIndex={-1}>{say('web.places-title')}</h1>
            <p className="lead">{say('web.places-lead', { zone: named(zone.names, say.language) })}</p>
            <p>{say('web.places-note')}</p>
            {places.map(({ place, names }) => <Many key={place} inline name={`pin-${place}`} label={named(names, say.language)} options={options} />)}
            <p className="stepping"><button type="button" className="button quiet" data-back>{say('web.part-before')}</button><Button>{say('web.go-on')}</Button></p>
          </form>
        )}
        <form id="part-send" data-block="send" noValidate hidden>
          <h1 tabIndex={-1}>{say('web.ready-title')}</h1>
          <p className="lead">{say('web.ready-lead')}</p>
          <p className="stepping"><button type="button" className="button quiet" data-back>{say('web.part-before')}</button><Button>{say('web.send')}</Button></p>
          <p>{say('web.send-note')}</p>
          <Fold title={say('web.who-could-know')}><p>{say('web.script-knows')}</p><p>{say('web.box-knows')}</p></Fold>
        </form>
        <p className="quiet">{say('web.fingerprint')} <code>{fingerprint}</code></p>
        <HelpCard />
      </div>
      <script type="module" src={script} />
    </>
  )
}
