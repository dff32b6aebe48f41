import type { MultiPolygon } from '../../words.ts'
import { boxOf, metresPerDegree } from '../areas.ts'

/** A zone's border sorted into rows from south to north, so that asking about one place looks at a few edges instead of all. */
export type OutlineRows = Readonly<{
  /** Whether a place lies in the zone; of two zones that share an edge exactly one says yes. */
  contains: (lon: number, lat: number) => boolean
  /** Metres from a place to the nearest edge within reach; Infinity beyond. */
  metresTo: (lon: number, lat: number, reach: number) => number
}>

/** The border as rows of edges; even-odd, half-open in the south, and every edge taken from south to north so that neighbours agree to the bit. */
export function outlineRows(boundary: MultiPolygon): OutlineRows {
  const box = boxOf(boundary)
  const edges = edgesOf(boundary)
  if (box === null || edges.length === 0) return { contains: () => false, metresTo: () => Infinity }
  const [, south, , north] = box
  const count = edges.length / 4
  let climb = 0
  for (let at = 0; at < edges.length; at += 4) climb += edges[at + 3]! - edges[at + 1]!
  const wanted = Math.floor((4 * count * (north - south)) / climb) // so many rows that no more than five entries an edge are kept
  const rows = Math.max(1, Math.min(8192, Number.isFinite(wanted) ? wanted : 1))
  const rowOf = (lat: number) => Math.max(0, Math.min(rows - 1, Math.floor(((lat - south) / (north - south)) * rows) || 0))
  const { starts, entries } = filed(edges, rows, rowOf)

  function contains(lon: number, lat: number): boolean {
    let inside = false
    const row = rowOf(lat)
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      const at = entries[entry]!
      const low = edges[at + 1]!
      const high = edges[at + 3]!
      if (low <= lat && lat < high && lon < edges[at]! + ((lat - low) * (edges[at + 2]! - edges[at]!)) / (high - low)) inside = !inside
    }
    return inside
  }

  function metresTo(lon: number, lat: number, reach: number): number {
    const east = metresPerDegree * Math.cos((lat * Math.PI) / 180)
    let least = reach * reach
    let found = Infinity
    const last = rowOf(lat + reach / metresPerDegree)
    for (let row = rowOf(lat - reach / metresPerDegree); row <= last; row++) for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      const at = entries[entry]!
      const [ax, ay] = [(edges[at]! - lon) * east, (edges[at + 1]! - lat) * metresPerDegree]
      const [dx, dy] = [(edges[at + 2]! - edges[at]!) * east, (edges[at + 3]! - edges[at + 1]!) * metresPerDegree]
      const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
      const square = (ax + along * dx) ** 2 + (ay + along * dy) ** 2
      if (square <= least) least = found = square
    }
    return Math.sqrt(found)
  }

  return { contains, metresTo }
}

function edgesOf(boundary: MultiPolygon): Float64Array {
  const edges: number[] = []
  for (const polygon of boundary) for (const ring of polygon) for (let place = 1; place < ring.length; place++) {
    const [[ax, ay], [bx, by]] = [ring[place - 1]!, ring[place]!]
    if (ay < by || (ay === by && ax <= bx)) edges.push(ax, ay, bx, by)
    else edges.push(bx, by, ax, ay)
  }
  return Float64Array.from(edges)
}

function filed(edges: Float64Array, rows: number, rowOf: (lat: number) => number): { starts: Uint32Array; entries: Uint32Array } {
  const starts = new Uint32Array(rows + 2)
  for (let at = 0; at < edges.length; at += 4) for (let row = rowOf(edges[at + 1]!); row <= rowOf(edges[at + 3]!); row++) starts[row + 2]!++
  for (let row = 2; row < starts.length; row++) starts[row]! += starts[row - 1]!
  const entries = new Uint32Array(starts[rows + 1]!)
  for (let at = 0; at < edges.length; at += 4) {
    for (let row = rowOf(edges[at + 1]!); row <= rowOf(edges[at + 3]!); row++) entries[starts[row + 1]!++] = at
  }
  return { starts, entries }
}
