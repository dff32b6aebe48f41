import { z } from 'zod'
import { tokenHash } from '#domains/people/index.ts'
import { Token } from '#domains/people/words.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { showing } from '#frame/within.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ session: z.string() })

/** Which resident showed this session, or nobody: it is over, was ended, or its resident was forgotten. */
export const whoseSession = query('residents.whose-session', { input: Asked, answer: z.object({ person: z.uuid().nullable(), /** Came in a moment ago. */ proved: z.boolean() }), reads: 'all', record: 'none', rate: 'signing-in', find: () => null, run: look })

async function look(ctx: Ctx, { session }: z.output<typeof Asked>) {
  if (!Token.safeParse(session).success) return { person: null, proved: false }
  await showing(ctx, tokenHash(session))
  const row = await tables(ctx).selectFrom('residents.sessions').select(['person_id', 'ends_at', 'proved_until']).where('directorate_id', '=', noDirectorate).where('token_hash', '=', tokenHash(session)).executeTakeFirst()
  const good = row !== undefined && row.ends_at > ctx.now
  return { person: good ? row.person_id : null, proved: good && row.proved_until !== null && row.proved_until > ctx.now }
}
