import { weightsOf, type Estimate } from './estimate.ts'
import { linearised } from './linearised.ts'
import type { SurveyDesign } from './survey-design.ts'
import { unitVariance } from './unit-variance.ts'
import { withInterval } from './with-interval.ts'

/**
 * How much (or how many) there is in the whole population of what people told: thefts suffered, children under twelve.
 * Only with weights that say how many people each one stands for. Missing answers are NaN and count for nobody: where many are missing,
 * the total is too low; take the mean times the known number of people. Nobody answered: null.
 * Sum of w y; variance of w y between units (unit-variance.ts). Under the lonely rule `adjust` a lonely unit is measured from 0.
 * Source: Horvitz & Thompson 1952. Reference values: R's survey 4.1-1, svytotal on the California schools, to 1e-10.
 * @example totalUnderDesign([1, 0, 1, 0], surveyDesign(4, { weights: [50, 50, 50, 50] })).estimate // 100
 */
export function totalUnderDesign(values: ArrayLike<number>, design: SurveyDesign, confidence = 0.95): Estimate {
  const { mean, n, weight, simple } = linearised(values, design)
  if (mean === null) return withInterval({ estimate: null, variance: null, n, deff: null, df: 0, method: 'linear', ...weightsOf(design) }, confidence)
  const { rows, weights, scale } = design
  const z = new Float64Array(rows), answered = new Uint8Array(rows)
  let total = 0
  for (let i = 0; i < rows; i++) {
    const y = values[i] as number, w = weights[i] as number
    if (y !== y || w === 0) continue
    z[i] = w * y
    answered[i] = 1
    total += w * y
  }
  const { variance, ...freedom } = unitVariance(z, answered, design)
  const deff = variance !== null && simple !== null && simple > 0 ? variance / (weight * weight * simple) : null
  const estimate = total * scale, squared = variance === null ? null : variance * scale * scale
  if (!Number.isFinite(estimate) || (squared !== null && !Number.isFinite(squared))) throw new RangeError('Weights and answers are too large to be summed and squared.')
  return withInterval({ estimate, variance: squared, n, deff, ...freedom, method: 'linear', ...weightsOf(design) }, confidence)
}
