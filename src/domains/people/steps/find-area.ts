import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import type { Level } from '../rules/role-fits.ts'
import { tables } from '../tables.ts'

/** An area over which a post can be held: where it lies and on which level. */
export type Area = { readonly directorate: string; readonly commissariat: string | null; readonly area: string; readonly level: Level }

/** The directorate, commissariat, zone or organisation of that id. */
export async function findArea(ctx: Ctx, directorate: string, area: string): Promise<Area> {
  const over = { directorate, area }
  if (area === directorate) return { ...over, commissariat: null, level: 'directorate' }
  const zone = await tables(ctx).selectFrom('territory.zones').select('commissariat_id').where('directorate_id', '=', directorate).where('id', '=', area).executeTakeFirst()
  if (zone) return { ...over, commissariat: zone.commissariat_id, level: 'zone' }
  const commissariat = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).where('id', '=', area).executeTakeFirst()
  if (commissariat) return { ...over, commissariat: commissariat.id, level: 'commissariat' }
  const organisation = await tables(ctx).selectFrom('partners.organisations').select(['commissariat_id', 'left_on']).where('directorate_id', '=', directorate).where('id', '=', area).executeTakeFirst()
  if (organisation?.left_on && organisation.left_on <= ctx.now.toISOString().slice(0, 10)) throw new Refusal('conflict', 'people.organisation-left', { area: 'people.organisation-left' })
  if (organisation) return { ...over, commissariat: organisation.commissariat_id, level: 'organisation' }
  throw new Refusal('not-found', 'people.no-such-area', { area: 'people.no-such-area' })
}
