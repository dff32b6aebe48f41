import { sql } from 'kysely'
import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { comparedYears } from '../rules/compared-years.ts'
import { lastWholeMonth, monthsAfter, monthsFrom } from '../rules/months.ts'
import { breaksOf } from '../steps/breaks-of.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import { breaksWithin, Category, Trend } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId.optional(), commissariat: CommissariatId.optional(), category: Category.optional(), from: Day, to: Day })
  .refine(({ from, to }) => from <= to && from >= `${Number(to.slice(0, 4)) - 30}${to.slice(4)}`, { path: ['to'], message: 'incidents.period-is-wrong' })
type Asked = z.output<typeof Asked>

/**
 * Month by month what was recorded of a zone or a commissariat, and the last twelve whole months against the twelve before, with an exact
 * interval (C1). A change of recording or law within them is told, and then there is no ratio (C8).
 */
export const zoneTrend = query('incidents.zone-trend', { input: Asked, answer: Trend, reads: 'all', find: knownPlace, run: trend })

async function trend(ctx: Ctx, { category, from, to }: Asked, place: KnownPlace): Promise<Trend> {
  const last = lastWholeMonth(to)
  const first = [from.slice(0, 7), monthsAfter(last, -23)].sort()[0]!
  const covered = await monthsCovered(ctx, place, monthsFrom(first, to.slice(0, 7)))
  const unplaced = await unplacedByMonth(ctx, place, first, to, category)
  const placed = await placedByMonth(ctx, place, first, to, category)
  // What lies in no zone belongs to the commissariat's count and to no zone's.
  const count = (month: string) => (covered.has(month) ? Math.max(0, (placed.get(month) ?? 0) + (place.zone === null ? (unplaced.get(month) ?? 0) : 0)) : null)
  const breaks = await breaksOf(ctx, place)
  return {
    months: monthsFrom(from.slice(0, 7), to.slice(0, 7)).map((month) => ({ month, count: count(month) })), comparison: comparedYears(last, count, breaks, category),
    breaks: breaksWithin(breaks, from, to, category), unplaced: [...unplaced].reduce((sum, [month, number]) => (month >= from.slice(0, 7) ? sum + number : sum), 0),
  }
}

/** Months of which the commissariat has any incident at all: in the others nobody sent a file, and nothing is not nought. One look a month (an `exists` would be joined with every row). */
async function monthsCovered(ctx: Ctx, { directorate, commissariat }: KnownPlace, months: readonly string[]): Promise<ReadonlySet<string>> {
  const days = months.map((month) => `${month}-01`)
  const { rows } = await sql<{ month: string }>`
    select to_char(first, 'YYYY-MM') as month from unnest(${days}::date[]) as first, lateral (
      select from incidents.incidents where directorate_id = ${directorate} and commissariat_id = any (${await areas(ctx, directorate, commissariat)}::uuid[])
        and happened_on >= first and happened_on < (first + interval '1 month')::date limit 1) as there`.execute(ctx.db)
  return new Set(rows.map(({ month }) => month))
}

/** The commissariat and the directorate's own files; all of its commissariats when it is the directorate that is asked about. */
async function areas(ctx: Ctx, directorate: string, commissariat: string): Promise<string[]> {
  if (commissariat !== directorate) return [commissariat, directorate]
  const all = await tables(ctx).selectFrom('territory.commissariats').select('id').where('directorate_id', '=', directorate).execute()
  return [directorate, ...all.map(({ id }) => id)]
}

async function unplacedByMonth(ctx: Ctx, { directorate, commissariat }: KnownPlace, from: string, to: string, category: Category | undefined) {
  return byMonth(await countedByDay(ctx, directorate, from, to, category).where('zone_id', 'is', null).where('commissariat_id', 'in', await areas(ctx, directorate, commissariat)).execute())
}

async function placedByMonth(ctx: Ctx, { directorate, commissariat, zone }: KnownPlace, from: string, to: string, category: Category | undefined) {
  const counted = countedByDay(ctx, directorate, from, to, category)
  return byMonth(await (zone === null ? counted.where('zone_id', 'is not', null).where('commissariat_id', 'in', await areas(ctx, directorate, commissariat)) : counted.where('zone_id', '=', zone)).execute())
}

/** Days are grouped by the store and months here: to write out a day's month for every row would cost more than all the rest. */
const countedByDay = (ctx: Ctx, directorate: string, from: string, to: string, category: Category | undefined) =>
  tables(ctx).selectFrom('incidents.incidents').select(['happened_on', (of) => of.fn.sum<string>('counts').as('count')])
    .where('directorate_id', '=', directorate).$if(category !== undefined, (these) => these.where('category', '=', category!))
    .where('happened_on', '>=', `${from}-01`).where('happened_on', '<=', to).groupBy('happened_on')

function byMonth(rows: readonly { readonly happened_on: string; readonly count: string }[]): ReadonlyMap<string, number> {
  const months = new Map<string, number>()
  for (const { happened_on, count } of rows) months.set(happened_on.slice(0, 7), (months.get(happened_on.slice(0, 7)) ?? 0) + Number(count))
  return months
}
