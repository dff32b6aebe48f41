/** The day so many calendar months after a day; the last of the month where that month has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Does a plan last three to six calendar months (seed line 720)? */
export function lastsThreeToSixMonths(from: string, to: string): boolean {
  return to >= monthsAfter(from, 3) && to <= monthsAfter(from, 6)
}
