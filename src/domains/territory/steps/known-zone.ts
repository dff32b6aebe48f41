import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import type { CommissariatId, DirectorateId, Names, ZoneId } from '../words.ts'

export type KnownZone = { readonly directorate: DirectorateId; readonly commissariat: CommissariatId; readonly zone: ZoneId; readonly slug: string; readonly names: Names; readonly population: number | null }

/** A zone of the directorate at hand, with the facts that policies look at. */
export async function knownZone(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly zone: string }): Promise<KnownZone> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('territory.zones').select(['commissariat_id', 'slug', 'names', 'population']).where('directorate_id', '=', directorate).where('id', '=', asked.zone).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'territory.no-such-zone', { zone: 'territory.no-such-zone' })
  return { directorate, commissariat: row.commissariat_id, zone: asked.zone, slug: row.slug, names: row.names, population: row.population } as KnownZone
}
