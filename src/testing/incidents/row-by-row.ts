import { sql } from 'kysely'
import { tables } from '#domains/incidents/tables.ts'
import type { Ctx } from '#frame/ctx.ts'

/** Where and when: a zone, or the areas of a commissariat with what lies in none of its zones. */
export type Asked = { readonly directorate: string; readonly areas: readonly string[]; readonly zone: string | null; readonly category?: string | undefined; readonly from: string; readonly to: string }

/** What was recorded, counted incident by incident: the slow way, which the monthly counts are held to. Months run from the first of `from` to `to`. */
export async function rowByRow(ctx: Ctx, { directorate, areas, zone, category, from, to }: Asked) {
  const first = `${from.slice(0, 7)}-01`
  const all = tables(ctx).selectFrom('incidents.incidents').where('directorate_id', '=', directorate)
  const inAreas = all.where('commissariat_id', 'in', areas)
  const month = sql<string>`to_char(happened_on, 'YYYY-MM')`.as('month')
  const byMonth = (rows: typeof all) => rows.where('happened_on', '>=', first).where('happened_on', '<=', to).$if(category !== undefined, (these) => these.where('category', '=', category as never))
    .select([month, (of) => of.fn.sum<string>('counts').as('count')]).groupBy('month').execute()
  const kinds = await all.$if(zone !== null, (these) => these.where('zone_id', '=', zone)).where('happened_on', '>=', from).where('happened_on', '<=', to)
    .select(['category', 'found_by', (of) => of.fn.sum<string>('counts').as('count')]).groupBy(['category', 'found_by']).execute()
  const nowhere = await inAreas.where('zone_id', 'is', null).where('happened_on', '>=', from).where('happened_on', '<=', to).select(sql<string>`coalesce(sum(counts), 0)`.as('count')).executeTakeFirstOrThrow()
  return {
    months: told(await byMonth(zone === null ? inAreas : all.where('zone_id', '=', zone))), unplaced: told(await byMonth(inAreas.where('zone_id', 'is', null))),
    covered: new Set((await inAreas.select(month).distinct().execute()).map((one) => one.month)),
    kinds: kinds.map(({ category: kind, found_by, count }) => ({ category: kind, foundBy: found_by, count: Number(count) })).filter(({ count }) => count > 0),
    unplacedBetween: Number(nowhere.count),
  }
}

const told = (rows: readonly { readonly month: string; readonly count: string }[]): ReadonlyMap<string, number> => new Map(rows.map(({ month, count }) => [month, Number(count)]))
