import { z } from 'zod'
import { newQuestion, sealedQuestion, toShow } from '#domains/people/index.ts'
import { Origin } from '#domains/people/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'

/** A question put at this door is answered at no other. */
export const residentsDoor = 'residents'
const Asked = z.object({ origin: Origin })
const Answer = z.object({ /** What the browser asks its passkeys, as JSON (WebAuthn Level 3, 5.5). */ options: z.string(), /** As the form carries it back. */ question: z.string() })

/** What a browser asks whichever passkey a resident has for this site: it names nobody. */
export const passkeyQuestion = query('residents.passkey-question', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: ask })

async function ask(ctx: Ctx, { origin }: z.output<typeof Asked>) {
  const question = newQuestion('show', origin, ctx.now)
  const options = await toShow(question)
  return { options: JSON.stringify(options), question: sealedQuestion(question, residentsDoor) }
}
