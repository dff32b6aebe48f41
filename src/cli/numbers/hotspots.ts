import { shelf } from '#kernel/fast/shelf.ts'
import { gridDensity } from '#kernel/locate/density/grid-density.ts'
import { gridCounts } from '#kernel/locate/grid-counts.ts'
import { gridOver } from '#kernel/locate/grid-over.ts'
import { getisOrdOnGrid } from '#kernel/locate/hot-spots/getis-ord-on-grid.ts'
import { plain } from '#platform/plain.ts'
import { exitLine, formatLines, formatOf, formatOptions, inputLine, rLine } from '../table/format.ts'
import { printRows, type Out } from '../table/print-rows.ts'
import { readColumns } from '../table/read-columns.ts'
import { tool } from '../table/tool.ts'
import { filesOf, needed, numberTyped, reckoned, typed } from '../table/typed.ts'
import { printCourses } from './place/courses.ts'
import { drawnCells, drawnContours, type Cells } from './place/drawn.ts'
import { middleOf } from './place/middle-of.ts'
import { onPlane, systemTyped } from './place/plane.ts'
import { readPlaces } from './place/read-places.ts'
import { periodTyped } from './periods.ts'
import { hotspotsInR } from './r/hotspots-in-r.ts'
import { dateOrders, readTimes, timeTyped, wholeDay } from './times.ts'

const usage = `vatra hotspots FILE.csv --x COL --y COL --cell METRES --band METRES [flags]
Where incidents are together more (or less) than chance would have them: counts of square cells, Getis-Ord Gi* over all cells within the band.
  --x COL, --y COL     the columns of longitude and latitude, or of east and north
  --crs EPSG:n         their map system (any UTM zone, the national ones of the pilots, or +proj=…); left out: degrees, else metres
  --cell METRES        the side of a cell
  --band METRES        how far a cell's neighbours reach; at least two cells
  --time COL           when it happened, to take only incidents --from a day --to a day (both counted)
  --periods month      with --time: which cells stay hot, emerge or fade, over months, quarters, years or so many days (as 30); at least
                       eight for a good answer. Periods that --from or --to cut through are left out, as are too few days at the end
  --dates ORDER        day-first or month-first, where 3/4/2026 could be both
${formatLines}
  --geojson            all cells as polygons in degrees
  --contours           with --geojson or alone: lines of equal density instead of cells (quartic kernel as wide as the band), at a quarter,
                       half and three quarters of the peak, in incidents per square kilometre
z above 0 is hot, below 0 cold; p is two-sided, q is p raised for how many cells were looked at: look at q. Counts are no rates.
The table lists only the cells with q up to 0.05, the hottest first (with --periods: those that were ever hot); the other formats all.
${rLine}
${inputLine}
${exitLine}

Example: vatra hotspots calls.csv --x lon --y lat --cell 100 --band 300 --geojson > hot.geojson`

const options = {
  x: { type: 'string' }, y: { type: 'string' }, crs: { type: 'string' }, cell: { type: 'string' }, band: { type: 'string' }, time: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' },
  dates: { type: 'string' }, periods: { type: 'string' }, geojson: { type: 'boolean' }, contours: { type: 'boolean' }, ...formatOptions, r: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
} as const

/** vatra hotspots: which squares of the ground are hot, from a plain file of incidents. */
export function hotspots(argv: readonly string[], out: Out, err: Out = process.stderr): Promise<number> {
  return tool(usage, out, err, () => asked(argv), async (question) => {
    if (question.r) return void out.write(hotspotsInR(question))
    const { plane: { x, y, toDegrees, says }, when } = await readIncidents(question, err), { cell, band, periods, contours, format } = question
    if (says) err.write(`${says}\n`)
    if (toDegrees === null && (format === 'geojson' || contours)) err.write('The map system is not known, so the map is in the metres of the file; --crs names it.\n')
    const grid = reckoned(() => gridOver(x, y, cell))
    if (periods) return printCourses({ x, y, when: when!, grid, toDegrees }, { periods, band, format, span: question }, out, err)
    const { counts } = gridCounts(x, y, grid)
    if (contours) {
      const { density, kernel } = reckoned(() => gridDensity(counts, grid, { kernel: 'quartic', bandwidth: band }))
      return drawnContours({ density, grid, toDegrees, n: x.length, method: `${kernel}-density` }, out)
    }
    const { z, p, q, n, method } = reckoned(() => getisOrdOnGrid(counts, grid, band / cell)), cells: Cells = { grid, counts, z, p, q, n, method, toDegrees }
    if (format === 'geojson') return drawnCells(cells, out)
    list(cells, format, out, err)
  })
}

