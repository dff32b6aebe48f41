import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { showing } from '#frame/within.ts'
import { carriedStay, openedStay, type Stay } from '../providers/stay.ts'
import { tables } from '../tables.ts'
import { PersonId, Token } from '../words.ts'
import { tokenHash } from '../steps/token-hash.ts'

const Asked = z.object({ session: Token })
const Answer = z.object({ person: PersonId, /** For whoever came in at a provider: what leads to signing out there too (people.way-out). */ there: z.string().nullable() })
type Session = { readonly directorate: string; readonly person: string; readonly stay: Stay | null }

/** Whoever shows a session ends it, at once and for good. */
export const signOut = command('people.sign-out', {
  input: Asked, answer: Answer, find: findSession, run: end, trace: (_, { directorate, person }) => ({ directorate, subject: { person } }),
})

async function findSession(ctx: Ctx, { session }: z.output<typeof Asked>): Promise<Session> {
  const hash = tokenHash(session)
  await showing(ctx, hash)
  const row = await tables(ctx).selectFrom('people.sessions').select(['directorate_id', 'person_id', 'id', 'provider_id', 'provider_session', 'provider_subject', 'provider_words']).where('token_hash', '=', hash).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-session')
  return { directorate: row.directorate_id, person: row.person_id, stay: openedStay(row.id, row) }
}

async function end(ctx: Ctx, { session }: z.output<typeof Asked>, { directorate, person, stay }: Session) {
  await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate).where('token_hash', '=', tokenHash(session)).execute()
  return { person: person as PersonId, there: stay === null ? null : carriedStay(stay, ctx.now) }
}
