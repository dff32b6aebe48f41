import type { Ctx } from '#frame/ctx.ts'
import { reached } from '#frame/lock/reached.ts'
import { tables } from '../tables.ts'
import type { PlanSeen } from '../words.ts'

const fromPlans = (ctx: Ctx) => tables(ctx).selectFrom('plans.plans as p')
  .innerJoin('pub.zones as z', (on) => on.onRef('z.directorate_id', '=', 'p.directorate_id').onRef('z.zone_id', '=', 'p.zone_id'))
  .innerJoin('pub.waves as w', (on) => on.onRef('w.directorate_id', '=', 'p.directorate_id').onRef('w.id', '=', 'p.wave_id'))
type Plans = ReturnType<typeof fromPlans>

/** Plans with the names of their zones and waves, the latest first, narrowed to those asked for. */
export async function plansSeen(ctx: Ctx, directorate: string, narrow: (plans: Plans) => Plans): Promise<PlanSeen[]> {
  const rows = await narrow(fromPlans(ctx)).selectAll('p').select(['z.slug', 'z.names', 'w.name', 'w.opens_on', 'w.closes_on'])
    .where('p.directorate_id', '=', directorate).where(reached(ctx, 'p', 'shared')).orderBy('p.from_on', 'desc').orderBy('p.id', 'desc').execute()
  return rows.map((row) => ({
    plan: row.id, zone: { zone: row.zone_id, slug: row.slug, names: row.names }, directorate, commissariat: row.commissariat_id,
    wave: { wave: row.wave_id, names: row.name, opensOn: row.opens_on, closesOn: row.closes_on }, from: row.from_on, to: row.to_on, state: row.state,
    summary: Object.keys(row.summary).length === 0 ? null : row.summary, partners: row.partners, draftedOn: row.drafted_on, publishedOn: row.published_on, closedOn: row.closed_on,
  }) as PlanSeen)
}
