import { normalQuantile } from '../distributions/normal-quantile.ts'
import { fitAt, type Fit } from './fit-at.ts'

/** What was found in one small area by itself: null where nobody was asked. `se` comes from outside and counts as known. */
export type Direct = { readonly estimate: number | null; readonly se: number | null; readonly n: number }

/**
 * Small zones pulled toward what zones like them answered (their commissariat's mean, or a line through known columns): the less a zone
 * knows of itself, the more. To be shown as pulled, never as the zone's own count; not for judging single zones against each other, nor
 * for a handful of zones (under about ten the spread between zones cannot be told). An error of 0 is refused: smooth it (smoothedErrors).
 * estimate = g direct + (1 - g) x'b, g = A / (A + se^2); A, how much zones truly differ, by restricted maximum likelihood;
 * MSE = A (1 - g) + (1 - g)^2 x'Qx + 2 (1 - g)^2 2 / (sum 1 / (A + se^2)^2) / (A + se^2). A zone without answers: x'b, MSE A + x'Qx.
 * Source: Fay & Herriot 1979; Prasad & Rao 1990; Datta & Lahiri 2000 (as R's sae, eblupFH and mseFH).
 * Reference values: restricted likelihood maximised by scipy on synthetic zones, src/kernel/reference/fay_herriot.json.
 */
export function fayHerriot(areas: readonly Direct[], columns?: readonly ArrayLike<number>[], confidence = 0.95): FayHerriot {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const x = columns ?? [new Float64Array(areas.length).fill(1)]
  for (const column of x) if (column.length !== areas.length) throw new RangeError(`There are ${areas.length} areas but a column of ${column.length}.`)
  areas.forEach(({ estimate, se }, i) => {
    if (estimate !== null && se !== null && !(se > 0 && se < Infinity)) throw new RangeError(`The error of area ${i + 1} is ${se}; it must be above 0. Smooth the errors first.`)
  })
  const asked = areas.flatMap((area, i) => (area.estimate !== null && area.se !== null ? [{ y: area.estimate, d: area.se ** 2, x: x.map((c) => c[i] as number) }] : []))
  if (asked.length <= x.length) return nothing(areas)
  const { fit, between, iterations, converged } = restricted(asked)
  const z = -normalQuantile((1 - confidence) / 2), spreadOfBetween = 2 / fit.squares
  const pulled = areas.map(({ estimate: direct, se, n }, i): Pulled => {
    const at = x.map((c) => c[i] as number), synthetic = at.reduce((sum, v, k) => sum + v * fit.coefficients[k]!, 0), line = fit.lineVariance(at)
    const d = direct === null || se === null ? Infinity : se * se, g = d === Infinity ? 0 : between / (between + d)
    const known = d === Infinity ? between + line : between * (1 - g) + (1 - g) ** 2 * line + (2 * (1 - g) ** 2 * spreadOfBetween) / (between + d)
    const estimate = g * (direct ?? 0) + (1 - g) * synthetic, error = Math.sqrt(known)
    return { estimate, se: error, low: estimate - z * error, high: estimate + z * error, n, direct, synthetic, own: g, method: 'fay-herriot' }
  })
  return { areas: pulled, between, coefficients: fit.coefficients, iterations, converged }
}

/** One zone after pulling: `own` is the share of its own answers in the estimate, `synthetic` what zones like it say; se is the root of the MSE. */
export type Pulled = {
  readonly estimate: number | null
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly direct: number | null
  readonly synthetic: number | null
  readonly own: number
  readonly method: 'fay-herriot'
}

/** All zones, the variance `between` them that chance does not explain, and the line they were pulled to. */
export type FayHerriot = {
  readonly areas: readonly Pulled[]
  readonly between: number | null
  readonly coefficients: readonly number[]
  readonly iterations: number
  readonly converged: boolean
}

/** Too few zones with answers to pull anything: each stays what it is, with its own error and no interval beyond it. */
function nothing(areas: readonly Direct[]): FayHerriot {
  const own = areas.map(({ estimate, n }): Pulled => ({ estimate: null, se: null, low: null, high: null, n, direct: estimate, synthetic: null, own: 0, method: 'fay-herriot' }))
  return { areas: own, between: null, coefficients: [], iterations: 0, converged: false }
}

type Asked = Parameters<typeof fitAt>[0]

/** Fisher's scoring for A from the mean error, kept at 0 or above. */
function restricted(asked: Asked): { fit: Fit; between: number; iterations: number; converged: boolean } {
  const size = asked.reduce((sum, { d }) => sum + d, 0) / asked.length
  let between = size, fit = fitAt(asked, between)
  for (let iterations = 1; iterations <= 500; iterations++) {
    const wanted = between + fit.score / fit.sharpness
    const next = wanted > 0 ? wanted : between > 1e-12 * size ? between / 8 : 0
    const still = Math.abs(next - between) <= 1e-14 * (between + size) || (between === 0 && next === 0)
    between = next
    fit = fitAt(asked, between)
    if (still) return { fit, between, iterations, converged: true }
  }
  return { fit, between, iterations: 500, converged: false }
}
