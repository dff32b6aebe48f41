import { couldBeDegrees } from './plane.ts'
import { plain } from '#platform/plain.ts'
import { definitions } from '#platform/place/map-systems.ts'
import { faultAt, valuesOf, type Columns } from '../../table/read-columns.ts'

/** The coordinates of every record, NaN in both where a row has none; how many have none. */
export type Places = { readonly x: Float64Array; readonly y: Float64Array; readonly nowhere: number }

/** Reads two columns of coordinates; what is no number, or no degree where degrees were said, is named by row and column. Noughts in both are how a program writes "nowhere". */
export function readPlaces(columns: Columns, across: string, up: string, system: string | null): Places {
  if (/^lat/i.test(across) && /^(lon|lng)/i.test(up)) throw plain(`--x is the column of longitude and --y that of latitude, but they are "${across}" and "${up}"; exchange them.`)
  const x = coordinates(columns, across), y = coordinates(columns, up)
  let nowhere = 0
  for (let i = 0; i < x.length; i++) {
    if (x[i] === x[i] && y[i] === y[i] && !(x[i] === 0 && y[i] === 0)) continue
    x[i] = y[i] = NaN
    nowhere++
  }
  if (system === definitions['EPSG:4326']) refuseBeyond(columns, x, y, across, up)
  return { x, y, nowhere }
}

function coordinates(columns: Columns, name: string): Float64Array {
  return valuesOf(columns, name, (cell) => {
    if (cell === '' || /^(null|nan|n\/a|na|-)$/i.test(cell)) return NaN
    const number = Number(/^[+-]?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell)
    return Number.isFinite(number) && Math.abs(number) < 1e9 ? number : `"${cell}" is no coordinate.`
  })
}

function refuseBeyond(columns: Columns, x: Float64Array, y: Float64Array, across: string, up: string): void {
  if (couldBeDegrees(x, y)) return
  const swapped = couldBeDegrees(y, x) ? ` Exchange --x and --y: the columns would then be degrees.` : ''
  const lat = y.findIndex((one) => Math.abs(one) > 90), at = lat < 0 ? x.findIndex((one) => Math.abs(one) > 180) : lat
  throw faultAt(columns, at, lat < 0 ? across : up, lat < 0 ? `${x[at]} is no longitude, which ends at 180.${swapped}` : `${y[at]} is no latitude, which ends at 90.${swapped}`)
}
