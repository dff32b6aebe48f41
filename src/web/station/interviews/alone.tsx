import { redirect } from 'react-router'
import { keepDraft } from '#domains/survey/index.ts'
import { refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import type { Handle } from '../../root.tsx'
import { byAnybody } from '../../resident/answer/by-anybody.ts'
import { QuestionField } from '../../resident/answer/question-field.tsx'
import { fieldErrors } from '../field-errors.ts'
import { interviewAtHand } from './interview-at-hand.ts'
import type { Route } from './+types/alone'

export const handle = { exit: true } satisfies Handle
export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.hand-over'))

export async function loader(arrival: Route.LoaderArgs) {
  const { alone, start } = await interviewAtHand(arrival)
  if (alone.length === 0) throw redirect(`${start}/finish`)
  return { alone }
}

/** Keeps what the resident answered, and goes on; only questions that these answers have just brought up are asked as well. */
export async function action(arrival: Route.ActionArgs) {
  const { code, half, alone, start } = await interviewAtHand(arrival)
  const sent = await submit(arrival, byAnybody(keepDraft), (answers) => ({ code, half, answers }))
  if (!sent.ok) return refusal(sent)
  const shown = new Set(alone.map(({ id }) => id))
  return redirect((await interviewAtHand(arrival)).alone.some(({ id }) => !shown.has(id)) ? `${start}/alone` : `${start}/finish`)
}

/** What nobody reads aloud: the resident answers it on the phone. What was answered is not shown again, to nobody. */
export default function Alone({ loaderData: { alone }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  const wrong = fieldErrors(say, no?.fields, no?.values)
  return (
    <>
      <ErrorSummary errors={wrong} general={no && Object.keys(wrong).length === 0 ? say.any(no.code, no.values) : undefined} />
      <h1>{say('station.hand-over')}</h1>
      <p className="lead">{say('station.hand-over-lead')}</p>
      <form method="post" noValidate>
        {alone.map((question) => <QuestionField key={question.id} question={question} given={no?.typed[question.id]} error={wrong[question.id]} />)}
        <Button>{say('station.hand-over-done')}</Button>
      </form>
    </>
  )
}
