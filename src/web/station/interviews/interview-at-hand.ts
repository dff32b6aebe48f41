import { redirect } from 'react-router'
import { handedOver, readAloud, setAside } from '#domains/fieldwork/words.ts'
import { sheetToFill } from '#domains/survey/index.ts'
import { checkedAnswers } from '#domains/survey/words.ts'
import { cookieOf, forgottenCookie, keptCookie } from '#web/http/cookies.ts'
import { ask, visitorOf, type Arrival } from '#web/http/ctx.ts'
import { cameSecurely } from '#web/http/headers.ts'

const nameOf = (request: Request) => (cameSecurely(request) ? '__Host-vatra-interview' : 'vatra-interview')

/** The code of the interview that this browser is in the middle of, and the half that the browser adds: another that has the letter's code sees nothing of it. */
export const interviewKept = (request: Request, { code, half }: { readonly code: string; readonly half: string }) => keptCookie(nameOf(request), `${code}.${half}`, 'Strict', cameSecurely(request))
export const interviewForgotten = (request: Request) => forgottenCookie(nameOf(request), 'Strict', cameSecurely(request))

/** The interview at hand: its sheet, what is read aloud of it to this person's mind, and what is left for the resident alone. */
export async function interviewAtHand(arrival: Arrival & { readonly params: { readonly lang?: string } }) {
  const [code, half] = cookieOf(arrival.request, nameOf(arrival.request))?.split('.') ?? []
  const start = `/${arrival.params.lang}/station/interviews`
  if (!code || !half) throw redirect(start)
  const sheet = await ask(arrival, sheetToFill, { code, half })
  if (sheet.state !== 'open') throw redirect(start)
  const aside = setAside(sheet.instrument, (await visitorOf(arrival)).actor)
  const { answers } = checkedAnswers(sheet.instrument, sheet.answers)
  const alone = handedOver(sheet.instrument, aside, answers).filter(({ id }) => answers[id] === undefined)
  return { code, half, start, sheet, aside, aloud: readAloud(sheet.instrument, aside), answers, alone }
}
