import { clock } from '../words.ts'

/** The last day on which a request is answered in time: the same day of the month after, or its last day (GDPR art. 12(3)); two months more when it was prolonged. */
export function answerDue(askedOn: string, prolonged = false): string {
  const [year, month, day] = askedOn.split('-').map(Number) as [number, number, number]
  const later = month - 1 + clock.months + (prolonged ? clock.prolongedMonths : 0)
  const last = new Date(Date.UTC(year, later + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, later, Math.min(day, last))).toISOString().slice(0, 10)
}
