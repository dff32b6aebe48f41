import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** A zone with what policies look at. */
export async function knownZone(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly zone: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const zone = await tables(ctx).selectFrom('territory.zones').select(['id', 'slug', 'names', 'commissariat_id']).where('directorate_id', '=', directorate).where('id', '=', asked.zone).executeTakeFirst()
  if (!zone) throw new Refusal('not-found', 'survey.no-such-zone', { zone: 'survey.no-such-zone' })
  return { directorate, commissariat: zone.commissariat_id, zone: zone.id, slug: zone.slug, names: zone.names }
}
export type KnownZone = Awaited<ReturnType<typeof knownZone>>
