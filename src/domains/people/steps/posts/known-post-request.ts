import type { Role } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

/** What one asked and another may agree to, with the facts that the policies look at. */
export type PostRequest = {
  readonly directorate: string; readonly request: string; readonly person: string; readonly begunBy: string | null; readonly begunAt: Date
  readonly role: Role; readonly area: string; readonly post: string | null; readonly from: string; readonly to: string | null
}

/** The request that waits for a second person. */
export async function knownPostRequest(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly request: string }): Promise<PostRequest> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('people.post_requests').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.request).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-post-request')
  if (row.agreed_at !== null || row.refused_at !== null || row.ends_at <= ctx.now) throw new Refusal('too-late', 'people.no-such-post-request')
  return { directorate, request: row.id, person: row.person_id, begunBy: row.asked_by, begunAt: row.asked_at, role: row.role, area: row.area_id, post: row.post_id, from: row.from_on, to: row.to_on }
}
