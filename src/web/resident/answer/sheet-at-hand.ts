import { redirect } from 'react-router'
import { sheetToFill } from '#domains/survey/index.ts'
import { answerCodeOf, answerHalfOf } from '#web/http/answer-code.ts'
import { ask, type Arrival } from '#web/http/ctx.ts'
import { byAnybody } from './by-anybody.ts'

/** The sheet whose code, and whose half, this browser holds, while it can be filled in; without one, back to where the code is asked for. */
export async function sheetAtHand(arrival: Arrival & { readonly params: { readonly lang?: string } }) {
  const code = answerCodeOf(arrival.request), half = answerHalfOf(arrival.request) ?? undefined
  const start = `/${arrival.params.lang}/answer`
  if (code === null) throw redirect(start)
  const sheet = await ask(arrival, byAnybody(sheetToFill), { code, half })
  if (sheet.state !== 'open') throw redirect(sheet.state === 'answered' ? `${start}/thanks` : start)
  return { code, half, sheet }
}
