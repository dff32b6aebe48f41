import type { SurveyDesign } from './survey-design.ts'

/**
 * A weighted mean and its Taylor-linearised variance under a design; missing answers (NaN) are a domain, not deleted rows.
 * The shared heart of meanUnderDesign and shareUnderDesign, which add the interval; not a result by itself.
 * z of a unit = sum of w (y - mean) / sum of w over its answers; variance = sum over strata of
 * undrawn * n/(n-1) * sum (z - mean z)^2, where units without an answer count with z = 0.
 * df = units with an answer - strata with an answer (survey::degf of the domain).
 * Source: Särndal, Swensson & Wretman 1992, 5.7 and 10.3; T. Lumley, R package survey 4.1.
 */
export function linearised(values: ArrayLike<number>, design: SurveyDesign): Linearised {
  if (values.length !== design.rows) throw new RangeError(`The design has ${design.rows} rows but there are ${values.length} answers.`)
  const { rows, weights, unit, stratum } = design
  let n = 0, total = 0, sum = 0
  for (let i = 0; i < rows; i++) {
    const y = values[i] as number, w = weights[i] as number
    if (y !== y || w === 0) continue
    n++
    total += w
    sum += w * y
  }
  if (n === 0) return { mean: null, variance: null, n, deff: null, df: 0 }
  if (!Number.isFinite(sum) || !Number.isFinite(total)) throw new RangeError('Answers must be finite numbers; NaN stands for a missing one.')
  const mean = sum / total
  const z = new Float64Array(stratum.length), answered = new Uint8Array(stratum.length)
  let spread = 0
  for (let i = 0; i < rows; i++) {
    const y = values[i] as number, w = weights[i] as number, u = unit[i] as number
    if (y !== y || w === 0) continue
    const part = (w * (y - mean)) / total
    z[u]! += part
    answered[u] = 1
    spread += part * (y - mean)
  }
  if (!Number.isFinite(spread)) throw new RangeError('Answers must be small enough to be squared.')
  const { variance, df } = betweenUnits(z, answered, design)
  const simple = spread / (n - 1)
  return { mean, variance, n, df, deff: variance !== null && simple > 0 ? variance / simple : null }
}

function betweenUnits(z: Float64Array, answered: Uint8Array, { stratum, drawn, undrawn, lonely }: SurveyDesign) {
  const strata = drawn.length, means = new Float64Array(strata), present = new Float64Array(strata), squares = new Float64Array(strata)
  for (let u = 0; u < z.length; u++) {
    if (!answered[u]) continue
    means[stratum[u] as number]! += z[u] as number
    present[stratum[u] as number]! += 1
  }
  for (let h = 0; h < strata; h++) means[h] = lonely === 'adjust' && drawn[h] === 1 ? 0 : (means[h] as number) / (drawn[h] as number)
  for (let u = 0; u < z.length; u++) {
    if (!answered[u]) continue
    const off = (z[u] as number) - (means[stratum[u] as number] as number)
    squares[stratum[u] as number]! += off * off
  }
  let variance = 0, units = 0, seen = 0, known = 0
  for (let h = 0; h < strata; h++) {
    const m = present[h] as number, n = drawn[h] as number, mean = means[h] as number
    if (m === 0) continue
    units += m
    seen++
    if (n === 1 && lonely === 'average' && undrawn[h] !== 0) continue
    known++
    variance += (undrawn[h] as number) * (n > 1 ? n / (n - 1) : 1) * ((squares[h] as number) + (n - m) * mean * mean)
  }
  return { variance: units > 1 && known > 0 ? (variance * seen) / known : null, df: units - seen }
}

/** A mean with what is needed to draw its interval. */
export type Linearised = {
  readonly mean: number | null
  readonly variance: number | null
  readonly n: number
  readonly deff: number | null
  readonly df: number
}
