import { v7 } from 'uuid'
import { stranger } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing, showing } from '#frame/within.ts'
import { voidBefore } from '../door/proofs-of.ts'
import { tables } from '../tables.ts'

type Binding = { readonly directorate: string; readonly person: string; readonly provider: string; readonly hash: string; readonly by: string | null; readonly usedAt: Date | null }

/** Binds an identity to a person: it is one person's. What is theirs already, or opens nothing since they began anew, is made young again. `themself` says that the person does it. */
export async function boundIdentity(ctx: Ctx, { directorate, person, provider, hash, by, usedAt }: Binding, themself?: string): Promise<string> {
  await showing(ctx, hash)
  const known = await tables(ctx).selectFrom('people.identities').select(['id', 'person_id', 'made_at']).where('directorate_id', '=', directorate).where('identifier_hash', '=', hash).executeTakeFirst()
  if (themself !== undefined) await seeing({ ...ctx, actor: stranger }, { directorate, areas: [], person: themself })
  if (known && known.person_id !== person) throw new Refusal('conflict', 'people.identity-taken', { identifier: 'people.identity-taken' })
  if (known && by !== null && known.made_at >= (await voidBefore(ctx, directorate, person))) throw new Refusal('conflict', 'people.identity-known', { identifier: 'people.identity-known' })
  const id = known?.id ?? v7()
  await tables(ctx).insertInto('people.identities').values({ directorate_id: directorate, id, person_id: person, provider_id: provider, identifier_hash: hash, made_at: ctx.now, made_by: by, used_at: usedAt })
    .onConflict((there) => there.columns(['directorate_id', 'id']).doUpdateSet({ made_at: ctx.now, made_by: by, used_at: usedAt })).execute()
  return id
}
