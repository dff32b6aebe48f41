import type { Selectable } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables, type PeopleTables } from '../../tables.ts'

/** What one asked of a provider and another may agree to, with the facts that the policies look at. */
export type ProviderRequest = { readonly directorate: string; readonly request: string; readonly begunBy: string | null; readonly row: Selectable<PeopleTables['people.provider_requests']> }

/** The request that waits for a second person. */
export async function knownProviderRequest(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly request: string }): Promise<ProviderRequest> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('people.provider_requests').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.request).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-post-request')
  if (row.agreed_at !== null || row.refused_at !== null || row.ends_at <= ctx.now) throw new Refusal('too-late', 'people.no-such-post-request')
  return { directorate, request: row.id, begunBy: row.asked_by, row }
}
