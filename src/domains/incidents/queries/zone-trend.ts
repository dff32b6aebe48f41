import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { comparedYears } from '../rules/compared-years.ts'
import { lastWholeMonth, monthsAfter, monthsFrom } from '../rules/months.ts'
import { breaksOf } from '../steps/breaks-of.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { monthsCounted } from '../steps/months-counted.ts'
import { breaksWithin, Category, Trend } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId.optional(), commissariat: CommissariatId.optional(), category: Category.optional(), from: Day, to: Day })
  .refine(({ from, to }) => from <= to && from >= `${Number(to.slice(0, 4)) - 30}${to.slice(4)}`, { path: ['to'], message: 'incidents.period-is-wrong' })
type Asked = z.output<typeof Asked>

/**
 * Month by month what was recorded of a zone or a commissariat, and the last twelve whole months against the twelve before, with an exact
 * interval (C1). A change of recording or law within them is told, and then there is no ratio (C8).
 */
export const zoneTrend = query('incidents.zone-trend', { input: Asked, answer: Trend, reads: 'all', record: 'none', find: knownPlace, run: trend })

async function trend(ctx: Ctx, { category, from, to }: Asked, place: KnownPlace): Promise<Trend> {
  const last = lastWholeMonth(to)
  const first = [from.slice(0, 7), monthsAfter(last, -23)].sort()[0]!
  const { covered, unplaced, placed, ofZone } = await monthsCounted(ctx, place, first, to, category)
  // What lies in no zone belongs to the commissariat's count and to no zone's.
  const countOf = (month: string) => (place.zone === null ? (placed.get(month) ?? 0) + (unplaced.get(month) ?? 0) : (ofZone.get(month) ?? 0))
  const count = (month: string) => (covered.has(month) ? Math.max(0, countOf(month)) : null)
  const breaks = await breaksOf(ctx, place)
  return {
    months: monthsFrom(from.slice(0, 7), to.slice(0, 7)).map((month) => ({ month, count: count(month) })), comparison: comparedYears(last, count, breaks, category),
    breaks: breaksWithin(breaks, from, to, category), unplaced: [...unplaced].reduce((sum, [month, number]) => (month >= from.slice(0, 7) ? sum + number : sum), 0),
  }
}
