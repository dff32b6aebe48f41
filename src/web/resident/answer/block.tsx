import { data, redirect } from 'react-router'
import { keepDraft } from '#domains/survey/index.ts'
import { asked, checkedAnswers, type Question } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import type { Route } from './+types/block'
import { HelpCard } from './help-card.tsx'
import { QuestionField } from './question-field.tsx'
import { sheetAtHand } from './sheet-at-hand.ts'
import { byAnybody } from './by-anybody.ts'

export const handle = { exit: true } satisfies Handle

export async function loader(arrival: Route.LoaderArgs) {
  const { sheet } = await sheetAtHand(arrival)
  const { instrument, answers, zone, closesOn, elsewhere } = sheet
  const block = instrument.blocks.find(({ id }) => id === arrival.params.block)
  if (!block) throw data({ code: 'web.no-such-page' }, { status: 404 })
  const questions = asked(instrument, checkedAnswers(instrument, answers).answers).filter((question) => question.block === block.id)
  const place = instrument.blocks.indexOf(block)
  return { block, questions, answers, zone, closesOn, elsewhere, place, of: instrument.blocks.length, before: instrument.blocks[place - 1]?.id ?? null }
}

export async function action(arrival: Route.ActionArgs) {
  const { code, half, sheet } = await sheetAtHand(arrival)
  const { lang, block } = arrival.params
  const sent = await submit(arrival, byAnybody(keepDraft), (answers) => ({ code, half, block, answers }))
  if (!sent.ok) return refusal(sent)
  const gone = block === sheet.instrument.blocks[0]?.id && sent.answer.next !== block
  if (gone && sheet.places.length > 0 && sheet.pins === null) return redirect(`/${lang}/answer/places`)
  return redirect(sent.answer.next === null ? `/${lang}/answer/check` : `/${lang}/answer/${sent.answer.next}`)
}

export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.block.names, params.lang) : speak(params.lang)('web.answer-title'))

/** One block of the questionnaire: its questions, what was answered before, and a word of help at the end. */
export default function Block({ loaderData: { block, questions, answers, zone, closesOn, elsewhere, place, of, before }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const wrong = Object.fromEntries(Object.entries(no?.fields ?? {}).map(([id, code]) => [id, say.any(code, no?.values)]))
  return (
    <>
      {before !== null && <Back to={`/${say.language}/answer/${before}`}>{say('web.part-before')}</Back>}
      <ErrorSummary errors={Object.fromEntries(Object.entries(wrong).map(([id, words]) => [id, `${nameOf(questions, id, say.language)}: ${words}`]))} general={no && Object.keys(wrong).length === 0 ? say.any(no.code, no.values) : undefined} />
      {elsewhere && <Notice title={say('web.begun-elsewhere')}><p>{say('web.begun-elsewhere-why')}</p></Notice>}
      <p className="quiet">{say('web.step', { n: place + 1, of })}</p>
      <h1>{named(block.names, say.language)}</h1>
      <p className="quiet">{say('web.about-zone', { zone: named(zone.names, say.language), day: say.day(closesOn) })} {say('web.kept-for-you')}</p>
      {block.intro && <p>{named(block.intro, say.language)}</p>}
      <form method="post" noValidate>
        {questions.map((question) => <QuestionField key={question.id} question={question} given={no ? no.typed[question.id] : answers[question.id]} error={wrong[question.id]} />)}
        <Button>{say('web.continue')}</Button>
      </form>
      <HelpCard />
    </>
  )
}

/** The question's short name, so that a list of what is open can be read without scrolling. */
function nameOf(questions: readonly Question[], id: string, language: string): string {
  const question = questions.find((one) => one.id === id)
  return question ? named(question.label ?? question.words, language) : id
}
