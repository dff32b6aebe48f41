import { categoryRanks, zoneTrend } from '#domains/incidents/index.ts'
import { dayBefore } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import type { RecordOfZone } from '../rules/recorded-seen.ts'

type Asked = { readonly directorate: string; readonly zone: string }

/** What was recorded in a zone in the year before a day, beside the year before that where files cover every month of both; null when no file speaks of it. */
export async function recorded(ctx: Ctx, { directorate, zone }: Asked, day: string): Promise<RecordOfZone | null> {
  const here = { directorate, zone }
  const [from, to] = [yearBefore(day), dayBefore(day)]
  const now = await categoryRanks(ctx, { ...here, from, to })
  if (now.ranks.length === 0 && now.foundByPolice.length === 0) return null
  const then = await categoryRanks(ctx, { ...here, from: yearBefore(from), to: dayBefore(from) })
  const known = !(await zoneTrend(ctx, { ...here, from: yearBefore(from), to })).months.some(({ count }) => count === null)
  const beside = (before: typeof then.ranks, foundByPolice: boolean) => (rank: (typeof now.ranks)[number]) =>
    ({ ...rank, foundByPolice, before: known ? (before.find(({ category }) => category === rank.category)?.count ?? 0) : null })
  return {
    from, to, total: now.total, unplaced: now.unplacedInCommissariat, brokenSince: now.breaks.length + then.breaks.length > 0,
    categories: [...now.ranks.map(beside(then.ranks, false)), ...now.foundByPolice.map(beside(then.foundByPolice, true))],
  }
}

/** The count of one category in the year before a day. */
export async function recordedOf(ctx: Ctx, asked: Asked, category: string, day: string): Promise<{ readonly from: string; readonly to: string; readonly count: number } | null> {
  const all = await recorded(ctx, asked, day)
  const found = all?.categories.find((one) => one.category === category)
  return all && found ? { from: all.from, to: all.to, count: found.count } : null
}

function yearBefore(day: string): string {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCFullYear(moved.getUTCFullYear() - 1)
  return moved.toISOString().slice(0, 10)
}
