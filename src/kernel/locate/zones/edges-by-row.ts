import type { Boundary } from './zone-index.ts'

/**
 * The edges of all zones sorted by row of a raster over them and by zone; a band is what one zone has in one row, so that what lies side by side
 * on the ground does so in memory too; it reaches a hair beyond its row, so that whoever finds a point's row by rounding otherwise has the edges
 * there too. Each edge runs upwards (or eastwards where level): two zones with a common edge hold the very same one.
 */
export function edgesByRow(zones: readonly Boundary[], cells?: number) {
  let corners = 0
  for (const boundary of zones) for (const polygon of boundary) for (const ring of polygon) corners += ring.length
  const edges = new Float64Array(4 * corners), edgeZone = new Int32Array(corners)
  let many = 0
  zones.forEach((boundary, zone) => boundary.forEach((polygon) => polygon.forEach((ring) => {
    for (let k = 0; k < ring.length; k++) {
      const a = ring[k] as readonly [number, number], b = ring[k + 1 < ring.length ? k + 1 : 0] as readonly [number, number], ax = a[0], ay = a[1], bx = b[0], by = b[1]
      if (!Number.isFinite(ax) || !Number.isFinite(ay)) throw new RangeError(`Zone ${zone} has a corner that is nowhere: ${ax}, ${ay}.`)
      if (ax === bx && ay === by) continue
      const up = ay < by || (ay === by && ax < bx), at = 4 * many
      edges[at] = up ? ax : bx
      edges[at + 1] = up ? ay : by
      edges[at + 2] = up ? bx : ax
      edges[at + 3] = up ? by : ay
      edgeZone[many++] = zone
    }
  })))
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity
  for (let k = 0; k < 4 * many; k += 2) {
    west = Math.min(west, edges[k] as number)
    east = Math.max(east, edges[k] as number)
    south = Math.min(south, edges[k + 1] as number)
    north = Math.max(north, edges[k + 1] as number)
  }
  if (many === 0) [west, south, east, north] = [0, 0, 0, 0]
  const along = cells ?? Math.min(2048, Math.max(16, Math.ceil(2 * Math.sqrt(many))))
  if (!(Number.isInteger(along) && along >= 1 && along <= 8192)) throw new RangeError(`A raster has 1 to 8192 cells along its side, not ${along}.`)
  const cell = Math.max(east - west, north - south) / along || 1
  const columns = Math.floor((east - west) / cell) + 1, rows = Math.floor((north - south) / cell) + 1
  const columnOf = (x: number) => Math.min(columns - 1, Math.max(0, Math.floor((x - west) / cell)))
  const hair = 1e-6 * cell, rowOf = (y: number) => Math.min(rows - 1, Math.max(0, Math.floor((y - south) / cell)))
  const rowsOf: RowsOf = (low, high) => [rowOf(low - hair), rowOf(high + hair)]
  const sorted = byRowAndZone(edges.subarray(0, 4 * many), edgeZone.subarray(0, many), zones.length, rowsOf, rows)
  return { west, south, east, north, cell, hair, columns, rows, columnOf, ...sorted }
}

type RowsOf = (low: number, high: number) => [first: number, last: number]

function byRowAndZone(edges: Float64Array, edgeZone: Int32Array, zones: number, rowsOf: RowsOf, rows: number) {
  const lowest = new Int32Array(zones).fill(2 ** 30), highest = new Int32Array(zones).fill(-1)
  edgeZone.forEach((zone, k) => {
    const [first, last] = rowsOf(edges[4 * k + 1] as number, edges[4 * k + 3] as number)
    lowest[zone] = Math.min(lowest[zone] as number, first)
    highest[zone] = Math.max(highest[zone] as number, last)
  })
  const firstBand = new Int32Array(zones + 1)
  for (let z = 0; z < zones; z++) firstBand[z + 1] = (firstBand[z] as number) + Math.max(0, (highest[z] as number) - (lowest[z] as number) + 1)
  const bands = firstBand[zones] as number, rowStart = new Int32Array(rows + 1), place = new Int32Array(bands), bandZone = new Int32Array(bands), bandRow = new Int32Array(bands)
  const eachRow = (z: number, what: (row: number, at: number) => void) => {
    for (let row = lowest[z] as number, end = highest[z] as number; row <= end; row++) what(row, (firstBand[z] as number) + row - (lowest[z] as number))
  }
  for (let z = 0; z < zones; z++) eachRow(z, (row) => (rowStart[row + 1]! += 1))
  for (let row = 0; row < rows; row++) rowStart[row + 1]! += rowStart[row] as number
  for (let z = 0; z < zones; z++) {
    eachRow(z, (row, at) => {
      const band = (place[at] = rowStart[row]!++)
      bandZone[band] = z
      bandRow[band] = row
    })
  }
  const bandStart = new Int32Array(bands + 1)
  const eachBand = (k: number, what: (band: number) => void) => {
    const zone = edgeZone[k] as number, shift = (firstBand[zone] as number) - (lowest[zone] as number)
    const [first, last] = rowsOf(edges[4 * k + 1] as number, edges[4 * k + 3] as number)
    for (let row = first; row <= last; row++) what(place[row + shift] as number)
  }
  edgeZone.forEach((_, k) => eachBand(k, (band) => (bandStart[band + 1]! += 1)))
  for (let band = 0; band < bands; band++) bandStart[band + 1]! += bandStart[band] as number
  const ends = new Float64Array(4 * (bandStart[bands] as number)), next = bandStart.slice()
  edgeZone.forEach((_, k) => eachBand(k, (band) => {
    const at = next[band]!++
    for (let part = 0; part < 4; part++) ends[4 * at + part] = edges[4 * k + part] as number
  }))
  return { bandZone, bandRow, bandStart, ends }
}
