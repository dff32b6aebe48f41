/** Has the zone had no finished round in the last six months? LSES: "periodically, at least once in a six months period". */
export const overdue = (lastClosedOn: string | null, today: string): boolean => lastClosedOn === null || lastClosedOn < sixMonthsBefore(today)

/** The same day six months earlier, or the last of that month where it is shorter. */
export function sixMonthsBefore(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [then, inMonth] = month > 6 ? [year, month - 6] : [year - 1, month + 6]
  return [then, inMonth, Math.min(date, lastOf(then, inMonth))].map((part) => String(part).padStart(2, '0')).join('-')
}

function lastOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
