/** The same hour some months earlier; a day that month lacks becomes its last. */
export function monthsBefore(day: Date, months: number): Date {
  const moved = new Date(day)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() - months)
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(day.getUTCDate(), last))
  return moved
}

/** The same hour that many days later. */
export const later = (day: Date, days: number): Date => new Date(day.getTime() + days * 86_400_000)

/** The day that many days later, as ISO 8601. */
export const daysAfter = (day: Date, days: number): string => later(day, days).toISOString().slice(0, 10)
