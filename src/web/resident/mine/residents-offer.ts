import { passkeyOffer, passkeyQuestion } from '#domains/residents/index.ts'
import { Refusal } from '#frame/refusal.ts'
import { island } from '#web/http/bytes/islands.ts'
import { ctxOf, type Arrival } from '#web/http/ctx.ts'
import { originOf } from '#web/http/session.ts'

/** What a resident's browser asks for: a passkey that is there, or with a session one to make. Null where there can be none. */
export async function residentsOffer(arrival: Arrival, session?: string) {
  const part = island('passkey')
  if (!part) return null
  const [caller, origin] = [await ctxOf(arrival), originOf(arrival.request)]
  try {
    const { options, question } = session === undefined ? await passkeyQuestion(caller, { origin }) : await passkeyOffer(caller, { session, origin })
    return { options: JSON.parse(options) as object, question, script: part.script }
  } catch (no) {
    if (no instanceof Refusal && no.code === 'frame.invalid') return null
    throw no
  }
}
