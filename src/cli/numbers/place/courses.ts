import { gridCounts } from '#kernel/locate/grid-counts.ts'
import type { Grid } from '#kernel/locate/grid-over.ts'
import { spaceTimeHotSpots, type Course } from '#kernel/locate/hot-spots/space-time-hot-spots.ts'
import { plain } from '#platform/plain.ts'
import { printRows, type Out } from '../../table/print-rows.ts'
import type { Format } from '../../table/format.ts'
import { reckoned } from '../../table/typed.ts'
import { inPeriods, type Period } from '../periods.ts'
import { drawnSquares } from './drawn.ts'
import { middleOf } from './middle-of.ts'
import type { Plane } from './plane.ts'

type Incidents = { readonly x: Float64Array; readonly y: Float64Array; readonly when: Float64Array; readonly grid: Grid; readonly toDegrees: Plane['toDegrees'] }
type Asked = { readonly periods: Period; readonly band: number; readonly format: Format; readonly span: { readonly from: number; readonly to: number } }

const columns = ['x', 'y', 'course', 'count', 'times_hot', 'trend', 'q', 'n', 'method'], order: readonly Course[] = ['persistent', 'emerging', 'sporadic', 'fading', 'none']

/** What became of each cell over the periods: hot all along, growing hot, cooling down, now and then. */
export function printCourses({ x, y, when, grid, toDegrees }: Incidents, { periods: period, band, format, span }: Asked, out: Out, err: Out): void {
  const { of, periods } = inPeriods(when, period, span.from, span.to), left = of.reduce((n, one) => n + (one < 0 ? 1 : 0), 0)
  if (periods < 4) throw plain(`Whole periods: ${periods}. A course needs four at least, eight for a good one; take shorter --periods.`)
  const rows = Array.from({ length: periods }, () => [] as number[])
  of.forEach((one, i) => one >= 0 && rows[one]!.push(i))
  const counts = rows.map((some) => gridCounts(Float64Array.from(some, (i) => x[i]!), Float64Array.from(some, (i) => y[i]!), grid).counts)
  const { courses, timesHot, trend, q, n, method } = reckoned(() => spaceTimeHotSpots(counts, grid, band / grid.cell))
  const said = (i: number) => ({ course: courses[i]!, count: counts.reduce((sum, of) => sum + of[i]!, 0), times_hot: timesHot[i]!, trend: trend[i]!, q: q[i]!, n })
  err.write(`${periods} periods${left > 0 ? `; ${left} incidents lie in no whole one and are left out` : ''}. ${order.map((course) => `${courses.filter((one) => one === course).length} ${course}`).join(', ')}.\n`)
  if (format === 'geojson') return drawnSquares({ grid, n, method, toDegrees }, said, out)
  const cells = [...courses.keys()].filter((i) => format !== 'table' || courses[i] !== 'none')
  if (format === 'table') cells.sort((i, j) => order.indexOf(courses[i]!) - order.indexOf(courses[j]!) || timesHot[j]! - timesHot[i]! || i - j)
  printRows(cells.map((i) => ({ ...middleOf(i, grid, toDegrees, format !== 'table'), ...said(i), method })), columns, format, out)
}
