import { z } from 'zod'
import { hostOf, newQuestion, sealedQuestion, toMake } from '#domains/people/index.ts'
import { Origin, Token } from '#domains/people/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { ownSelf } from '../door/own.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ session: Token, origin: Origin })
const Answer = z.object({ /** What the browser is told to make, as JSON (WebAuthn Level 3, 5.4). */ options: z.string(), /** As the form carries it back. */ question: z.string() })

/** What a browser needs to make a passkey for this resident on this site. The device shows a list of passkeys to whoever holds it, so this one has no name but the site's. */
export const passkeyOffer = query('residents.passkey-offer', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: ownSelf, run: offer })

async function offer(ctx: Ctx, { session, origin }: z.output<typeof Asked>, { person }: { person: string }) {
  const known = await tables(ctx).selectFrom('residents.passkeys').select('credential').where('directorate_id', '=', noDirectorate).where('person_id', '=', person).execute()
  const [question, name] = [newQuestion('make', origin, ctx.now), hostOf(origin)]
  const options = await toMake(question, { site: name, name, whose: `resident|${person}`, known })
  return { options: JSON.stringify(options), question: sealedQuestion(question, session) }
}
