import { stranger } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing, showing } from '#frame/within.ts'
import { sessionOver } from '../rules/session-over.ts'
import type { KeptStay } from '../providers/stay.ts'
import { tables } from '../tables.ts'
import { isBrowser } from './known-browser.ts'
import { voidBefore } from './proofs-of.ts'
import { tokenHash } from '../steps/token-hash.ts'

/** A session that somebody shows: whose it is, since when, and when a proof was last shown in it. */
export type ShownSession = {
  readonly directorate: string; readonly person: string; readonly id: string; readonly hash: string; readonly beganAt: Date; readonly seenAt: Date; readonly provedAt: Date | null
  /** What it keeps of the stay at a provider by which it was begun. */
  readonly stays: KeptStay
  /** The browser that it belongs to, and whether a proof is good for one deed in it, and was used. */
  readonly browser: string | null; readonly eachTime: boolean; readonly spent: boolean
  /** The day on which somebody came in by another browser, until that was seen in this one. */
  readonly toldOf: string | null
}

/**
 * Finds the session that is shown, and from then on sees what is its person's own; null when there is none, it is over, or two custodians let its person begin anew since. One that is
 * shown by another browser than it began in has strayed: it opens nothing from then on, to nobody.
 */
export async function sessionShown(ctx: Ctx, session: string): Promise<ShownSession | 'strayed' | null> {
  const hash = tokenHash(session)
  await showing(ctx, hash)
  const row = await tables(ctx).selectFrom('people.sessions').selectAll().where('token_hash', '=', hash).executeTakeFirst()
  if (!row || sessionOver({ began: row.began_at, seen: row.seen_at }, ctx.now)) return null
  if (row.strayed) return 'strayed'
  const [directorate, person] = [row.directorate_id, row.person_id]
  await seeing({ ...ctx, actor: stranger }, { directorate, areas: [], person })
  if (row.began_at < (await voidBefore(ctx, directorate, person))) return null
  const browser = row.browser_id === null ? undefined : await tables(ctx).selectFrom('people.browsers').select(['token_hash', 'new_until', 'told_of']).where('directorate_id', '=', directorate).where('id', '=', row.browser_id).executeTakeFirst()
  if (row.browser_id !== null && !(browser && isBrowser(person, ctx.browser, browser.token_hash))) {
    await tables(ctx).updateTable('people.sessions').set({ strayed: true }).where('directorate_id', '=', directorate).where('token_hash', '=', hash).execute()
    return 'strayed'
  }
  return {
    directorate, person, id: row.id, hash, beganAt: row.began_at, seenAt: row.seen_at, provedAt: row.proved_at,
    stays: { provider_id: row.provider_id, provider_session: row.provider_session, provider_subject: row.provider_subject, provider_words: row.provider_words },
    browser: row.browser_id, eachTime: browser ? browser.new_until !== null && browser.new_until > ctx.now : row.each_time, spent: row.spent_in !== null, toldOf: browser?.told_of ?? null,
  }
}

/** The same for a deed, which needs one; a person who acts shows their own. */
export async function shownSession(ctx: Ctx, { session }: { readonly session: string }): Promise<ShownSession> {
  const shown = await sessionShown(ctx, session)
  if (shown === null || shown === 'strayed' || (ctx.actor.kind === 'person' && ctx.actor.id !== shown.person)) throw new Refusal('not-found', 'people.no-such-session')
  return shown
}
