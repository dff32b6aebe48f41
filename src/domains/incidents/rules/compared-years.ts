import { rateRatio } from '#kernel/compare/rate-ratio.ts'
import type { Break, Category, Comparison } from '../words.ts'
import { breaksWithin } from './breaks-within.ts'
import { daysIn, lastDayOf, monthsAfter, monthsFrom } from './months.ts'

/**
 * The twelve months up to one against the twelve before. There is no ratio when a month has no file, or when recording or the law changed
 * in between: then the two years count different things (C8).
 */
export function comparedYears(last: string, countOf: (month: string) => number | null, breaks: readonly Break[], category?: Category): Comparison {
  const before = year(monthsAfter(last, -12), countOf), now = year(last, countOf)
  const monthsLacking = before.lacking + now.lacking
  const between = breaksWithin(breaks, `${before.from}-01`, lastDayOf(last), category)
  const told = { before: { from: before.from, to: before.to, count: before.count }, now: { from: now.from, to: now.to, count: now.count }, monthsLacking, breaks: between, method: 'conditional-exact' }
  if (monthsLacking > 0 || between.length > 0) return { ...told, ratio: null, low: null, high: null, p: null }
  const { ratio, low, high, p } = rateRatio({ events: before.count, time: before.days }, { events: now.count, time: now.days })
  return { ...told, ratio, low, high: Number.isFinite(high) ? high : null, p }
}

function year(last: string, countOf: (month: string) => number | null) {
  const months = monthsFrom(monthsAfter(last, -11), last)
  const counts = months.map(countOf)
  return {
    from: months[0]!, to: last, count: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0), lacking: counts.filter((count) => count === null).length,
    days: months.reduce((sum, month) => sum + daysIn(month), 0),
  }
}
