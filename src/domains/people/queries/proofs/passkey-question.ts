import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Origin } from '../../words.ts'
import { newQuestion, sealedQuestion, toShow } from '../../proofs/passkey.ts'

const Asked = z.object({ origin: Origin })
const Answer = z.object({ /** What the browser asks its passkeys (WebAuthn Level 3, 5.5). */ options: z.looseObject({}), /** As the form carries it back. */ question: z.string() })

/** What a browser asks whichever passkey somebody has for this site: it names nobody, so it tells nothing. */
export const passkeyQuestion = query('people.passkey-question', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: ask })

async function ask(ctx: Ctx, { origin }: z.output<typeof Asked>) {
  const question = newQuestion('show', origin, ctx.now)
  const options = await toShow(question)
  return { options: options as unknown as Record<string, unknown>, question: sealedQuestion(question) }
}
