import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../../tables.ts'
import { Origin, Token } from '../../words.ts'
import { newQuestion, sealedQuestion, toMake } from '../../proofs/passkey.ts'
import { shownSession, type ShownSession } from '../../door/shown-session.ts'
import { findPerson } from '../../steps/find-person.ts'

const Asked = z.object({ session: Token, origin: Origin })
const Answer = z.object({ /** What the browser is told to make (WebAuthn Level 3, 5.4). */ options: z.looseObject({}), /** As the form carries it back. */ question: z.string() })

/** What a browser needs to make a passkey for this person on this site: one that it finds by itself, and gives only to whom it knows. */
export const passkeyOffer = query('people.passkey-offer', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: shownSession, run: offer })

async function offer(ctx: Ctx, { session, origin }: z.output<typeof Asked>, { directorate, person }: ShownSession) {
  const { name } = await findPerson(ctx, directorate, person)
  const known = await tables(ctx).selectFrom('people.passkeys').select('credential').where('directorate_id', '=', directorate).where('person_id', '=', person).execute()
  const question = newQuestion('make', origin, ctx.now)
  const options = await toMake(question, { site: 'Vatra', name, whose: `${directorate}|${person}`, known })
  return { options: options as unknown as Record<string, unknown>, question: sealedQuestion(question, session) }
}
