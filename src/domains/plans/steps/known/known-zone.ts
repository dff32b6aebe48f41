import { tables } from '../../tables.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'

/** A zone of the directorate at hand, with the facts that policies look at. */
export async function knownZone(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly zone: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('territory.zones').select(['commissariat_id', 'slug']).where('directorate_id', '=', directorate).where('id', '=', asked.zone).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'plans.no-such-zone', { zone: 'plans.no-such-zone' })
  return { directorate, commissariat: row.commissariat_id, zone: asked.zone, slug: row.slug }
}
export type KnownZone = Awaited<ReturnType<typeof knownZone>>
