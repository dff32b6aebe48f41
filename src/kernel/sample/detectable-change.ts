import { normalQuantile } from '../distributions/normal-quantile.ts'
import type { Plan } from './spread-of-change.ts'
import { spreadOfChange } from './spread-of-change.ts'

/**
 * The smallest change that two rounds of `answers` answers each will probably see: what a plan can promise before anybody is asked.
 * Not a statement about a finished round (its interval is), and rough for shares below a tenth or above nine.
 * (z of level + z of power) * sqrt(2 * deff * p (1 - p) / n * (1 - n / N)), two-sided. Above the largest change there can be, or
 * Infinity for no answers, the plan can see nothing.
 * Source: Cochran 1977, "Sampling Techniques", 4.6; Fleiss 1981, 3.2.
 * @example detectableChange(200).change // 0.14008…: 14.0 points
 * @example detectableChange(200, { designEffect: 1.5 }).change // 0.17156…: 17.2 points
 */
export function detectableChange(answers: number, plan: Plan = {}): Detectable {
  if (!(answers >= 0 && answers < Infinity)) throw new RangeError(`A number of answers is 0 or more, not ${answers}.`)
  const { variance, alpha, power, population } = spreadOfChange(plan)
  const unasked = Math.max(0, 1 - answers / population)
  const change = -(normalQuantile(alpha / 2) + normalQuantile(1 - power)) * Math.sqrt((variance / answers) * unasked)
  return { change: answers > 0 ? Math.max(0, change) : Infinity, n: answers, alpha, power, method: 'normal-approximation' }
}

/** A change with the level (of each single test) and the power at which it is seen. */
export type Detectable = {
  readonly change: number
  readonly n: number
  readonly alpha: number
  readonly power: number
  readonly method: 'normal-approximation'
}
