import { betaFraction } from './beta-fraction.ts'
import { erfc, scaledErfc } from './erfc.ts'
import { halfStepOfGamma } from './half-step-of-gamma.ts'

/**
 * The two-sided p of Student's t: how often chance alone puts |T| at or beyond |t| when df pieces of information judge the spread.
 * Not for df that are themselves doubtful (two or three sampling units): p is then exact about a wrong model.
 * p = I_x(df/2, 1/2) with x = df / (df + t^2).
 * Source: the continued fraction of the incomplete beta (betaFraction); for many df, where x is too near 1 to be held in a double,
 * the expansion in log x of DiDonato & Morris 1992, "Algorithm 708", eq. 9.
 * Reference values: R's pt, df 1 to 1e7, t to 100, to 1e-11 relative.
 * @example studentTwoSided(2.5, 9) // 0.0338618…
 */
export function studentTwoSided(t: number, df: number): number {
  if (typeof t !== 'number' || Number.isNaN(t)) throw new RangeError('Student\'s t needs a number.')
  if (!(df > 0)) throw new RangeError(`Student's t needs more than 0 degrees of freedom, not ${df}.`)
  const size = Math.abs(t)
  if (size === 0) return 1
  if (size === Infinity) return 0
  if (df === Infinity) return erfc(size * Math.SQRT1_2)
  const minusLogX = size > 1e150 ? 2 * Math.log(size) - Math.log(df) : Math.log1p((size / df) * size)
  return df >= 30 && minusLogX <= 1 ? byExpansion(minusLogX, df / 2) : byFraction(size, minusLogX, df / 2)
}

/**
 * Eq. 9 with b = 1/2: the normal tail in u = (a - 1/4) (-log x), and a sum of p_n J_n whose terms shrink as (log x / 2)^2n and 1 / a^2n.
 * Gamma(a + 1/2) / Gamma(a) is taken in powers of 1 / (a - 1/4)^2: DLMF 5.11.14.
 */
function byExpansion(minusLogX: number, a: number): number {
  const centre = a - 0.25, u = centre * minusLogX, root = Math.sqrt(u), step = 1 / (centre * centre), square = (minusLogX * minusLogX) / 4
  if (u === 0) return 1
  const scale = root * oneOverRootPi, first = scaledErfc(root), enough = (1e-17 * first) / scale
  let j = first / scale, power = 1, sum = 0
  for (let n = 0; n < weights.length; n++) {
    const k = 2 * n
    j = 0.25 * step * ((0.5 + k) * (1.5 + k) * j + (u + 1.5 + k) * power)
    power *= square
    const term = (weights[n] as number) * j
    sum += term
    if (Math.abs(term) <= enough) break
  }
  const ratio = 1 + step * (1 / 64 - step * (19 / 8192 - step * (631 / 524288 - step * (174317 / 134217728 - step * (20491783 / 8589934592)))))
  return Math.min(1, ratio * Math.exp(-u) * (first + scale * sum))
}

const oneOverRootPi = 1 / Math.sqrt(Math.PI)

/** p_1, p_2, ... of eq. 9; forty are more than any case asks. */
const weights = weightsOf(40)

function weightsOf(many: number): Float64Array {
  const p = [1]
  for (let n = 1; n < many; n++) {
    let sum = 0, factorial = 1
    for (let m = 1; m < n; m++) {
      factorial *= 2 * m * (2 * m + 1)
      sum += ((m / 2 - n) / factorial) * (p[n - m] as number)
    }
    p.push(-0.5 / (factorial * 2 * n * (2 * n + 1)) + sum / n)
  }
  return Float64Array.from(p.slice(1))
}

function byFraction(size: number, minusLogX: number, a: number): number {
  const x = Math.exp(-minusLogX), y = -Math.expm1(-minusLogX)
  const front = (halfStepOfGamma(a) / Math.sqrt(Math.PI)) * Math.exp(-a * minusLogX) * Math.sqrt(y)
  return 1.5 * x <= y * (a + 1) ? (front * betaFraction(a, 0.5, x, y)) / a : 1 - 2 * front * betaFraction(0.5, a, y, x)
}
