import { wholeNumber } from '../whole-number.ts'
import type { SurveyDesign } from '../estimate/survey-design.ts'

/**
 * How several linearised sums vary together under a design: what a test of a whole table needs where one number needs one variance.
 * Not a result; raoScott asks it. `fill` writes a row's K contributions and says whether the row answered (if not, it counts with 0).
 * Sum over strata of undrawn * n/(n-1) * sum over units of (z - mean)(z - mean)', lonely strata by the design's rule, as linearised does
 * for one.
 */
export function scoreCovariance(K: number, design: SurveyDesign, fill: (row: number, out: Float64Array) => boolean) {
  const { rows, unit, stratum, drawn, undrawn, lonely } = design, strata = drawn.length
  wholeNumber(K, 'The number of sums', 2 ** 15)
  if (unit.length !== rows) throw new RangeError(`A design of ${rows} rows cannot say the units of ${unit.length}.`)
  const z = new Float64Array(stratum.length * K), answered = new Uint8Array(stratum.length), out = new Float64Array(K)
  for (let i = 0; i < rows; i++) {
    if (!fill(i, out)) continue
    const u = unit[i]!
    answered[u] = 1
    for (let k = 0; k < K; k++) z[u * K + k]! += out[k]!
  }
  const means = new Float64Array(strata * K), present = new Float64Array(strata)
  for (let u = 0; u < stratum.length; u++) {
    present[stratum[u]!]! += answered[u]!
    for (let k = 0; k < K; k++) means[stratum[u]! * K + k]! += z[u * K + k]! / drawn[stratum[u]!]!
  }
  const alone = Uint8Array.from(drawn, (n) => Number(n === 1)), covariance = new Float64Array(K * K)
  const spread = (h: number, times: number, off: (k: number) => number) => {
    const factor = times * undrawn[h]! * (drawn[h]! > 1 ? drawn[h]! / (drawn[h]! - 1) : 1)
    for (let a = 0; a < K; a++) for (let b = 0; b < K; b++) covariance[a * K + b]! += factor * off(a) * off(b)
  }
  const centre = (h: number, k: number) => (lonely === 'adjust' && alone[h] ? 0 : means[h * K + k]!)
  const left = (h: number) => present[h] === 0 || (alone[h] === 1 && lonely === 'average' && undrawn[h] !== 0)
  for (let u = 0; u < stratum.length; u++) if (answered[u] && !left(stratum[u]!)) spread(stratum[u]!, 1, (k) => z[u * K + k]! - centre(stratum[u]!, k))
  let seen = 0, known = 0, units = 0
  for (let h = 0; h < strata; h++) {
    if (present[h] === 0) continue
    seen++
    units += present[h]!
    if (left(h)) continue
    known++
    spread(h, drawn[h]! - present[h]!, (k) => centre(h, k))
  }
  if (!covariance.every(Number.isFinite)) throw new RangeError('Contributions of rows, and what was drawn, must be finite numbers.')
  return { covariance: covariance.map((value) => (known > 0 ? (value * seen) / known : 0)), df: units - seen }
}
