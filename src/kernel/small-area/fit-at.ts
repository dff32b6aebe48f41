import { inverse } from '../algebra/inverse.ts'

/**
 * The line through the areas at a given variance between them, with the slope of the restricted likelihood there (`score`) and how
 * sharply it bends (`sharpness`). A step of fayHerriot, not a result. w = 1 / (A + d), Q = (X'WX)^-1, r = y - Xb, P = W - WXQX'W:
 * score = (sum w^2 r^2 - tr P) / 2, sharpness = tr PP / 2. Source: Rao & Molina 2015, 6.2.4.
 */
export function fitAt(asked: readonly { readonly y: number; readonly d: number; readonly x: readonly number[] }[], between: number): Fit {
  if (asked.length === 0) throw new RangeError('A line needs one area at least.')
  const p = asked[0]!.x.length, xwx = new Float64Array(p * p), xw2x = new Float64Array(p * p), xw3x = new Float64Array(p * p), xwy = new Float64Array(p)
  let sum = 0, squares = 0
  for (const { y, d, x } of asked) {
    const w = 1 / (between + d)
    sum += w
    squares += w * w
    for (let j = 0; j < p; j++) {
      xwy[j]! += w * x[j]! * y
      for (let k = 0; k < p; k++) {
        const part = w * x[j]! * x[k]!
        xwx[j * p + k]! += part
        xw2x[j * p + k]! += part * w
        xw3x[j * p + k]! += part * w * w
      }
    }
  }
  const q = inverse(xwx, p), middle = product(q, xw2x, p)
  const coefficients = Array.from(xwy, (_, j) => xwy.reduce((b, v, k) => b + (q[j * p + k] as number) * v, 0))
  const off = asked.reduce((s, { y, d, x }) => s + ((y - x.reduce((at, v, k) => at + v * coefficients[k]!, 0)) / (between + d)) ** 2, 0)
  const traceP = sum - trace(middle, p), tracePP = squares - 2 * trace(product(q, xw3x, p), p) + trace(product(middle, middle, p), p)
  if (!Number.isFinite(off) || !coefficients.every(Number.isFinite)) throw new RangeError('Areas and the variance between them must be finite numbers.')
  const lineVariance = (x: readonly number[]) => x.reduce((v, a, j) => v + x.reduce((s, b, k) => s + a * b * (q[j * p + k] as number), 0), 0)
  return { coefficients, score: (off - traceP) / 2, sharpness: tracePP / 2, squares, lineVariance }
}

export type Fit = {
  readonly coefficients: readonly number[]
  readonly score: number
  readonly sharpness: number
  readonly squares: number
  readonly lineVariance: (x: readonly number[]) => number
}

function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  return a.map((_, at) => {
    const row = Math.floor(at / p), column = at % p
    let sum = 0
    for (let k = 0; k < p; k++) sum += (a[row * p + k] as number) * (b[k * p + column] as number)
    return sum
  })
}

function trace(a: Float64Array, p: number): number {
  let sum = 0
  for (let k = 0; k < p; k++) sum += a[k * p + k] as number
  return sum
}
