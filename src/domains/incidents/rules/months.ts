/** The month so many months later, as 2026-03. */
export function monthsAfter(month: string, by: number): string {
  const counted = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(counted / 12)).padStart(4, '0')}-${String((counted % 12) + 1).padStart(2, '0')}`
}

/** Every month from one to another, both included. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = monthsAfter(month, 1)) months.push(month)
  return months
}

/** The last month that a day ends or has passed: a month that is still running is not counted against whole ones. */
export function lastWholeMonth(day: string): string {
  const month = day.slice(0, 7)
  return Number(day.slice(8, 10)) === daysIn(month) ? month : monthsAfter(month, -1)
}

/** How many days a month has. */
export const daysIn = (month: string): number => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()

/** The last day of a month. */
export const lastDayOf = (month: string): string => `${month}-${daysIn(month)}`
