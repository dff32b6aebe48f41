import type { MultiPolygon } from '../words.ts'

export type Ring = readonly (readonly [lon: number, lat: number])[]
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Metres in a degree of latitude on the mean sphere (radius 6,371,008.8 m). */
export const metresPerDegree = (6_371_008.8 * Math.PI) / 180

/** How many square metres of ground a boundary encloses, on the sphere, its holes taken away; within half a percent of the ellipsoid. */
export function areas(boundary: MultiPolygon): number {
  let sum = 0
  for (const polygon of boundary) polygon.forEach((ring, place) => (sum += (place === 0 ? 1 : -1) * Math.abs(ringArea(ring))))
  return sum
}

/** Signed square metres of a ring: positive when it runs against the clock. (Chamberlain and Duquette 2007, exact in the equal-area plane.) */
export function ringArea(ring: Ring): number {
  const first = ring[0]
  if (first === undefined) return 0
  const radian = Math.PI / 180
  const level = Math.sin(first[1] * radian)
  let sum = 0
  let [lon, height] = [first[0], 0]
  for (let place = 1; place <= ring.length; place++) {
    const point = ring[place] ?? first
    const here = Math.sin(point[1] * radian) - level
    sum -= (point[0] - lon) * (height + here)
    lon = point[0]
    height = here
  }
  return (sum / 2) * metresPerDegree * metresPerDegree / radian
}

/** The smallest box of west, south, east and north that holds the boundary; null when it has no point. */
export function boxOf(boundary: MultiPolygon): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of boundary) for (const ring of polygon) for (const [lon, lat] of ring) {
    if (lon < west) west = lon
    if (lon > east) east = lon
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  return west <= east && south <= north ? [west, south, east, north] : null
}
