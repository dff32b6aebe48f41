import { wholeNumber } from '../whole-number.ts'
import { quantile } from './quantile.ts'

/**
 * How old the calls are that a village's waits were counted from: a median of three years ago is no promise for tonight.
 * `day` is any running number of days, `asOf` the day on which it is asked (handed in; nothing here looks at a clock).
 * Not a weight: whoever wants newer calls to count more counts fewer days. A village without calls: null.
 */
export function ageOfCalls(village: ArrayLike<number>, day: ArrayLike<number>, villages: number, asOf: number): readonly AgeOfCalls[] {
  if (village.length !== day.length) throw new RangeError(`There are ${village.length} calls but ${day.length} days.`)
  const days = Array.from({ length: wholeNumber(villages, 'The number of villages', 2 ** 24) }, (): number[] => [])
  for (let i = 0; i < village.length; i++) {
    const of = days[village[i]!]
    if (!of) throw new RangeError(`Call ${i + 1} is of village ${village[i]}, which is not known.`)
    if (!(day[i]! <= asOf)) throw new RangeError(`Call ${i + 1} is of day ${day[i]}, which is after ${asOf}.`)
    of.push(asOf - day[i]!)
  }
  return days.map((ages) => {
    const sorted = Float64Array.from(ages).sort()
    return { n: sorted.length, newest: sorted[0] ?? null, median: quantile(sorted, 0.5), oldest: sorted[sorted.length - 1] ?? null }
  })
}

/** Ages in days of a village's calls. */
export type AgeOfCalls = { readonly n: number; readonly newest: number | null; readonly median: number | null; readonly oldest: number | null }
