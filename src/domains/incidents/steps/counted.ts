import type { Ctx } from '#frame/ctx.ts'
import { wholeMonths, type Days } from '../rules/whole-months.ts'
import { tables } from '../tables.ts'
import type { Category, FoundBy } from '../words.ts'

/** Of what something is counted: of a zone, or of areas as a whole, what lies in their zones or what lies in none. */
export type Counted = { readonly directorate: string; readonly areas: readonly string[]; readonly extent: 'zone' | 'placed' | 'unplaced' }
type Count = { readonly category: Category; readonly foundBy: FoundBy; readonly count: number }

/** How many incidents of each kind were recorded between two days: whole months as they were counted when the files came, the days beside them one by one. */
export async function counted(ctx: Ctx, of: Counted, from: string, to: string): Promise<Count[]> {
  const { months, days } = wholeMonths(from, to)
  const parts = months ? [await ofMonths(ctx, of, months)] : []
  for (const some of days) parts.push(await ofDays(ctx, of, some))
  const sums = new Map<string, Count>()
  for (const { category, found_by, count } of parts.flat()) {
    const key = `${category} ${found_by}`
    sums.set(key, { category, foundBy: found_by, count: (sums.get(key)?.count ?? 0) + Number(count) })
  }
  return [...sums.values()]
}

const ofMonths = (ctx: Ctx, { directorate, areas, extent }: Counted, { from, to }: Days) =>
  tables(ctx).selectFrom('incidents.monthly_counts').select(['category', 'found_by', (of) => of.fn.sum<string>('count').as('count')])
    .where('directorate_id', '=', directorate).where('area_id', 'in', areas).where('extent', '=', extent).where('month', '>=', `${from}-01`).where('month', '<=', `${to}-01`)
    .groupBy(['category', 'found_by']).execute()

async function ofDays(ctx: Ctx, { directorate, areas, extent }: Counted, { from, to }: Days) {
  const rows = tables(ctx).selectFrom('incidents.incidents').select(['category', 'found_by', (of) => of.fn.sum<string>('counts').as('count')])
    .where('directorate_id', '=', directorate).where('happened_on', '>=', from).where('happened_on', '<=', to).groupBy(['category', 'found_by'])
  if (extent === 'zone') return rows.where('zone_id', 'in', areas).execute()
  return rows.where('commissariat_id', 'in', areas).where('zone_id', extent === 'placed' ? 'is not' : 'is', null).execute()
}
