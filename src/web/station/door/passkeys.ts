import { passkeyOffer, passkeyQuestion } from '#domains/people/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { island } from '#web/http/bytes/islands.ts'
import { ctxOf, type Arrival } from '#web/http/ctx.ts'
import { originOf } from '#web/http/session.ts'

export type Offer = { readonly options: object; readonly question: string; readonly script: string }

/** What a browser asks for: a passkey that is there, or with a session one to make. Null where there can be none, as on an address that is a number. */
export async function offered(arrival: Arrival, session?: string): Promise<Offer | null> {
  const part = island('passkey')
  if (!part) return null
  const [caller, origin] = [await ctxOf(arrival), originOf(arrival.request)]
  try {
    return { ...(session === undefined ? await passkeyQuestion(caller, { origin }) : await passkeyOffer(caller, { session, origin })), script: part.script }
  } catch (no) {
    if (no instanceof Refusal && no.code === 'frame.invalid') return null
    throw no
  }
}

/** What the script put into the form; nothing sound when there was no script. */
export function answerIn(typed: unknown): unknown {
  try {
    return JSON.parse(String(typed))
  } catch {
    return null
  }
}
