import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Token } from '../../words.ts'
import { addressOf, newSecret, openedSecret, sealedSecret } from '../../proofs/one-time-code.ts'
import { shownSession, type ShownSession } from '../../door/shown-session.ts'
import { findPerson } from '../../steps/find-person.ts'

const Asked = z.object({ session: Token, /** The one that was shown before, when a form comes back. */ sealed: z.string().max(400).optional() })
const Answer = z.object({ /** As letters, to be typed. */ secret: z.string(), /** As an address, to be read by a camera. */ uri: z.string(), /** As the form carries it back. */ sealed: z.string() })

/** A secret for the person's authenticator application, shown while they set up one-time codes. It is kept when the first code fits, and not before. */
export const newCode = query('people.new-code', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: shownSession, run: made })

async function made(ctx: Ctx, { session, sealed }: z.output<typeof Asked>, { directorate, person }: ShownSession) {
  const { name } = await findPerson(ctx, directorate, person)
  const secret = (sealed === undefined ? null : openedSecret(session, sealed)) ?? newSecret()
  return { secret, uri: addressOf(secret, name), sealed: sealedSecret(session, secret) }
}
