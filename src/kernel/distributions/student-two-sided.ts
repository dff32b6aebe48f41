import { betaFraction } from './beta-fraction.ts'
import { erfc } from './erfc.ts'
import { halfStepOfGamma } from './half-step-of-gamma.ts'

/**
 * The two-sided p of Student's t: how often chance alone puts |T| at or beyond |t| when df pieces of information judge the spread.
 * Not for df that are themselves doubtful (two or three sampling units): p is then exact about a wrong model.
 * p = I_x(df/2, 1/2) with x = df / (df + t^2).
 * Source: the continued fraction of the incomplete beta (betaFraction); for many df, where x is too near 1 to be held in a double,
 * the expansion in log x of DiDonato & Morris 1992, "Algorithm 708", eq. 9 (for b = 1/2 its first term is the normal tail).
 * Reference values: R's pt, df 1 to 1e7, t to 100, to 1e-11 relative.
 * @example studentTwoSided(2.5, 9) // 0.0338855…
 */
export function studentTwoSided(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError('Student\'s t needs a number.')
  if (!(df > 0)) throw new RangeError(`Student's t needs more than 0 degrees of freedom, not ${df}.`)
  const size = Math.abs(t)
  if (size === 0) return 1
  if (size === Infinity) return 0
  if (df === Infinity) return erfc(size * Math.SQRT1_2)
  const minusLogX = size > 1e150 ? 2 * Math.log(size) - Math.log(df) : Math.log1p((size / df) * size)
  return df >= 30 && minusLogX <= 1 ? byExpansion(minusLogX, df / 2) : byFraction(size, minusLogX, df / 2)
}

/** Eq. 9 with b = 1/2: sum of p_n J_n, whose terms shrink as (log x / 2)^2n and 1 / a^2n. */
function byExpansion(minusLogX: number, a: number): number {
  const centre = a - 0.25, u = centre * minusLogX
  const first = erfc(Math.sqrt(u)), scale = Math.sqrt(u / Math.PI) * Math.exp(-u)
  if (first === 0) return 0
  const step = 1 / (4 * centre * centre), square = (minusLogX * minusLogX) / 4
  let j = first / scale, power = 1, sum = first
  const p = [1]
  for (let n = 1; n < 40; n++) {
    const k = 2 * (n - 1)
    j = step * ((0.5 + k) * (1.5 + k) * j + (u + 1.5 + k) * power)
    power *= square
    const weight = coefficient(p, n)
    p.push(weight)
    const term = scale * weight * j
    sum += term
    if (Math.abs(term) <= 1e-17 * sum) break
  }
  return Math.min(1, (halfStepOfGamma(a) / Math.sqrt(centre)) * sum)
}

function coefficient(p: readonly number[], n: number): number {
  let sum = 0, factorial = 1
  for (let m = 1; m < n; m++) {
    factorial *= 2 * m * (2 * m + 1)
    sum += ((m / 2 - n) / factorial) * (p[n - m] as number)
  }
  factorial *= 2 * n * (2 * n + 1)
  return -0.5 / factorial + sum / n
}

function byFraction(size: number, minusLogX: number, a: number): number {
  const x = Math.exp(-minusLogX), y = -Math.expm1(-minusLogX)
  const front = (halfStepOfGamma(a) / Math.sqrt(Math.PI)) * Math.exp(-a * minusLogX) * Math.sqrt(y)
  return 1.5 * x <= y * (a + 1) ? (front * betaFraction(a, 0.5, x, y)) / a : 1 - 2 * front * betaFraction(0.5, a, y, x)
}
