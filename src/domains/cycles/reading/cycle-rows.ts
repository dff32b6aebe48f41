import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

type Narrow = { readonly cycle?: string; readonly zone?: string; readonly zones?: readonly string[]; readonly live?: boolean }

/** Cycles with the days of their waves, signature and plan, the latest first. */
export function cycleRows(ctx: Ctx, directorate: string, { cycle, zone, zones, live }: Narrow) {
  return tables(ctx).selectFrom('cycles.cycles as c')
    .innerJoin('survey.waves as w', (on) => on.onRef('w.directorate_id', '=', 'c.directorate_id').onRef('w.id', '=', 'c.wave_id'))
    .leftJoin('pub.waves as told', (on) => on.onRef('told.directorate_id', '=', 'c.directorate_id').onRef('told.id', '=', 'c.wave_id'))
    .leftJoin('problems.sign_offs as s', (on) => on.onRef('s.directorate_id', '=', 'c.directorate_id').onRef('s.zone_id', '=', 'c.zone_id').onRef('s.wave_id', '=', 'c.wave_id'))
    .leftJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 'c.directorate_id')
      // A plan that is only drafted is not the turn's yet, but it is under way.
      .on((either) => either.or([either('p.id', '=', either.ref('c.plan_id')), either.and([either('c.plan_id', 'is', null), either('c.closed_on', 'is', null), either('p.zone_id', '=', either.ref('c.zone_id')), either('p.state', '=', 'drafted')])])))
    .leftJoin('survey.waves as again', (on) => on.onRef('again.directorate_id', '=', 'c.directorate_id').onRef('again.id', '=', 'c.remeasured_id'))
    .leftJoin('pub.waves as toldAgain', (on) => on.onRef('toldAgain.directorate_id', '=', 'c.directorate_id').onRef('toldAgain.id', '=', 'c.remeasured_id'))
    .where('c.directorate_id', '=', directorate)
    .$if(cycle !== undefined, (all) => all.where('c.id', '=', cycle!)).$if(zone !== undefined, (all) => all.where('c.zone_id', '=', zone!))
    .$if(zones !== undefined, (all) => all.where('c.zone_id', 'in', [...zones!, directorate])).$if(live === true, (all) => all.where('c.closed_on', 'is', null))
    .selectAll('c').select([
      'w.name as waveNames', 'w.opens_on as opensOn', 'w.closes_on as closesOn', 'told.published_on as publishedOn', 's.signed_on as signedOn', 'p.id as planId', 'p.from_on as planFrom', 'p.to_on as planTo', 'p.state as planState',
      'p.published_on as planPublishedOn', 'p.summary', 'again.name as againNames', 'again.opens_on as againOpensOn', 'again.closes_on as againClosesOn', 'toldAgain.published_on as againPublishedOn',
    ]).orderBy('c.began_on', 'desc').orderBy('c.id', 'desc').execute()
}
export type CycleRow = Awaited<ReturnType<typeof cycleRows>>[number]
