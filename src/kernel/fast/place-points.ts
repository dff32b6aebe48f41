import type { ZoneIndex } from '../locate/zones/zone-index.ts'
import { zones as code } from './compiled/zones.ts'
import { lay } from './lay.ts'
import { placePointsPlainly } from './plain/place-points.ts'
import { fastHere, ownRoom, type Room } from './room.ts'

const atOnce = 1 << 16
// The more points near borders are looked at together, the more of them share a border; a million fill some tens of megabytes.
const together = 1 << 20
const groups = 1 << 18
const [none, ask] = [65534, 65535]

/**
 * The zone of each point (-1: none): zoneOfPoints without its checks, equal to its plain twin for every point. The zones are laid down
 * once for as long as they are used. `told` hears how much is done.
 */
export function placePoints(x: ArrayLike<number>, y: ArrayLike<number>, index: ZoneIndex, told?: (share: number) => void): Int32Array {
  if (x.length < 20_000 || index.zones >= none || !fastHere(code)) return placePointsPlainly(x, y, index)
  const laid = laidDown(index), zone = new Int32Array(x.length), near = new Int32Array(Math.min(x.length, together)), cells = new Int32Array(near.length)
  let many = 0
  for (let from = 0; from < x.length; from += atOnce) {
    const n = Math.min(atOnce, x.length - from)
    if (many + n > near.length) {
      besideBorders(x, y, index, laid, near.subarray(0, many), cells, zone)
      many = 0
    }
    many += insideCells(x, y, from, n, index, laid, near.subarray(many), cells.subarray(many), zone)
    told?.((from + n) / x.length)
  }
  besideBorders(x, y, index, laid, near.subarray(0, many), cells, zone)
  return zone
}

/** Gives points the zone of their cells, and lists those whose cells a border crosses. */
function insideCells(x: ArrayLike<number>, y: ArrayLike<number>, from: number, n: number, index: ZoneIndex, { room: { deeds, memory }, table, points }: Laid, near: Int32Array, cells: Int32Array, zone: Int32Array): number {
  const { west, south, east, north, cell, columns, rows } = index, xs = new Float64Array(memory, points.x, n + 1), ys = new Float64Array(memory, points.y, n)
  lay(x, from, n, xs)
  lay(y, from, n, ys)
  // An odd last point has a neighbour that is nowhere.
  xs[n] = NaN
  const many = deeds['byCell']!(points.x, points.y, n, west, south, east, north, 1 / cell, columns, rows, table, points.out, points.list, points.cells)
  const out = new Int32Array(memory, points.out, n), list = new Int32Array(memory, points.list, many)
  for (let i = 0; i < n; i++) zone[from + i] = out[i] === none ? -1 : (out[i] as number)
  for (let k = 0; k < many; k++) near[k] = from + (list[k] as number)
  cells.set(new Int32Array(memory, points.cells, many))
  return many
}

/** Holds the listed points against the borders in their cells, all those of a cell together. */
function besideBorders(x: ArrayLike<number>, y: ArrayLike<number>, index: ZoneIndex, laid: Laid, near: Int32Array, cells: Int32Array, zone: Int32Array): void {
  const { room: { deeds, memory }, whole, start, bands, bandStart, bandZone, ends, points } = laid, many = near.length
  const xs = new Float64Array(memory, points.x, many), ys = new Float64Array(memory, points.y, many), order = new Int32Array(memory, points.list, many)
  for (let k = 0; k < many; k++) {
    xs[k] = x[near[k] as number] as number
    ys[k] = y[near[k] as number] as number
    order[k] = k
  }
  new Int32Array(memory, points.cells, many).set(cells.subarray(0, many))
  const shift = Math.max(0, Math.ceil(Math.log2((index.whole.length + 1) / groups)))
  deeds['inOrder']!(points.list, points.cells, many, shift, groups, points.counts, points.list2, points.cells2)
  const doubtful = deeds['byBorder']!(points.x, points.y, points.list2, points.cells2, many, whole, start, bands, bandStart, bandZone, ends, points.out, points.list)
  const out = new Int32Array(memory, points.out, many), unsure = new Int32Array(memory, points.list, doubtful)
  for (let k = 0; k < many; k++) zone[near[k] as number] = out[k] === none ? -1 : (out[k] as number)
  for (const k of unsure) zone[near[k] as number] = placePointsPlainly([xs[k] as number], [ys[k] as number], index)[0] as number
}

type Laid = ReturnType<typeof layDown>
const known = new WeakMap<ZoneIndex, Laid>()

function laidDown(index: ZoneIndex) {
  const down = known.get(index) ?? layDown(index)
  known.set(index, down)
  return down
}

function layDown({ whole, start, bands, bandStart, bandZone, ends }: ZoneIndex) {
  const cells = whole.length, lists = [whole, start, bands, bandStart, bandZone, ends]
  const room = ownRoom(code, lists.reduce((sum, list) => sum + list.byteLength + 16, 0) + 2 * cells + 36 * together + 4 * groups + 512)
  const [atWhole, atStart, atBands, atBandStart, atBandZone, atEnds] = lists.map((list) => put(room, list)) as [number, number, number, number, number, number]
  const byCell = Uint16Array.from({ length: cells + 1 }, (_, c) => (c === cells ? none : (start[c] as number) < (start[c + 1] as number) ? ask : (whole[c] as number) < 0 ? none : (whole[c] as number)))
  const take = (each: number) => room.take(each * together + 16)
  const points = { x: take(8), y: take(8), out: take(4), list: take(4), cells: take(4), list2: take(4), cells2: take(4), counts: room.take(4 * (groups + 1)) }
  return { room, table: put(room, byCell), whole: atWhole, start: atStart, bands: atBands, bandStart: atBandStart, bandZone: atBandZone, ends: atEnds, points }
}

function put({ memory, take }: Room, list: Int32Array | Float64Array | Uint16Array): number {
  const at = take(list.byteLength)
  new Uint8Array(memory, at, list.byteLength).set(new Uint8Array(list.buffer, list.byteOffset, list.byteLength))
  return at
}
