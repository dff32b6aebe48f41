import { v7 } from 'uuid'
import { stranger } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { foundUnder } from '#frame/lock/found-under.ts'
import { seeing } from '#frame/within.ts'
import { voidBefore } from '../door/proofs-of.ts'
import { tables } from '../tables.ts'

type Binding = { readonly directorate: string; readonly person: string; readonly provider: string; /** Of the identifier, the newest last. */ readonly hashes: readonly string[]; readonly by: string | null; readonly usedAt: Date | null }

/** Binds an identity to a person: it is one person's. What is theirs already, or opens nothing since they began anew, is made young again. `themself` says that the person does it. */
export async function boundIdentity(ctx: Ctx, { directorate, person, provider, hashes, by, usedAt }: Binding, themself?: string): Promise<string> {
  const { found: known } = await foundUnder(ctx, hashes, (each) => tables(ctx).selectFrom('people.identities').select(['id', 'person_id', 'made_at']).where('directorate_id', '=', directorate).where('identifier_hash', '=', each).executeTakeFirst())
  if (themself !== undefined) await seeing({ ...ctx, actor: stranger }, { directorate, areas: [], person: themself })
  if (known && known.person_id !== person) throw new Refusal('conflict', 'people.identity-taken', { identifier: 'people.identity-taken' })
  if (known && by !== null && known.made_at >= (await voidBefore(ctx, directorate, person))) throw new Refusal('conflict', 'people.identity-known', { identifier: 'people.identity-known' })
  const id = known?.id ?? v7(), hash = hashes.at(-1)!
  await tables(ctx).insertInto('people.identities').values({ directorate_id: directorate, id, person_id: person, provider_id: provider, identifier_hash: hash, made_at: ctx.now, made_by: by, used_at: usedAt })
    .onConflict((there) => there.columns(['directorate_id', 'id']).doUpdateSet({ identifier_hash: hash, made_at: ctx.now, made_by: by, used_at: usedAt })).execute()
  return id
}
