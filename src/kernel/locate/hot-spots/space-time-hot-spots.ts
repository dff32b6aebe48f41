import { cellsOf } from '../cells-of.ts'
import { qValues } from '../q-values.ts'
import { getisOrdOnGrid } from './getis-ord-on-grid.ts'
import { mannKendall } from './mann-kendall.ts'

/**
 * What became of a cell: hot nearly always and not on the wane (persistent), hot now after a steady rise (emerging), once hot and steadily
 * falling (fading), hot now and then (sporadic), never hot (none).
 */
export type Course = 'persistent' | 'emerging' | 'fading' | 'sporadic' | 'none'

/**
 * Hot spots over several periods of one grid: which cells stay hot, which grow hot and which cool down.
 * Not for fewer than eight periods or so, nor for periods of a season; and a cell that cools down is no proof that what was done there worked.
 * Each period's Gi* tells the hot cells (z > 0, q <= alpha over that period's cells); Mann-Kendall over the cell's z tells its trend, q over
 * the cells that were ever hot. Persistent is hot in nine periods of ten or more. Source: as the emerging hot spots of ArcGIS, in plainer words.
 */
export function spaceTimeHotSpots(periods: readonly ArrayLike<number>[], shape: Shape, band: number, asked: Asked = {}): SpaceTimeHotSpots {
  const { exists, alpha = 0.05 } = asked, cells = cellsOf(shape.columns, shape.rows)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`A share of false alarms lies between 0 and 1; ${alpha} does not.`)
  const maps = periods.map((counts) => getisOrdOnGrid(counts, shape, band, exists ? { exists } : {}))
  const hot = maps.map(({ z, q }) => Uint8Array.from(z, (one, i) => (one > 0 && (q[i] as number) <= alpha ? 1 : 0)))
  const timesHot = Int32Array.from({ length: cells }, (_, i) => hot.reduce((sum, map) => sum + (map[i] as number), 0))
  const trend = new Float64Array(cells), p = new Float64Array(cells).fill(1)
  for (let i = 0; i < cells; i++) {
    if (!timesHot[i]) continue
    const course = mannKendall(maps.map(({ z }) => z[i] as number))
    trend[i] = course.z
    p[i] = course.p
  }
  const q = qValues(p, timesHot), last = hot.at(-1)
  const courses = Array.from({ length: cells }, (_, i): Course => {
    const way = (q[i] as number) <= alpha ? Math.sign(trend[i] as number) : 0
    if (!timesHot[i]) return 'none'
    if (way < 0) return 'fading'
    if ((timesHot[i] as number) >= 0.9 * periods.length) return 'persistent'
    return way > 0 && last?.[i] ? 'emerging' : 'sporadic'
  })
  return { courses, timesHot, trend, q, n: periods.length, method: 'getis-ord-star, mann-kendall' }
}

type Shape = { readonly columns: number; readonly rows: number }
type Asked = { readonly exists?: ArrayLike<number>; readonly alpha?: number }

/** For each cell its course, in how many of the n periods it was hot, the z of its trend (0 where never hot) and the trend's q. */
export type SpaceTimeHotSpots = {
  readonly courses: readonly Course[]
  readonly timesHot: Int32Array
  readonly trend: Float64Array
  readonly q: Float64Array
  readonly n: number
  readonly method: 'getis-ord-star, mann-kendall'
}
