import type { Names } from '#domains/territory/words.ts'

/** The days of the wave that goes on from one closed on this day, so many months long, and its name: as before, with the month in which it begins. */
export function daysGoneOn(closedOn: string, months: number, before: Names): { readonly opensOn: string; readonly closesOn: string; readonly names: Names } {
  const [year, month, day] = closedOn.split('-').map(Number) as [number, number, number]
  // The day before the same day so many months on; where that month is shorter, the day before its last.
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const ends = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth) - 1))
  const named = (name: string) => `${name.replace(/ \(\d{4}-\d{2}\)$/, '')} (${closedOn.slice(0, 7)})`
  return { opensOn: closedOn, closesOn: ends.toISOString().slice(0, 10), names: Object.fromEntries(Object.entries(before).map(([language, name]) => [language, named(name)])) }
}
