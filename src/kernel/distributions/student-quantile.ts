import { halfStepOfGamma } from './half-step-of-gamma.ts'
import { normalQuantile } from './normal-quantile.ts'
import { studentTwoSided } from './student-two-sided.ts'

/**
 * The t below which the share p of Student's distribution with df degrees of freedom lies: the width of every interval under a design.
 * Not for p very near 1: take minus the quantile of 1 - p.
 * Newton's steps on log p against log t (nearly a straight line in both tails), kept inside a bracket.
 * Reference values: R's qt, df 1 to 1e5, two-sided p from 1e-10 to 0.9, to 1e-11 relative.
 * @example studentQuantile(0.975, 10) // 2.22813885198627
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1; ${p} does not.`)
  if (!(df > 0)) throw new RangeError(`Student's t needs more than 0 degrees of freedom, not ${df}.`)
  if (p === 0.5) return 0
  if (df === Infinity || p === 0 || p === 1) return normalQuantile(p)
  return p < 0.5 ? -beyond(2 * p, df) : beyond(2 * (1 - p), df)
}

/**
 * How many standard errors an interval reaches to either side, asked for many numbers of degrees of freedom, whole or not.
 * Not for one interval: studentQuantile. From 8 degrees of freedom on by Chebyshev's series of sixteen terms in 1 / df, to 1e-13.
 */
export function studentReaches(confidence: number): (df: number) => number {
  const exactly = (df: number) => -studentQuantile((1 - confidence) / 2, df), terms = 16, angle = (k: number) => (Math.PI * (k + 0.5)) / terms
  const known = Float64Array.from({ length: terms }, (_, k) => exactly(16 / (1 + Math.cos(angle(k)))))
  const series = known.map((_, j) => (2 / terms) * known.reduce((sum, reach, k) => sum + reach * Math.cos(j * angle(k)), 0))
  const whole = new Float64Array(4096)
  return (df) => whole[df] || (df < whole.length && Number.isInteger(df) ? (whole[df] = reach(df)) : reach(df))

  function reach(df: number): number {
    if (!(df >= 8)) return exactly(df)
    const twice = 32 / df - 2
    let here = 0, before = 0
    for (let j = terms - 1; j > 0; j--) {
      const next = twice * here - before + (series[j] as number)
      before = here
      here = next
    }
    return (twice / 2) * here - before + (series[0] as number) / 2
  }
}

/** The t > 0 that |T| passes with probability `outside`. */
function beyond(outside: number, df: number): number {
  const constant = halfStepOfGamma(df / 2) / Math.sqrt(df * Math.PI)
  let low = 0, high = Infinity, t = start(outside, df)
  for (let round = 0; round < 200; round++) {
    const p = studentTwoSided(t, df)
    if (p > outside) low = t
    else high = t
    // Density times t, which unlike the density alone is no smaller than p.
    const pace = 2 * constant * Math.exp(Math.log(t) - ((df + 1) / 2) * Math.log1p((t / df) * t))
    const next = p > 0.5 ? t + ((p - outside) / pace) * t : t * Math.exp((Math.log(p / outside) * p) / pace)
    const inside = next > low && next < high
    const step = inside ? next : high === Infinity ? t * 8 : (low + high) / 2
    // A step of Newton's doubles the digits: after one so small there are no more to be had.
    if (Math.abs(step - t) <= (inside ? 1e-9 : 1e-15) * t || (high - low) <= 1e-15 * low) return step
    t = step
  }
  return t
}

/** The normal quantile stretched for df (Cornish & Fisher; Abramowitz & Stegun 26.7.5), where that is near; else the normal one. */
function start(outside: number, df: number): number {
  const z = Math.max(-normalQuantile(outside / 2), 1e-300), s = z * z
  if (df < 10 || s > df) return z
  const g1 = (s + 1) / 4, g2 = ((5 * s + 16) * s + 3) / 96, g3 = (((3 * s + 19) * s + 17) * s - 15) / 384
  const g4 = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160
  return z * (1 + (g1 + (g2 + (g3 + g4 / df) / df) / df) / df)
}
