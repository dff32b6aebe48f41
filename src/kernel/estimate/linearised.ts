import type { SurveyDesign } from './survey-design.ts'
import { unitVariance } from './unit-variance.ts'

/**
 * A weighted mean and its Taylor-linearised variance under a design; missing answers (NaN) are a domain, not deleted rows.
 * The shared heart of meanUnderDesign and shareUnderDesign, which add the interval; not a result by itself.
 * Influence of a row = w (y - mean) / sum of w over the answers; its variance by unitVariance.ts.
 * Source: Särndal, Swensson & Wretman 1992, 5.7 and 10.3; T. Lumley, R package survey 4.1.
 */
export function linearised(values: ArrayLike<number>, design: SurveyDesign): Linearised {
  if (values.length !== design.rows) throw new RangeError(`The design has ${design.rows} rows but there are ${values.length} answers.`)
  const { rows, weights } = design
  let n = 0, total = 0, sum = 0, least = Infinity, most = -Infinity
  for (let i = 0; i < rows; i++) {
    const y = values[i] as number, w = weights[i] as number
    if (y !== y || w === 0) continue
    n++
    total += w
    sum += w * y
    if (y < least) least = y
    if (y > most) most = y
  }
  if (n === 0) return { mean: null, variance: null, n, deff: null, df: 0, dfSatterthwaite: 0, weight: 0, simple: null, influence: new Float64Array(rows), answered: new Uint8Array(rows) }
  if (!Number.isFinite(sum) || !Number.isFinite(total)) throw new RangeError('Answers must be finite numbers; NaN stands for a missing one.')
  // Where all say the same, rounding must not make a spread of it: two rounds of such answers would differ by a hair, and surely.
  const mean = least === most ? least : sum / total
  const z = new Float64Array(rows), answered = new Uint8Array(rows)
  let spread = 0
  for (let i = 0; i < rows; i++) {
    const y = values[i] as number, w = weights[i] as number
    if (y !== y || w === 0) continue
    const part = (w * (y - mean)) / total
    z[i] = part
    answered[i] = 1
    spread += part * (y - mean)
  }
  if (!Number.isFinite(spread)) throw new RangeError('Answers must be small enough to be squared.')
  const { variance, ...freedom } = unitVariance(z, answered, design)
  const simple = spread / (n - 1)
  return { mean, variance, n, ...freedom, deff: variance !== null && simple > 0 ? variance / simple : null, weight: total, simple: n > 1 ? simple : null, influence: z, answered }
}

/**
 * A mean with what is needed to draw its interval; `weight` is the sum of the answers' weights in the design's scale, `simple` the variance
 * of a simple sample, `influence` what each row contributes to the error, `answered` whether it did.
 */
export type Linearised = {
  readonly mean: number | null
  readonly variance: number | null
  readonly n: number
  readonly deff: number | null
  readonly df: number
  readonly dfSatterthwaite: number
  readonly weight: number
  readonly simple: number | null
  readonly influence: Float64Array
  readonly answered: Uint8Array
}
