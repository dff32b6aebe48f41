import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { columnsOfStay, type Stay } from '../providers/stay.ts'
import { newToken, tokenHash } from '../steps/token-hash.ts'
import { cameBy } from './known-browser.ts'
import type { ShownSession } from './shown-session.ts'

type Begun = { readonly session: string; /** Did the account know the browser? */ readonly known: boolean }

/** A new session of a person, in the browser that asks for it; half as long as no proof was shown. Its token is answered here and nowhere else. */
export async function begunSession(ctx: Ctx, { directorate, person }: { readonly directorate: string; readonly person: string }, provedAt: Date | null, { stay, vouchedFor = false }: { readonly stay?: Stay; readonly vouchedFor?: boolean } = {}): Promise<Begun> {
  const session = newToken(), id = v7()
  const { browser, known, eachTime } = await cameBy(ctx, { directorate, person }, vouchedFor)
  await tables(ctx).insertInto('people.sessions')
    .values({ directorate_id: directorate, token_hash: tokenHash(session), person_id: person, began_at: ctx.now, seen_at: ctx.now, id, proved_at: provedAt, browser_id: browser, each_time: browser === null && eachTime, spent_in: null, ...(stay && columnsOfStay(id, stay)) }).execute()
  return { session, known }
}

/** The same session with a proof just shown, under a new token: whoever saw the old one has nothing. It ends when it would have. */
export async function risenSession(ctx: Ctx, { directorate, person, id, hash, beganAt, stays, browser, eachTime }: ShownSession, stay?: Stay): Promise<string> {
  const session = newToken()
  await tables(ctx).deleteFrom('people.sessions').where('directorate_id', '=', directorate).where('token_hash', '=', hash).execute()
  await tables(ctx).insertInto('people.sessions')
    .values({ directorate_id: directorate, token_hash: tokenHash(session), person_id: person, began_at: beganAt, seen_at: ctx.now, id, proved_at: ctx.now, browser_id: browser, each_time: browser === null && eachTime, spent_in: null, ...stays, ...(stay && columnsOfStay(id, stay)) }).execute()
  return session
}

/** Uses up the proof that was shown last, for this request; false when another has used it. */
export async function spendProof(ctx: Ctx): Promise<boolean> {
  if (ctx.actor.kind !== 'person' || !ctx.session || !ctx.request) return false
  const spent = await tables(ctx).updateTable('people.sessions').set({ spent_in: ctx.request }).where('directorate_id', '=', ctx.actor.directorate).where('id', '=', ctx.session)
    .where((row) => row.or([row('spent_in', 'is', null), row('spent_in', '=', ctx.request!)])).executeTakeFirst()
  return spent.numUpdatedRows > 0n
}
