import { normalQuantile } from '../distributions/normal-quantile.ts'
import { detectableChange } from './detectable-change.ts'
import type { Detectable } from './detectable-change.ts'
import type { Plan } from './spread-of-change.ts'
import { spreadOfChange } from './spread-of-change.ts'

/**
 * How many answers each of two rounds needs to probably see a change of this size: detectableChange turned round.
 * Not the number to invite: divide by the share that will answer.
 * n0 = (z of level + z of power)^2 * 2 * deff * p (1 - p) / change^2, and n0 / (1 + n0 / N) in a population of N; rounded up.
 * @example answersNeeded(0.1).n // 393
 */
export function answersNeeded(change: number, plan: Plan = {}): Detectable {
  if (!(change > 0 && change < Infinity)) throw new RangeError(`The change to be seen must be more than 0, not ${change}.`)
  const { variance, alpha, power, population } = spreadOfChange(plan)
  const widths = Math.min(0, normalQuantile(alpha / 2) + normalQuantile(1 - power)) / change
  const unlimited = widths * widths * variance
  const n = Math.max(1, Math.ceil(unlimited / (1 + unlimited / population) - 1e-9)) // 1e-9: a whole number reached but for rounding
  return detectableChange(n, plan)
}
