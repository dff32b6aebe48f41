import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import type { Level } from '../rules/role-fits.ts'
import { tables } from '../tables.ts'

/** An area over which a post can be held: where it lies and on which level. */
export type Area = {
  readonly directorate: string; readonly commissariat: string | null; readonly area: string; readonly level: Level
  /** The zone of a village; the code of a country. */
  readonly within?: string; readonly country?: string
}

/** The directorate, commissariat, zone, village or organisation of that id, or the country in which the directorate lies. */
export async function findArea(ctx: Ctx, directorate: string, area: string): Promise<Area> {
  const over = { directorate, area }
  if (area === directorate) return { ...over, commissariat: null, level: 'directorate' }
  const zone = await tables(ctx).selectFrom('territory.zones').select('commissariat_id').where('directorate_id', '=', directorate).where('id', '=', area).executeTakeFirst()
  if (zone) return { ...over, commissariat: zone.commissariat_id, level: 'zone' }
  const commissariat = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).where('id', '=', area).executeTakeFirst()
  if (commissariat) return { ...over, commissariat: commissariat.id, level: 'commissariat' }
  const village = await tables(ctx).selectFrom('territory.village_versions as v').innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 'v.directorate_id').onRef('z.id', '=', 'v.zone_id'))
    .select(['v.zone_id as zone', 'z.commissariat_id as commissariat']).where('v.directorate_id', '=', directorate).where('v.village_id', '=', area).where('v.to_on', 'is', null).executeTakeFirst()
  if (village) return { ...over, commissariat: village.commissariat, level: 'village', within: village.zone }
  const country = await tables(ctx).selectFrom('territory.directorates as d').innerJoin('territory.countries as c', 'c.code', 'd.country').select('c.code').where('d.id', '=', directorate).where('c.id', '=', area).executeTakeFirst()
  if (country) return { ...over, commissariat: null, level: 'country', country: country.code }
  const organisation = await tables(ctx).selectFrom('partners.organisations').select(['commissariat_id', 'left_on']).where('directorate_id', '=', directorate).where('id', '=', area).executeTakeFirst()
  if (organisation?.left_on && organisation.left_on <= ctx.now.toISOString().slice(0, 10)) throw new Refusal('conflict', 'people.organisation-left', { area: 'people.organisation-left' })
  if (organisation) return { ...over, commissariat: organisation.commissariat_id, level: 'organisation' }
  throw new Refusal('not-found', 'people.no-such-area', { area: 'people.no-such-area' })
}
