/**
 * What a plan for two rounds of asking knows beforehand. One of `share` (near which the answer is expected, one half being the hardest) or
 * `sd` (of a mean). `tests` are the items that will be judged together: the level is divided by them, a bound for Holm's method.
 * `population` is how many people each round could have asked; given, the finite population correction is made.
 */
export type Plan = {
  readonly share?: number
  readonly sd?: number
  readonly power?: number
  readonly alpha?: number
  readonly tests?: number
  readonly designEffect?: number
  readonly population?: number
}

/** A plan read and checked: the level of one test, and the variance of the difference of two rounds of one answer each. */
export function spreadOfChange(plan: Plan) {
  const { share = 0.5, sd, power = 0.8, alpha = 0.05, tests = 1, designEffect = 1, population = Infinity } = plan
  if (!(share > 0 && share < 1)) throw new RangeError(`A share to plan for lies between 0 and 1; ${share} does not.`)
  if (sd !== undefined && !(sd > 0 && sd < Infinity)) throw new RangeError(`A standard deviation is more than 0, not ${sd}.`)
  if (!(power > 0 && power < 1)) throw new RangeError(`A power lies between 0 and 1; ${power} does not.`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`A level of significance lies between 0 and 1; ${alpha} does not.`)
  if (!(Number.isInteger(tests) && tests >= 1)) throw new RangeError(`At least one test is made, not ${tests}.`)
  if (!(designEffect > 0 && designEffect < Infinity)) throw new RangeError(`A design effect is more than 0, not ${designEffect}.`)
  if (!(population >= 1)) throw new RangeError(`A population is at least one person, not ${population}.`)
  return { variance: 2 * designEffect * (sd === undefined ? share * (1 - share) : sd * sd), alpha: alpha / tests, power, population }
}
