import type { Role } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { founderOf } from './posts/founding.ts'

/** A post with the facts that the policies of people look at. */
export type FoundPost = {
  readonly directorate: string; readonly commissariat: string | null; readonly post: string; readonly role: Role; readonly area: string
  readonly openedOn: string; readonly closedOn: string | null; readonly country: string | null
  /** Who may give it alone although it is a post of trust. */
  readonly founder: string | null
}

/** The post a deed is done to. */
export async function findPost(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly post: string }): Promise<FoundPost> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('people.posts').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.post).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-post', { post: 'people.no-such-post' })
  return { directorate, commissariat: row.commissariat_id, post: row.id, role: row.role, area: row.area_id, openedOn: row.opened_on, closedOn: row.closed_on, country: row.country, founder: await founderOf(ctx, directorate, row.role) }
}

/** Makes every other change of the post's holders wait until this one is done, so that no two of them find it free. */
export async function lockPost(ctx: Ctx, { directorate, post }: FoundPost): Promise<void> {
  await tables(ctx).selectFrom('people.posts').select('id').where('directorate_id', '=', directorate).where('id', '=', post).forUpdate().executeTakeFirstOrThrow()
}
