import type { Post } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** The posts a person holds today: those not begun, left or closed give nothing, from the next request on; nor does a partner's when the organisation works with the police no more. */
export async function postsHeld(ctx: Ctx, directorate: string, person: string): Promise<Post[]> {
  const today = ctx.now.toISOString().slice(0, 10)
  const rows = await tables(ctx).selectFrom('people.holdings as h')
    .innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .leftJoin('partners.organisations as o', (on) => on.onRef('o.directorate_id', '=', 'p.directorate_id').onRef('o.id', '=', 'p.area_id'))
    .leftJoin('territory.village_versions as v', (on) => on.onRef('v.directorate_id', '=', 'p.directorate_id').onRef('v.village_id', '=', 'p.area_id').on('v.from_on', '<=', today)
      .on((row) => row.or([row('v.to_on', 'is', null), row('v.to_on', '>', today)])))
    .select(['p.role', 'p.area_id as area', 'p.commissariat_id as commissariat', 'p.country', 'v.zone_id as zone'])
    .where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('h.person_id', '=', person)
    .where('h.from_on', '<=', today).where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)]))
    .where('p.opened_on', '<=', today).where((row) => row.or([row('p.closed_on', 'is', null), row('p.closed_on', '>', today)]))
    .where((row) => row.or([row('o.left_on', 'is', null), row('o.left_on', '>', today)]))
    .orderBy('p.id').execute()
  return rows.map(({ role, area, commissariat, country, zone }) => ({ role, area, commissariat, ...(country !== null && { country }), ...(zone !== null && { zone }) }))
}
