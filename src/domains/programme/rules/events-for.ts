import { rateRatio } from '#kernel/compare/rate-ratio.ts'
import { eventsNeeded } from '#kernel/sample/events-needed.ts'
import type { WorkedExample } from '../words.ts'

/** Months before that are compared with as many after. */
const lengths = [1, 2, 3, 6, 12]

/** From which count on a fall by this part can be told from chance, and what periods of some months would have shown, where the count of a month is known. */
export function eventsFor(fall: number, monthly: number | undefined): NonNullable<WorkedExample['said'][number]['eventsNeeded']> {
  const { least, n: probably } = eventsNeeded(fall)
  const periods = monthly === undefined ? [] : lengths.map((months) => {
    const before = monthly * months, after = Math.round(before * (1 - fall))
    const { p } = rateRatio({ events: before, time: months }, { events: after, time: months })
    return { months, before, after, p, seen: before >= probably }
  })
  return { least, probably, periods }
}
