import { pointHash } from '../point-hash.ts'
import { densityKernel, type KernelName } from './density-kernel.ts'

/**
 * Incidents per unit of area at each asked place, as the exact sum of the hills over all incidents: what gridDensity is an approximation of.
 * Not a risk: where more people are more happens; and not for a whole map of many incidents, which costs a hill each (gridDensity).
 * `weights` counts incidents unequally (1 / insideShare corrects each for the edge, as Diggle does); `leaveOut` leaves incident i out at place i.
 * f(q) = sum of w_i K(|q - p_i|). Source: Silverman 1986; Diggle 1985. Reference values: point sums in R; spatstat's density(at = 'points').
 */
export function exactDensity(points: Places, at: Places, asked: Asked): Density {
  const { kernel, bandwidth, weights, leaveOut = false } = asked, { height, reach } = densityKernel(kernel, bandwidth), n = points.x.length
  if (weights && weights.length !== n) throw new RangeError(`There are ${n} incidents but ${weights.length} weights.`)
  if (at.x.length !== at.y.length) throw new RangeError(`There are ${at.x.length} eastings but ${at.y.length} northings.`)
  if (leaveOut && at.x.length !== n) throw new RangeError('Only at the incidents themselves can each be left out.')
  const { columns, rows, start, order, columnOf, rowOf } = pointHash(points.x, points.y, reach)
  const px = Float64Array.from(order, (i) => points.x[i] as number), py = Float64Array.from(order, (i) => points.y[i] as number)
  const w = Float64Array.from(order, (i) => (weights ? (weights[i] as number) : 1)), limit = reach * reach
  const odd = w.find((one) => !Number.isFinite(one))
  if (odd !== undefined) throw new RangeError(`Weights of incidents are finite numbers, not ${odd}.`)
  const density = new Float64Array(at.x.length)
  for (let q = 0; q < density.length; q++) {
    const x = at.x[q] as number, y = at.y[q] as number
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`Place ${q + 1} is nowhere: ${x}, ${y}.`)
    const column = columnOf(x), row = rowOf(y), left = Math.max(0, column - 1), right = Math.min(columns - 1, column + 1)
    let sum = 0
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let k = start[r * columns + left] as number, end = start[r * columns + right + 1] as number; k < end; k++) {
        const dx = (px[k] as number) - x, dy = (py[k] as number) - y, d2 = dx * dx + dy * dy
        if (d2 < limit && !(leaveOut && order[k] === q)) sum += (w[k] as number) * height(d2)
      }
    }
    density[q] = sum
  }
  return { density, n, kernel, bandwidth, method: 'exact-sums' }
}

type Places = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }
type Asked = { readonly kernel: KernelName; readonly bandwidth: number; readonly weights?: ArrayLike<number>; readonly leaveOut?: boolean }

export type Density = {
  readonly density: Float64Array
  readonly n: number
  readonly kernel: KernelName
  readonly bandwidth: number
  readonly method: 'exact-sums'
}
