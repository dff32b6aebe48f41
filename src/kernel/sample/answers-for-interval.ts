import { normalQuantile } from '../distributions/normal-quantile.ts'

/**
 * What an interval is planned from: where the share is expected (one half is the hardest), how the people are drawn, how many there are,
 * how many intervals are to hold together.
 */
export type IntervalPlan = {
  readonly share?: number
  readonly confidence?: number
  readonly designEffect?: number
  readonly population?: number
  readonly tests?: number
}

/**
 * How many answers an interval of this half width needs: "31 % give or take 5 points".
 * Not the number to invite: divide by the share that will answer. Rough for shares below a tenth, where intervals are not even on both
 * sides.
 * n0 = z^2 deff p (1 - p) / half^2, and n0 / (1 + (n0 - 1) / N) in a population of N, rounded up; z of the level over the tests
 * (Bonferroni).
 * Source: Cochran 1977, "Sampling Techniques", 4.4 and 4.5. Reference values: by hand; the well-known 385 for 5 points.
 * @example answersForInterval(0.05).n // 385
 */
export function answersForInterval(halfWidth: number, plan: IntervalPlan = {}): PlannedInterval {
  const { share = 0.5, confidence = 0.95, designEffect = 1, population = Infinity, tests = 1 } = plan
  if (!(halfWidth > 0 && halfWidth < 1)) throw new RangeError(`A half width lies between 0 and 1; ${halfWidth} does not.`)
  if (!(share > 0 && share < 1)) throw new RangeError(`A share to plan for lies between 0 and 1; ${share} does not.`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  if (!(designEffect > 0 && designEffect < Infinity)) throw new RangeError(`A design effect is more than 0, not ${designEffect}.`)
  if (!(population >= 1)) throw new RangeError(`A population is at least one person, not ${population}.`)
  if (!(Number.isInteger(tests) && tests >= 1)) throw new RangeError(`At least one interval is drawn, not ${tests}.`)
  const z = normalQuantile((1 - confidence) / 2 / tests), unlimited = (z * z * designEffect * share * (1 - share)) / (halfWidth * halfWidth)
  const n = Math.min(population, Math.max(1, Math.ceil(unlimited / (1 + Math.max(0, unlimited - 1) / population) - 1e-9)))
  const unasked = population === Infinity ? 1 : population > 1 ? (population - n) / (population - 1) : 0
  return { n, halfWidth: -z * Math.sqrt(((designEffect * share * (1 - share)) / n) * unasked), confidence: 1 - (1 - confidence) / tests, method: 'normal-approximation' }
}

/** The answers needed and the half width that they give, each interval at this confidence. */
export type PlannedInterval = { readonly n: number; readonly halfWidth: number; readonly confidence: number; readonly method: 'normal-approximation' }
