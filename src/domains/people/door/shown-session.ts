import { stranger } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing, showing } from '#frame/within.ts'
import { sessionOver } from '../rules/session-over.ts'
import type { KeptStay } from '../providers/stay.ts'
import { tables } from '../tables.ts'
import { voidBefore } from './proofs-of.ts'
import { tokenHash } from '../steps/token-hash.ts'

/** A session that somebody shows: whose it is, since when, and when a proof was last shown in it. */
export type ShownSession = { readonly directorate: string; readonly person: string; readonly id: string; readonly hash: string; readonly beganAt: Date; readonly seenAt: Date; readonly provedAt: Date | null; /** What it keeps of the stay at a provider by which it was begun. */ readonly stays: KeptStay }

/** Finds the session that is shown, and from then on sees what is its person's own; null when there is none, it is over, or two custodians let its person begin anew since. */
export async function sessionShown(ctx: Ctx, session: string): Promise<ShownSession | null> {
  const hash = tokenHash(session)
  await showing(ctx, hash)
  const row = await tables(ctx).selectFrom('people.sessions').selectAll().where('token_hash', '=', hash).executeTakeFirst()
  if (!row || sessionOver({ began: row.began_at, seen: row.seen_at }, ctx.now)) return null
  const [directorate, person] = [row.directorate_id, row.person_id]
  await seeing({ ...ctx, actor: stranger }, { directorate, areas: [], person })
  if (row.began_at < (await voidBefore(ctx, directorate, person))) return null
  return { directorate, person, id: row.id, hash, beganAt: row.began_at, seenAt: row.seen_at, provedAt: row.proved_at, stays: { provider_id: row.provider_id, provider_session: row.provider_session, provider_subject: row.provider_subject, provider_words: row.provider_words } }
}

/** The same for a deed, which needs one; a person who acts shows their own. */
export async function shownSession(ctx: Ctx, { session }: { readonly session: string }): Promise<ShownSession> {
  const shown = await sessionShown(ctx, session)
  if (!shown || (ctx.actor.kind === 'person' && ctx.actor.id !== shown.person)) throw new Refusal('not-found', 'people.no-such-session')
  return shown
}
