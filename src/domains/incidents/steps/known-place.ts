import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

type Asked = { readonly directorate?: string | undefined; readonly commissariat?: string | undefined; readonly zone?: string | undefined }

/** Where incidents are counted or taken in: a zone, a commissariat, or the whole directorate, whose own id then stands for the commissariat. */
export type KnownPlace = { readonly directorate: string; readonly commissariat: string; readonly zone: string | null }

/** The place that is meant. In a directorate of one commissariat nobody has to say which. */
export async function knownPlace(ctx: Ctx, asked: Asked): Promise<KnownPlace> {
  const directorate = await tenant(ctx, asked.directorate)
  if (asked.zone !== undefined) {
    const zone = await tables(ctx).selectFrom('territory.zones').select(['id', 'commissariat_id']).where('directorate_id', '=', directorate).where('id', '=', asked.zone).executeTakeFirst()
    if (!zone) throw new Refusal('not-found', 'incidents.no-such-zone', { zone: 'incidents.no-such-zone' })
    return { directorate, commissariat: zone.commissariat_id, zone: zone.id }
  }
  const there = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).execute()
  if (asked.commissariat === undefined) return { directorate, commissariat: there.length === 1 ? there[0]!.id : directorate, zone: null }
  if (!there.some(({ id }) => id === asked.commissariat) && asked.commissariat !== directorate) throw new Refusal('not-found', 'incidents.no-such-commissariat', { commissariat: 'incidents.no-such-commissariat' })
  return { directorate, commissariat: asked.commissariat, zone: null }
}
