import { data, redirect } from 'react-router'
import { keepDraft } from '#domains/survey/index.ts'
import { asked } from '#domains/survey/words.ts'
import { named } from '#domains/territory/words.ts'
import { refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Back } from '#web/ui/back.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import { byAnybody } from '../../resident/answer/by-anybody.ts'
import { QuestionField } from '../../resident/answer/question-field.tsx'
import { fieldErrors } from '../field-errors.ts'
import { interviewAtHand } from './interview-at-hand.ts'
import type { Route } from './+types/aloud'

export const handle = { exit: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params, loaderData }) => titled(loaderData ? named(loaderData.block.names, params.lang) : speak(params.lang)('station.interviews'))

export async function loader(arrival: Route.LoaderArgs) {
  const { sheet, aloud, answers, start } = await interviewAtHand(arrival)
  const place = aloud.blocks.findIndex(({ id }) => id === arrival.params.block)
  const block = aloud.blocks[place]
  if (!block) throw data({ code: 'web.no-such-page' }, { status: 404 })
  const before = aloud.blocks[place - 1]
  return { block, questions: asked(aloud, answers).filter((question) => question.block === block.id), given: sheet.answers, zone: sheet.zone, place, of: aloud.blocks.length, before: before ? `${start}/${before.id}` : start }
}

export async function action(arrival: Route.ActionArgs) {
  const { code, half, aside, start } = await interviewAtHand(arrival)
  const sent = await submit(arrival, byAnybody(keepDraft), (answers) => ({ code, half, block: arrival.params.block, answers, aside }))
  if (!sent.ok) return refusal(sent)
  if (sent.answer.next !== null) return redirect(`${start}/${sent.answer.next}`)
  return redirect((await interviewAtHand(arrival)).alone.length > 0 ? `${start}/alone` : `${start}/finish`)
}

/** One block as it is read aloud at the door. */
export default function Aloud({ loaderData: { block, questions, given, zone, place, of, before }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const wrong = fieldErrors(say, no?.fields, no?.values)
  const labelOf = (id: string) => named(questions.find((question) => question.id === id)?.label ?? questions.find((question) => question.id === id)?.words ?? {}, say.language)
  return (
    <>
      <Back to={before}>{say('web.part-before')}</Back>
      <ErrorSummary errors={Object.fromEntries(Object.entries(wrong).map(([id, words]) => [id, `${labelOf(id)}: ${words}`]))} general={no && Object.keys(wrong).length === 0 ? say.any(no.code, no.values) : undefined} />
      <p className="quiet">{say('station.interview-in-zone', { zone: named(zone.names, say.language) })}. {say('web.step', { n: place + 1, of })}</p>
      <h1>{named(block.names, say.language)}</h1>
      <p>{say('station.read-aloud')}</p>
      {block.intro && <p>{named(block.intro, say.language)}</p>}
      <form method="post" noValidate>
        {questions.map((question) => <QuestionField key={question.id} question={question} given={no ? no.typed[question.id] : given[question.id]} error={wrong[question.id]} />)}
        <Button>{say('web.continue')}</Button>
      </form>
    </>
  )
}
