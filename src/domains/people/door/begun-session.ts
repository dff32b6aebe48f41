import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { columnsOfStay, type Stay } from '../providers/stay.ts'
import { newToken, tokenHash } from '../steps/token-hash.ts'
import type { ShownSession } from './shown-session.ts'

/** A new session of a person; half as long as no proof was shown. Its token is answered here and nowhere else. */
export async function begunSession(ctx: Ctx, { directorate, person }: { readonly directorate: string; readonly person: string }, provedAt: Date | null, stay?: Stay): Promise<string> {
  const session = newToken(), id = v7()
  await tables(ctx).insertInto('people.sessions')
    .values({ directorate_id: directorate, token_hash: tokenHash(session), person_id: person, began_at: ctx.now, seen_at: ctx.now, id, proved_at: provedAt, ...(stay && columnsOfStay(id, stay)) }).execute()
  return session
}

/** The same session with a proof just shown, under a new token: whoever saw the old one has nothing. It ends when it would have. */
export async function risenSession(ctx: Ctx, { directorate, person, id, hash, beganAt, stays }: ShownSession, stay?: Stay): Promise<string> {
  const session = newToken()
  await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate).where('token_hash', '=', hash).execute()
  await tables(ctx).insertInto('people.sessions')
    .values({ directorate_id: directorate, token_hash: tokenHash(session), person_id: person, began_at: beganAt, seen_at: ctx.now, id, proved_at: ctx.now, ...stays, ...(stay && columnsOfStay(id, stay)) }).execute()
  return session
}
