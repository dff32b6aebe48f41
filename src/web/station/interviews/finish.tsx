import { redirect } from 'react-router'
import { interviewSheet } from '#domains/fieldwork/index.ts'
import { named } from '#domains/territory/words.ts'
import { refusal, submit } from '#web/http/ctx.ts'
import { speak } from '#web/say.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/form/error-summary.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { titled } from '#web/ui/titled.ts'
import { useSay } from '#web/ui/use-say.ts'
import { interviewAtHand, interviewForgotten } from './interview-at-hand.ts'
import type { Route } from './+types/finish'

export const meta: Route.MetaFunction = ({ params }) => titled(speak(params.lang)('station.interview-finish'))

export async function loader(arrival: Route.LoaderArgs) {
  const { sheet, start } = await interviewAtHand(arrival)
  return { zone: sheet.zone, start }
}

export async function action(arrival: Route.ActionArgs) {
  const { code, half, sheet, start } = await interviewAtHand(arrival)
  const sent = await submit(arrival, interviewSheet, ({ secondInterviewer, others }) => ({ wave: sheet.wave, code, half, language: arrival.params.lang, secondInterviewer, othersPresent: others === 'yes' }))
  if (!sent.ok) return refusal(sent)
  return redirect(`${start}?kept`, { headers: { 'set-cookie': interviewForgotten(arrival.request) } })
}

/** The interviewer has the phone back: who asked, who listened, and the sheet is handed in. */
export default function Finish({ loaderData: { zone }, actionData: no }: Route.ComponentProps) {
  const say = useSay()
  return (
    <>
      <ErrorSummary errors={{}} general={no && say.any(no.code, no.values)} />
      <p className="quiet">{say('station.interview-in-zone', { zone: named(zone.names, say.language) })}</p>
      <h1>{say('station.interview-finish')}</h1>
      <form method="post">
        <TextField name="secondInterviewer" label={say('station.second-interviewer')} hint={say('station.second-interviewer-hint')} width="middle" autoComplete="off" />
        <label className="option"><input type="checkbox" name="others" value="yes" /><span>{say('station.others-present')}</span></label>
        <p><Button>{say('station.hand-in-interview')}</Button></p>
      </form>
    </>
  )
}
