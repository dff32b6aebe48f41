import { normalCdf } from '../distributions/normal-cdf.ts'
import { normalQuantile } from '../distributions/normal-quantile.ts'
import type { Plan } from './spread-of-change.ts'
import { spreadOfChange } from './spread-of-change.ts'

/**
 * How often two rounds of `answers` answers each would show a change of this size, were it real: answersNeeded asked from the other side.
 * Not for judging a finished round: "the power was low" says no more than its wide interval does.
 * Phi(d / se - z) + Phi(-d / se - z), two-sided, se^2 = 2 deff p (1 - p) / n (1 - n / N), z of the level over the tests.
 * Source: Cochran 1977, 4.6; Fleiss 1981, 3.2. Reference values: detectableChange turned round, and a simulation in the test.
 * @example powerOfPlan(393, 0.1).power // 0.8005…
 */
export function powerOfPlan(answers: number, change: number, plan: Omit<Plan, 'power'> = {}): PlannedPower {
  if (!(answers >= 0 && answers < Infinity)) throw new RangeError(`A number of answers is 0 or more, not ${answers}.`)
  if (!Number.isFinite(change)) throw new RangeError(`A change is a finite number, not ${change}.`)
  const { variance, alpha, population } = spreadOfChange(plan), z = normalQuantile(alpha / 2)
  const se = Math.sqrt((variance / answers) * Math.max(0, 1 - answers / population))
  const apart = change === 0 || answers === 0 ? 0 : Math.abs(change) / se
  return { power: normalCdf(apart + z) + normalCdf(z - apart), n: answers, change, alpha, method: 'normal-approximation' }
}

/** The chance to see a change, each test at level alpha. */
export type PlannedPower = { readonly power: number; readonly n: number; readonly change: number; readonly alpha: number; readonly method: 'normal-approximation' }
