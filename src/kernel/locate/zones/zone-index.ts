import { edgesByRow } from './edges-by-row.ts'

/** A zone's boundary: polygons of closed rings, the first an outline, the others holes, in any plane (or degrees). As in GeoJSON. */
export type Boundary = readonly (readonly (readonly (readonly [x: number, y: number])[])[])[]

/**
 * Zones laid over a raster of cells, made once and asked for millions of points by zoneOfPoints: most cells lie in one zone altogether,
 * and only in cells that a border crosses a point must be held against the border itself.
 * Zones may overlap, touch themselves and have holes (what is inside an odd number of a zone's rings is in the zone).
 * Not for zones that cross the 180th meridian. `cells` is how many cells the raster has along its longer side.
 */
export function zoneIndex(zones: readonly Boundary[], cells?: number): ZoneIndex {
  const edges = edgesByRow(zones, cells), { columns, rows, bandZone } = edges, all = columns * rows
  const raster: Raster = { whole: new Int32Array(all).fill(-1), touched: new Int32Array(all).fill(-1), cellOfPair: [], bandOfPair: [] }
  for (let band = 0; band < bandZone.length; band++) fillWhole(edges, band, markTouched(edges, band, raster), raster)
  const { whole, cellOfPair, bandOfPair } = raster, start = new Int32Array(all + 1)
  // A zone that covers the cell altogether comes before all zones with higher numbers.
  const counts = (k: number) => whole[cellOfPair[k] as number] === -1 || (bandZone[bandOfPair[k] as number] as number) < (whole[cellOfPair[k] as number] as number)
  for (let k = 0; k < cellOfPair.length; k++) if (counts(k)) start[(cellOfPair[k] as number) + 1]! += 1
  for (let at = 0; at < all; at++) start[at + 1]! += start[at] as number
  const bands = new Int32Array(start[all] as number), next = start.slice()
  for (let k = 0; k < cellOfPair.length; k++) if (counts(k)) bands[next[cellOfPair[k] as number]!++] = bandOfPair[k] as number
  return { ...edges, zones: zones.length, whole, start, bands }
}

type Raster = { readonly whole: Int32Array; readonly touched: Int32Array; readonly cellOfPair: number[]; readonly bandOfPair: number[] }

/** Notes the cells that the edges of one band run through; hands back where they cross the middle of the row, from west to east. */
function markTouched(edges: ReturnType<typeof edgesByRow>, band: number, { touched, cellOfPair, bandOfPair }: Raster): number[] {
  const { ends, bandStart, cell, hair, columnOf } = edges, row = edges.bandRow[band] as number, first = row * edges.columns, crossings: number[] = []
  const half = cell / 2 + hair, middle = edges.south + (row + 0.5) * cell
  for (let k = bandStart[band] as number; k < (bandStart[band + 1] as number); k++) {
    const ax = ends[4 * k] as number, ay = ends[4 * k + 1] as number, bx = ends[4 * k + 2] as number, by = ends[4 * k + 3] as number
    if (ay > middle !== by > middle) crossings.push(ax + ((middle - ay) / (by - ay)) * (bx - ax))
    // The part of the edge in this row, and a hair on all sides against rounding.
    const at = (y: number) => ax + Math.min(1, Math.max(0, (y - ay) / (by - ay))) * (bx - ax)
    const p = by > ay ? at(middle - half) : ax, q = by > ay ? at(middle + half) : bx
    for (let c = columnOf(Math.min(p, q) - hair), end = columnOf(Math.max(p, q) + hair); c <= end; c++) {
      if (touched[first + c] === band) continue
      touched[first + c] = band
      cellOfPair.push(first + c)
      bandOfPair.push(band)
    }
  }
  return crossings.sort((p, q) => p - q)
}

/** Gives the cells between two crossings, which no edge of the zone touches, to the zone, unless an earlier one has them. */
function fillWhole({ bandZone, bandRow, columns, cell, west }: ReturnType<typeof edgesByRow>, band: number, crossings: readonly number[], { whole, touched }: Raster) {
  const first = (bandRow[band] as number) * columns, column = (x: number | undefined) => Math.ceil(((x as number) - west) / cell - 0.5)
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const from = Math.max(0, column(crossings[k])), to = Math.min(columns, column(crossings[k + 1]))
    for (let at = first + from; at < first + to; at++) if (touched[at] !== band && whole[at] === -1) whole[at] = bandZone[band] as number
  }
}

/** `whole` is the first zone that covers a cell altogether, or -1; `bands` (from start[cell] on) the edges of zones that only cross it. */
export type ZoneIndex = ReturnType<typeof edgesByRow> & {
  readonly zones: number
  readonly whole: Int32Array
  readonly start: Int32Array
  readonly bands: Int32Array
}
