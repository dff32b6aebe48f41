import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { seeing } from '#frame/within.ts'
import { tables } from '../tables.ts'

/** The country whose counts are asked for: the one that is named, or the one over which whoever asks holds a post. A stranger asks for none. */
export async function knownCountry(ctx: Ctx, { country: asked }: { readonly country?: string | undefined }): Promise<{ readonly country: string | null }> {
  if (ctx.actor.kind === 'person') return { country: asked ?? ctx.actor.posts.find(({ country }) => country !== undefined)?.country ?? null }
  if (ctx.actor.kind === 'stranger') return { country: null }
  const first = asked === undefined ? undefined : await tables(ctx).selectFrom('territory.directorates').select('id').where('country', '=', asked).orderBy('code').executeTakeFirst()
  if (asked === undefined || !first) throw new Refusal('invalid', 'territory.which-country', { country: 'territory.which-country' })
  await seeing(ctx, { directorate: first.id, areas: [], country: asked })
  return { country: asked }
}
