import { stranger } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { foundUnder } from '#frame/lock/found-under.ts'
import { seeing } from '#frame/within.ts'
import { voidBefore } from '../door/proofs-of.ts'
import { postsHeld } from '../steps/posts-held.ts'
import { tables } from '../tables.ts'
import type { Known } from './came-back.ts'

export type Found = { readonly directorate: string; readonly person: string; readonly identity: string; readonly known: Known }

/**
 * Whose this identity is here. A provider's word makes nobody: an administrator bound it, or its person by an invitation; and who holds no post today
 * does not come in by it. From then on what is that person's own is seen.
 */
export async function whoseIdentity(ctx: Ctx, known: Known): Promise<Found> {
  const { directorate } = known.provider
  const { found: row } = await foundUnder(ctx, known.hashes, (hash) => tables(ctx).selectFrom('people.identities').select(['id', 'person_id', 'made_at']).where('directorate_id', '=', directorate).where('identifier_hash', '=', hash).executeTakeFirst())
  if (!row) throw new Refusal('not-allowed', 'people.known-to-nobody')
  await seeing({ ...ctx, actor: stranger }, { directorate, areas: [], person: row.person_id })
  if (row.made_at < (await voidBefore(ctx, directorate, row.person_id))) throw new Refusal('not-allowed', 'people.known-to-nobody')
  if ((await postsHeld(ctx, directorate, row.person_id)).length === 0) throw new Refusal('not-allowed', 'people.no-post-to-come-in')
  return { directorate, person: row.person_id, identity: row.id, known }
}

/** Notes that somebody came in by it. Now that the identifier was said, it is found under the newest key from here on. */
export async function usedIdentity(ctx: Ctx, { directorate, identity, known }: Found): Promise<void> {
  await tables(ctx).updateTable('people.identities').set({ used_at: ctx.now, identifier_hash: known.hashes.at(-1)! }).where('directorate_id', '=', directorate).where('id', '=', identity).execute()
}
