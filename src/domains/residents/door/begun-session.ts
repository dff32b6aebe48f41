import { randomUUID } from 'node:crypto'
import { newToken, tokenHash } from '#domains/people/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { provesMinutes, sessionLivesHours, staysDays } from '../words.ts'

/** A session begins; kept are its hash, its day, its end, and until when it counts as a proof just shown. */
export async function begunSession(ctx: Ctx, person: string, stay: boolean): Promise<string> {
  const session = newToken()
  const ends = ctx.now.getTime() + (stay ? staysDays * 24 : sessionLivesHours) * 3_600_000
  await tables(ctx).insertInto('residents.sessions')
    .values({ directorate_id: noDirectorate, token_hash: tokenHash(session), person_id: person, id: randomUUID(), began_on: ctx.now.toISOString().slice(0, 10), ends_at: new Date(ends), proved_until: new Date(ctx.now.getTime() + provesMinutes * 60_000) }).execute()
  return session
}
