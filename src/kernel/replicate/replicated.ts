import { wholeNumber } from '../whole-number.ts'
import { weightsOf, type Estimate } from '../estimate/estimate.ts'
import { withInterval } from '../estimate/with-interval.ts'
import type { Replicates } from './replicates.ts'

/**
 * Any number worked out from weights (a ratio of medians, a raked share: fit the weights anew inside), with its error from replicates.
 * `statistic` gets the weights by row and gives a number, or null (or NaN) where nothing can be said; with null for the whole sample
 * nothing is said, with null in a replicate there is no error. `n` is how many answers it speaks from.
 * Variance = sum of shares (number - mean number)^2, centred at the replicates' mean as R's survey does; interval +- t se.
 * Source: Wolter 2007, chapters 4 and 5. Reference values: R's survey 4.1-1, svymean on JK1 and JKn replicates.
 */
export function replicated(statistic: (weights: Float64Array) => number | null, replicates: Replicates, n: number, confidence = 0.95): Estimate {
  const { design, count, shares, factors, df, method } = replicates, { rows, weights, scale, unit } = design
  if (unit.length !== rows || weights.length !== rows) throw new RangeError(`A design of ${rows} rows cannot say the units of ${unit.length} and the weights of ${weights.length}.`)
  wholeNumber(count, 'The number of replicates', 2 ** 24)
  const given = weights.map((w) => w * scale), here = new Float64Array(rows), factor = new Float64Array(design.stratum.length)
  const known = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)
  const estimate = known(statistic(given)), found = new Float64Array(count)
  const answer = (variance: number | null) => withInterval({ estimate, variance, n, deff: null, df, method, ...weightsOf(design) }, confidence)
  let sum = 0, many = 0
  for (let replicate = 0; replicate < count; replicate++) {
    factors(replicate, factor)
    for (let i = 0; i < rows; i++) here[i] = (given[i] as number) * (factor[unit[i] as number] as number)
    const value = estimate === null ? null : known(statistic(here))
    if (value === null) return answer(null)
    found[replicate] = value
    // A stratum of which everybody was asked is told again and counts for nothing.
    if ((shares[replicate] as number) === 0) continue
    sum += value
    many++
  }
  if (count < 2) return answer(null)
  const mean = sum / Math.max(1, many)
  return answer(found.reduce((variance, value, r) => variance + (shares[r] as number) * (value - mean) ** 2, 0))
}
