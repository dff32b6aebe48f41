import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'

/** What one asked and another may agree to, with the facts that the policies look at. */
export type CountryRequest = { readonly directorate: string; readonly request: string; readonly person: string; readonly begunBy: string | null; readonly from: string; readonly to: string | null }

/** The request that waits for a second person. */
export async function knownCountryRequest(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly request: string }): Promise<CountryRequest> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('people.country_requests').selectAll().where('directorate_id', '=', directorate).where('id', '=', asked.request).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'people.no-such-country-request')
  if (row.agreed_at !== null || row.ends_at <= ctx.now) throw new Refusal('too-late', 'people.no-such-country-request')
  return { directorate, request: row.id, person: row.person_id, begunBy: row.asked_by, from: row.from_on, to: row.to_on }
}
