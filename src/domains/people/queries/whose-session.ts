import { z } from 'zod'
import { stranger } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { seeing, showing } from '#frame/within.ts'
import { tokenHash } from '../steps/token-hash.ts'
import { tables } from '../tables.ts'
import { ActingPerson, Language, seenEverySeconds, sessionIdleMinutes, sessionLivesHours } from '../words.ts'
import { postsHeld } from '../steps/posts-held.ts'

const Asked = z.object({ session: z.string().max(200) })
const Answer = z.object({ actor: ActingPerson.nullable(), name: z.string().nullable(), language: Language.nullable() })
const nobody = { actor: null, name: null, language: null }

/** Who shows this session, and which posts they hold at this moment; nobody when it is unknown, was left idle or has lasted a shift. */
export const whoseSession = query('people.whose-session', { input: Asked, answer: Answer, reads: 'all', find: () => null, run: whose })

async function whose(ctx: Ctx, { session }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const hash = tokenHash(session)
  await showing(ctx, hash)
  const row = await tables(ctx).selectFrom('people.sessions').selectAll().where('token_hash', '=', hash).executeTakeFirst()
  if (!row || over(row, ctx.now)) return nobody
  const directorate = row.directorate_id
  await seeing({ ...ctx, actor: stranger }, { directorate, areas: [] })
  if (secondsBetween(row.seen_at, ctx.now) >= seenEverySeconds) await seen(ctx, directorate, hash)
  const person = await tables(ctx).selectFrom('people.persons').selectAll().where('directorate_id', '=', directorate).where('id', '=', row.person_id).executeTakeFirstOrThrow()
  const posts = await postsHeld(ctx, directorate, person.id)
  return { actor: { kind: 'person', id: person.id, directorate, posts }, name: person.name, language: Language.catch('en').parse(person.language) }
}

function over({ began_at, seen_at }: { began_at: Date; seen_at: Date }, now: Date): boolean {
  return secondsBetween(seen_at, now) > sessionIdleMinutes * 60 || secondsBetween(began_at, now) > sessionLivesHours * 3600
}

/** The one thing that a question writes: without it nobody could tell a session in use from one left behind. */
async function seen(ctx: Ctx, directorate: string, hash: string): Promise<void> {
  await tables(ctx).updateTable('people.sessions').set({ seen_at: ctx.now }).where('directorate_id', '=', directorate).where('token_hash', '=', hash).execute()
}

const secondsBetween = (before: Date, after: Date): number => (after.getTime() - before.getTime()) / 1000
