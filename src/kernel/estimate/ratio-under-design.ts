import { weightsOf, type Estimate } from './estimate.ts'
import type { SurveyDesign } from './survey-design.ts'
import { unitVariance } from './unit-variance.ts'
import { withInterval } from './with-interval.ts'

/**
 * How much of one thing there is per unit of another in the whole population: thefts per bicycle, reports per incident suffered.
 * Not the mean of each person's own ratio. Only those who told both count (NaN is missing); nothing to divide by: null.
 * R = sum w y / sum w x; influence w (y - R x) / sum w x (unit-variance.ts). Biased a little where few were asked.
 * Where it is the same in every row the error is 0, not a rounding of it.
 * Source: Cochran 1977, chapter 6. Reference values: R's survey 4.1-1, svyratio on the California schools, to 1e-10.
 * @example ratioUnderDesign([1, 2, 3], [2, 4, 6], surveyDesign(3)).estimate // 0.5
 */
export function ratioUnderDesign(above: ArrayLike<number>, below: ArrayLike<number>, design: SurveyDesign, confidence = 0.95): Estimate {
  const { rows, weights } = design
  for (const list of [above, below]) if (list.length !== rows) throw new RangeError(`The design has ${rows} rows but there are ${list.length} answers.`)
  const z = new Float64Array(rows), answered = new Uint8Array(rows)
  let n = 0, y = 0, x = 0, weight = 0, least = Infinity, most = -Infinity
  for (let i = 0; i < rows; i++) {
    const w = weights[i] as number, pair = (above[i] as number) + (below[i] as number)
    if (pair !== pair || w === 0) continue
    answered[i] = 1
    n++
    weight += w
    y += w * (above[i] as number)
    x += w * (below[i] as number)
    if (above[i] === 0 && below[i] === 0) continue
    const own = (above[i] as number) / (below[i] as number)
    if (own < least) least = own
    if (own > most) most = own
  }
  const nothing = { estimate: null, variance: null, n, deff: null, df: 0, method: 'linear', ...weightsOf(design) } as const
  if (!Number.isFinite(y) || !Number.isFinite(x)) throw new RangeError('Answers must be finite numbers; NaN stands for a missing one.')
  if (x === 0) return withInterval(nothing, confidence)
  // Where one is the same part of the other in all, rounding must not make a spread of it (linearised.ts).
  const alike = most < Infinity && most - least <= 2 ** -50 * Math.abs(most)
  const ratio = least === most ? least : y / x
  let spread = 0
  for (let i = 0; i < rows; i++) {
    if (!answered[i]) continue
    const off = alike ? 0 : (above[i] as number) - ratio * (below[i] as number), part = ((weights[i] as number) * off) / x
    z[i] = part
    spread += part * (off / x)
  }
  if (!Number.isFinite(spread)) throw new RangeError('Answers must be small enough to be squared, and what is divided by not so near 0.')
  const { variance, ...freedom } = unitVariance(z, answered, design), simple = n > 1 ? (spread * weight) / (n - 1) : 0
  const deff = variance !== null && simple > 0 ? variance / simple : null
  return withInterval({ estimate: ratio, variance, n, deff, ...freedom, method: 'linear', ...weightsOf(design) }, confidence)
}
