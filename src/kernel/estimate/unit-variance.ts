import { residuals } from '../calibrate/residuals.ts'
import { satterthwaite } from './satterthwaite.ts'
import type { Lonely, SurveyDesign } from './survey-design.ts'

/**
 * The variance of a sum over the sample of what each row contributes (its influence: w (y - mean) / W for a mean, w y for a total).
 * The shared heart of everything under a design; not a result by itself. Rows without an answer contribute 0 and are a domain.
 * Sum over strata of undrawn * n / (n - 1) * sum (z - mean z)^2, z being sums by unit; the second stage adds the same within each unit,
 * times the share of first units drawn. Weights fitted to the population: only what the fit leaves unexplained varies (residuals.ts).
 * df = units with an answer - strata with an answer (survey::degf of the domain), for the interval of one number; dfSatterthwaite, never more,
 * weighs the strata's pieces by how much of the variance they carry (satterthwaite.ts), for the test of a change.
 * Source: Särndal, Swensson & Wretman 1992, 4.3 and 5.7; T. Lumley, R package survey 4.1 (svyrecvar).
 */
export function unitVariance(influence: Float64Array, answered: Uint8Array, design: SurveyDesign): UnitVariance {
  const { units, strata } = withAnAnswer(answered, design), df = units - strata
  if (units < 2) return { variance: null, df, dfSatterthwaite: df }
  const { calibration } = design
  const whole = calibration ? calibration.whole : design
  const z = calibration ? residuals(influence, calibration) : influence
  const here = calibration ? null : answered
  const parts = between(z, here, whole.unit, whole)
  if (parts === null) return { variance: null, df, dfSatterthwaite: df }
  if (whole.second) {
    const { unit, first: stratum, drawn, undrawn } = whole.second
    const left = undrawn.map((share, u) => share * (1 - (whole.undrawn[whole.stratum[u] as number] as number)))
    const lonely = whole.lonely === 'average' ? 'certainty' : whole.lonely
    const second = between(z, here, unit, { stratum, drawn, undrawn: left, lonely })
    parts.variance.push(...(second?.variance ?? []))
    parts.df.push(...(second?.df ?? []))
  }
  const variance = parts.variance.reduce((sum, part) => sum + part, 0)
  return { variance, df, dfSatterthwaite: Math.min(df, satterthwaite(parts.variance, parts.df)) }
}

/** A variance and its two numbers of degrees of freedom. */
export type UnitVariance = { readonly variance: number | null; readonly df: number; readonly dfSatterthwaite: number }

function withAnAnswer(answered: Uint8Array, { unit, stratum, drawn }: SurveyDesign) {
  const there = new Uint8Array(stratum.length), seen = new Uint8Array(drawn.length)
  let units = 0, strata = 0
  for (let i = 0; i < unit.length; i++) {
    const u = unit[i] as number, h = stratum[u] as number
    if (!answered[i] || there[u]) continue
    there[u] = 1
    units++
    if (!seen[h]) strata++
    seen[h] = 1
  }
  return { units, strata }
}

type Draw = { readonly stratum: Int32Array; readonly drawn: Float64Array; readonly undrawn: Float64Array; readonly lonely: Lonely }

/** What each stratum adds to the variance, and of how many units it is judged. */
type Parts = { readonly variance: number[]; readonly df: number[] }

/** Units of the draw that are not among the rows count with z = 0; so do those without an answer. */
function between(z: Float64Array, answered: Uint8Array | null, unit: Int32Array, { stratum, drawn, undrawn, lonely }: Draw): Parts | null {
  const sums = new Float64Array(stratum.length), there = new Uint8Array(stratum.length), strata = drawn.length
  for (let i = 0; i < unit.length; i++) {
    if (answered && !answered[i]) continue
    sums[unit[i] as number]! += z[i] as number
    there[unit[i] as number] = 1
  }
  const means = new Float64Array(strata), present = new Float64Array(strata), squares = new Float64Array(strata)
  for (let u = 0; u < sums.length; u++) {
    if (!there[u]) continue
    means[stratum[u] as number]! += sums[u] as number
    present[stratum[u] as number]! += 1
  }
  for (let h = 0; h < strata; h++) means[h] = lonely === 'adjust' && drawn[h] === 1 ? 0 : (means[h] as number) / (drawn[h] as number)
  for (let u = 0; u < sums.length; u++) {
    if (!there[u]) continue
    const off = (sums[u] as number) - (means[stratum[u] as number] as number)
    squares[stratum[u] as number]! += off * off
  }
  const parts: Parts = { variance: [], df: [] }
  let seen = 0
  for (let h = 0; h < strata; h++) {
    const m = present[h] as number, n = drawn[h] as number, mean = means[h] as number
    if (m === 0) continue
    seen++
    if (n === 1 && lonely === 'average' && undrawn[h] !== 0) continue
    parts.variance.push((undrawn[h] as number) * (n > 1 ? n / (n - 1) : 1) * ((squares[h] as number) + (n - m) * mean * mean))
    parts.df.push(Math.max(1, m - 1))
  }
  const known = parts.df.length
  if (known < seen) parts.variance.forEach((part, at) => (parts.variance[at] = (part * seen) / known))
  return known > 0 ? parts : null
}
