import { normalQuantile } from '../distributions/normal-quantile.ts'

type BeforeAfter = { readonly before: number; readonly after: number }

/**
 * Where crime went when it fell in a treated area: into the ring around it (displacement), or did the ring gain too (diffusion of
 * benefits)?
 * Not where the treated area itself shows no fall: then there is nothing to displace, and the verdict is "unclear".
 * gain = before * (control after / control before) - after, of the area and of the ring; quotient = ring's gain / area's gain:
 * above 0 diffusion, below 0 displacement, under -1 more than was gained. `net` is both gains together, in events.
 * Errors by the delta method, counts taken as Poisson (times `dispersion` where they wander more); the quotient's interval is Fieller's.
 * Source: Bowers & Johnson 2003, "Measuring the geographical displacement and diffusion of benefit effects"; E. C. Fieller 1954.
 * @example weightedDisplacement({ before: 200, after: 100 }, { before: 150, after: 135 }, { before: 1000, after: 1000 }).quotient // 0.15
 */
export function weightedDisplacement(area: BeforeAfter, ring: BeforeAfter, control: BeforeAfter, { dispersion = 1, confidence = 0.95 } = {}): Displacement {
  for (const { before, after } of [area, ring, control]) {
    if (!(typeof before === 'number' && typeof after === 'number' && before >= 0 && after >= 0 && before < Infinity && after < Infinity)) {
      throw new RangeError(`A count of events is 0 or more, not ${before} and ${after}.`)
    }
  }
  if (!(dispersion > 0)) throw new RangeError(`A dispersion is above 0, not ${dispersion}.`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const n = [area, ring, control].reduce((sum, { before, after }) => sum + before + after, 0), method = 'wdq-fieller' as const
  const none = { estimate: null, low: null, high: null }
  if (control.before === 0 || control.after === 0) return { area: none, ring: none, net: none, quotient: null, low: null, high: null, verdict: 'unclear', n, method }
  const z = -normalQuantile((1 - confidence) / 2), trend = control.after / control.before
  const ofTrend = trend * trend * (1 / control.after + 1 / control.before)
  const gain = ({ before, after }: BeforeAfter) => before * trend - after
  const variance = ({ before, after }: BeforeAfter) => dispersion * (trend * trend * before + before * before * ofTrend + after)
  const a = gain(area), b = gain(ring), va = variance(area), vb = variance(ring)
  const together = dispersion * area.before * ring.before * ofTrend
  const between = (estimate: number, v: number) => ({ estimate, low: estimate - z * Math.sqrt(v), high: estimate + z * Math.sqrt(v) })
  const shown = { area: between(a, va), ring: between(b, vb), net: between(a + b, va + vb + 2 * together), n, method }
  // Fieller: all q with (b - q a)^2 <= z^2 (vb - 2 q cov + q^2 va); an interval only where the area's own gain is told from 0.
  const lead = a * a - z * z * va, middle = a * b - z * z * together, last = b * b - z * z * vb, quotient = a === 0 ? null : b / a
  if (lead <= 0 || quotient === null) return { ...shown, quotient, low: null, high: null, verdict: 'unclear' }
  const root = Math.sqrt(Math.max(0, middle * middle - lead * last)), low = (middle - root) / lead, high = (middle + root) / lead
  const told = low > 0 ? 'diffusion' : high < 0 ? 'displacement' : 'no detectable spill-over'
  return { ...shown, quotient, low, high, verdict: a < 0 ? 'unclear' : told }
}

type Gain = { readonly estimate: number | null; readonly low: number | null; readonly high: number | null }

/** Events gained in the area, in the ring and in both, and the quotient of the two. */
export type Displacement = {
  readonly area: Gain
  readonly ring: Gain
  readonly net: Gain
  readonly quotient: number | null
  readonly low: number | null
  readonly high: number | null
  readonly verdict: 'diffusion' | 'displacement' | 'no detectable spill-over' | 'unclear'
  readonly n: number
  readonly method: 'wdq-fieller'
}