async function readIncidents({ path, across, up, time, from, to, order, system }: NonNullable<ReturnType<typeof asked>>, err: Out) {
  const columns = await readColumns(path, [...new Set([across, up, time].filter((name) => name !== undefined))])
  const { x, y, nowhere } = readPlaces(columns, across, up, system), when = time === undefined ? null : readTimes(columns, time, order)
  const kept = Int32Array.from([...x.keys()].filter((i) => x[i] === x[i] && (when === null || (when[i]! >= from && when[i]! < to))))
  if (nowhere > 0) err.write(`Rows without coordinates, left out: ${nowhere}.\n`)
  if (kept.length === 0) throw plain(`${columns.file} has no incident with a place${when ? ' in this time' : ''}.`)
  const { doubles } = shelf(16 * kept.length), pick = (list: Float64Array, into: Float64Array) => {
    kept.forEach((row, i) => (into[i] = list[row]!))
    return into
  }
  return { plane: onPlane(pick(x, doubles(kept.length)), pick(y, doubles(kept.length)), system), when: when && pick(when, new Float64Array(kept.length)) }
}

function asked(argv: readonly string[]) {
  const { values: said, positionals } = typed(argv, options)
  if (said.help) return null
  const cell = length(said.cell, '--cell', 'the side of a cell in metres'), band = length(said.band, '--band', 'how far neighbours reach, in metres')
  if (band < cell) throw plain(`--band (${band}) must reach at least one cell (${cell}) far; two or more are better.`)
  if (said.time === undefined && (said.from ?? said.to) !== undefined) throw plain('--from and --to need --time, the column of the day.')
  const format = formatOf(said, 'table'), periods = said.periods === undefined ? null : periodTyped(said.periods)
  if (said.contours && format !== 'table' && format !== 'geojson') throw plain(`Choose --${format} or a map (--geojson, --contours).`)
  if (periods && (said.time === undefined || said.contours)) throw plain(said.contours ? 'Choose --periods or --contours.' : '--periods needs --time, the column of the day.')
  const order = dateOrders(said.dates), last = said.to === undefined ? Infinity : timeTyped(said.to, '--to', order)
  return {
    path: filesOf(positionals, ['FILE.csv'])[0]!, across: needed(said.x, '--x', 'the column of longitude or east'), up: needed(said.y, '--y', 'the column of latitude or north'),
    system: systemTyped(said.crs), cell, band, time: said.time, order, from: said.from === undefined ? -Infinity : timeTyped(said.from, '--from', order), to: wholeDay(last),
    periods, contours: said.contours ?? false, format, r: said.r ?? false,
  }
}

function length(said: string | undefined, flag: string, what: string): number {
  const metres = numberTyped(needed(said, flag, what), flag)!
  if (!(metres > 0)) throw plain(`${flag} is a length above 0, not ${metres}.`)
  return metres
}

const columns = ['x', 'y', 'count', 'z', 'p', 'q', 'n', 'method']

/** The cells by their middles: all of them for a program, the hot ones for the eye. */
function list({ grid, counts, z, p, q, n, method, toDegrees }: Cells, format: 'table' | 'csv' | 'json' | 'jsonl', out: Out, err: Out): void {
  const row = (i: number) => ({ ...middleOf(i, grid, toDegrees, format !== 'table'), count: counts[i]!, z: z[i]!, p: p[i]!, q: q[i]!, n, method })
  const all = [...counts.keys()]
  if (format !== 'table') return printRows(all.map(row), columns, format, out)
  const told = all.filter((i) => q[i]! <= 0.05).sort((i, j) => z[j]! - z[i]!)
  printRows(told.map(row), columns, format, out)
  err.write(`${all.length} cells, ${told.filter((i) => z[i]! > 0).length} hot and ${told.filter((i) => z[i]! < 0).length} cold (q up to 0.05).\n`)
}
