import { lastDayOf, lastWholeMonth, monthsAfter } from './months.ts'

/** Days of which something is counted, from one to another, both included. */
export type Days = { readonly from: string; readonly to: string }

/** The whole months between two days, null when there is none, and the days before and after them, which have to be counted one by one. */
export function wholeMonths(from: string, to: string): { readonly months: Days | null; readonly days: readonly Days[] } {
  const first = from.endsWith('-01') ? from.slice(0, 7) : monthsAfter(from.slice(0, 7), 1), last = lastWholeMonth(to)
  if (first > last) return { months: null, days: from <= to ? [{ from, to }] : [] }
  const days = [{ from, to: lastDayOf(monthsAfter(first, -1)) }, { from: `${monthsAfter(last, 1)}-01`, to }]
  return { months: { from: first, to: last }, days: days.filter((some) => some.from <= some.to) }
}
