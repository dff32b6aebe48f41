import { inverse } from '../algebra/inverse.ts'
import { relativeWeights } from '../estimate/relative-weights.ts'
import type { SurveyDesign } from '../estimate/survey-design.ts'
import { wholeSample } from './whole-sample.ts'

/** A column whose total over the population is known: a number for each row. A column of ones is the number of people. */
export type Column = { readonly name: string; readonly values: ArrayLike<number>; readonly total: number }

type Asked = {
  readonly distance?: 'linear' | 'raking'
  readonly bounds?: readonly [low: number, high: number]
  readonly tolerance?: number
  readonly rounds?: number
}

/**
 * A sample whose weighted columns add up to known totals, each weight changed as little as may be, with the standard error that belongs
 * to it; estimates are labelled `calibrated`. `bounds` hold new / old weight between two numbers (0.3 and 3); where they cannot be held
 * and the totals met at once, `converged` is false and `maxError` says how far off the worst column is, as a share of its size.
 * Not a cure for refusals outside the columns; `linear` without bounds can give negative weights, which are refused.
 * new = old F(x'a); F = 1 + u (linear) or exp u (raking), cut at the bounds; a by Newton's steps. Source: Deville & Särndal 1992.
 * Reference values: R's survey 4.1-1, calibrate, on the California schools.
 */
export function calibrated(design: SurveyDesign, columns: readonly Column[], asked: Asked = {}): Calibrated {
  const { distance = 'linear', bounds: [low, high] = [distance === 'linear' ? -Infinity : 0, Infinity], tolerance = 1e-12, rounds = 100 } = asked
  const before = wholeSample(design), x = checked(columns, before)
  if (!(low <= 1 && high >= 1)) throw new RangeError(`Weights grow between ${low} and ${high} times; 1 must lie between.`)
  const targets = columns.map(({ total }) => total / before.scale)
  const growth = (u: number) => Math.min(high, Math.max(low, distance === 'linear' ? 1 + u : Math.exp(u)))
  let a = new Array<number>(x.length).fill(0), now = fitted(a, x, targets, before.weights, growth), iterations = 0
  while (now.maxError > tolerance && iterations < rounds) {
    const step = newton(now, x, before.weights, distance, low, high)
    let next = now, tried = a
    for (let part = 1; part > 1e-6; part /= 2) {
      tried = a.map((v, k) => v + part * step[k]!)
      next = fitted(tried, x, targets, before.weights, growth)
      if (next.maxError < now.maxError) break
    }
    iterations++
    if (!(next.maxError < now.maxError)) break
    ;[a, now] = [tried, next]
  }
  const negative = now.g.findIndex((g) => g < 0)
  if (negative >= 0) throw new RangeError(`The weight of row ${negative + 1} would be negative; give bounds, or take the raking distance.`)
  const { weights, scale } = relativeWeights(before.weights.map((w, i) => w * (now.g[i] as number)))
  const whole = { ...before, weights, scale: scale * before.scale }
  const fit = { columns: x, start: before.weights }
  // Rounding leaves a miss near 1e-15 times the rows; below 1e-9 the totals are met.
  return { design: { ...whole, calibration: { kind: 'calibrated', whole, place: null, fit } }, iterations, converged: now.maxError <= Math.max(tolerance, 1e-9), maxError: now.maxError }
}

/** The calibrated sample, and how well it meets the totals. */
export type Calibrated = { readonly design: SurveyDesign; readonly iterations: number; readonly converged: boolean; readonly maxError: number }

function checked(columns: readonly Column[], { rows, weights }: SurveyDesign): Float64Array[] {
  if (columns.length === 0) throw new RangeError('Calibration needs at least one column with a known total.')
  return columns.map(({ name, values, total }) => {
    if (values.length !== rows) throw new RangeError(`Column ${name} has ${values.length} rows, the design ${rows}.`)
    if (!Number.isFinite(total)) throw new RangeError(`The total of column ${name} must be a number, not ${total}.`)
    return Float64Array.from(values, (v, i) => {
      if (!Number.isFinite(v) && (weights[i] as number) > 0) throw new RangeError(`Column ${name} has no value in row ${i + 1}; every row needs one.`)
      return Number.isFinite(v) ? v : 0
    })
  })
}

function fitted(a: readonly number[], x: readonly Float64Array[], targets: readonly number[], weights: Float64Array, growth: (u: number) => number) {
  const g = weights.map((_, i) => growth(x.reduce((u, column, k) => u + a[k]! * (column[i] as number), 0)))
  let maxError = 0
  const missing = x.map((column, k) => {
    let sum = 0, size = Math.abs(targets[k]!)
    for (let i = 0; i < g.length; i++) {
      const part = (weights[i] as number) * (column[i] as number)
      sum += part * (g[i] as number)
      size += Math.abs(part)
    }
    const miss = targets[k]! - sum
    if (miss !== 0) maxError = Math.max(maxError, Math.abs(miss) / size)
    return miss
  })
  return { g, missing, maxError }
}

function newton({ g, missing }: ReturnType<typeof fitted>, x: readonly Float64Array[], weights: Float64Array, distance: 'linear' | 'raking', low: number, high: number): number[] {
  const p = x.length, steep = weights.map((w, i) => {
    const f = g[i] as number
    return f <= low || f >= high ? 0 : distance === 'linear' ? w : w * f
  })
  const gram = new Float64Array(p * p)
  x.forEach((a, j) => x.forEach((b, k) => {
    if (k > j) return
    let sum = 0
    for (let i = 0; i < steep.length; i++) sum += (steep[i] as number) * (a[i] as number) * (b[i] as number)
    gram[j * p + k] = gram[k * p + j] = sum
  }))
  const turned = inverse(gram, p)
  return x.map((_, j) => missing.reduce((sum, miss, k) => sum + (turned[j * p + k] as number) * miss, 0))
}
