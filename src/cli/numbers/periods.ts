import { plain } from '#platform/plain.ts'

/** How time is divided: by the calendar, or into so many days from the first. */
export type Period = 'month' | 'quarter' | 'year' | number

/** The period that was typed after --periods. */
export function periodTyped(said: string): Period {
  if (said === 'month' || said === 'quarter' || said === 'year') return said
  const days = Number(said)
  if (!(Number.isInteger(days) && days >= 1)) throw plain(`--periods is month, quarter, year or a number of days, not "${said}".`)
  return days
}

/**
 * Which period each moment lies in, from 0; -1 in none that counts. Periods that --from or --to cut through do not count, nor a last one of
 * fewer days than the others; the calendar's first and last are taken for whole where nobody says when the recording began and ended.
 */
export function inPeriods(when: Float64Array, period: Period, from: number, to: number): { readonly of: Int32Array; readonly periods: number } {
  const start = Math.floor(Number.isFinite(from) ? from : when.reduce((least, moment) => Math.min(least, moment), Infinity))
  const end = Number.isFinite(to) ? Math.floor(to) : Math.floor(when.reduce((most, moment) => Math.max(most, moment), -Infinity)) + 1
  const number = (day: number) => (typeof period === 'number' ? Math.floor((day - start) / period) : calendar(day, period))
  const first = number(start) + (Number.isFinite(from) && number(start - 1) === number(start) ? 1 : 0)
  const last = number(end - 1) - ((Number.isFinite(to) || typeof period === 'number') && number(end) === number(end - 1) ? 1 : 0)
  const counts = (k: number) => (k >= first && k <= last ? k - first : -1)
  return { of: Int32Array.from(when, (day) => counts(number(day))), periods: Math.max(0, last - first + 1) }
}

function calendar(day: number, period: 'month' | 'quarter' | 'year'): number {
  const date = new Date(Math.floor(day) * 86_400_000), months = date.getUTCFullYear() * 12 + date.getUTCMonth()
  return Math.floor(months / { month: 1, quarter: 3, year: 12 }[period])
}
