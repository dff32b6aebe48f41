import { sql } from 'kysely'
import { reach } from '#access/reach.ts'
import type { Ctx } from '#frame/ctx.ts'
import { reached } from '#frame/lock/reached.ts'
import { countsAdded, noCounts } from '../rules/counts-added.ts'
import { tables } from '../tables.ts'
import type { Counts, Standing } from '../words.ts'
import { later, type Narrowed } from './owed.ts'

/** What was taken at once and is finished is counted for half a year: as long as the longest plan. */
const remembered = 183

/** How many actions stand where, zone by zone within reach, in two statements: zones with none are among them. */
export async function countsByZone(ctx: Ctx, directorate: string, { commissariat, zone }: Narrowed, today: string) {
  const { rows } = await sql<{ zone: string; state: Standing; count: string; late: string }>`
    select a.zone_id as zone, coalesce(s.state, 'planned') as state, count(*) as count, count(*) filter (where a.due_on < ${today} and coalesce(s.state, 'planned') in ('planned', 'begun', 'stuck')) as late
    from plans.actions a left join plans.plans p on p.directorate_id = a.directorate_id and p.id = a.plan_id left join work.standings s on s.directorate_id = a.directorate_id and s.action_id = a.id
    where a.directorate_id = ${directorate} and ${reached(ctx, 'a', 'shared')} and a.dropped_on is null
      and (p.state = 'published' or (a.plan_id is null and (s.state is null or s.state in ('begun', 'stuck') or s.since_on >= ${later(today, -remembered)})))
    group by a.zone_id, coalesce(s.state, 'planned')`.execute(ctx.db)
  const counted = new Map<string, Counts>()
  for (const { zone: id, state, count, late } of rows) counted.set(id, countsAdded(counted.get(id) ?? noCounts, { ...noCounts, [state]: Number(count), overdue: Number(late) }))
  const zones = await zonesInReach(ctx, directorate, { commissariat, zone }, [...counted.keys()])
  return zones.map((one) => ({ ...one, counts: counted.get(one.zone) ?? noCounts }))
}

/** Zones are no secret, so row-level security does not narrow them; a partner's are those in which it has a part. */
async function zonesInReach(ctx: Ctx, directorate: string, { commissariat, zone }: Pick<Narrowed, 'commissariat' | 'zone'>, counted: readonly string[]) {
  const areas = ctx.actor.kind === 'operator' ? [directorate] : reach(ctx.actor).areas
  const rows = await tables(ctx).selectFrom('territory.zones as z').innerJoin('territory.commissariats as c', (on) => on.onRef('c.directorate_id', '=', 'z.directorate_id').onRef('c.id', '=', 'z.commissariat_id'))
    .select(['z.id', 'z.slug', 'z.names', 'z.commissariat_id', 'c.names as commissariat_names']).where('z.directorate_id', '=', directorate)
    .where(sql<boolean>`(${directorate}::uuid = any (${areas}::uuid[]) or z.commissariat_id = any (${areas}::uuid[]) or z.id = any (${counted}::uuid[]))`)
    .$if(commissariat !== undefined, (all) => all.where('z.commissariat_id', '=', commissariat!)).$if(zone !== undefined, (all) => all.where('z.id', '=', zone!)).orderBy('z.code').execute()
  return rows.map((row) => ({ zone: row.id, slug: row.slug, names: row.names, commissariat: row.commissariat_id, commissariatNames: row.commissariat_names }))
}
