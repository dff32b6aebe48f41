import type { MultiPolygon } from '../../words.ts'
import { ringArea } from '../areas.ts'

type Point = readonly [number, number]
type Ring = readonly Point[]

/** What a feature's geometry says: a boundary, none, or why it cannot be read. */
export type Reading = { boundary: MultiPolygon | null; fault: 'no-boundary' | 'not-polygon' | 'empty' | null }

/**
 * A GeoJSON geometry as a boundary: polygons in a collection side by side, heights dropped, rings closed, points repeated on the spot
 * dropped, outer rings against the clock and holes with it (RFC 7946, 3.1.6). Nothing is moved.
 */
export function readBoundary(geometry: unknown): Reading {
  if (geometry === null || geometry === undefined) return { boundary: null, fault: 'no-boundary' }
  const polygons = polygonsOf(geometry, 0)
  if (polygons === null) return { boundary: null, fault: 'not-polygon' }
  const boundary: Ring[][] = []
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return { boundary: null, fault: 'not-polygon' }
    const rings = polygon.map(ringOf)
    if (rings.some((ring) => ring === null)) return { boundary: null, fault: 'not-polygon' }
    const [outer, ...holes] = rings as Ring[]
    if (outer === undefined || outer.length < 4) continue
    boundary.push([turned(outer, true), ...holes.filter((hole) => hole.length >= 4).map((hole) => turned(hole, false))])
  }
  return boundary.length === 0 ? { boundary: null, fault: 'empty' } : { boundary, fault: null }
}

/** Eight collections inside each other are somebody's joke. */
function polygonsOf(geometry: unknown, depth: number): unknown[] | null {
  if (typeof geometry !== 'object' || geometry === null || depth > 8) return null
  const { type, coordinates, geometries } = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown }
  if (type === 'Polygon') return Array.isArray(coordinates) ? [coordinates] : null
  if (type === 'MultiPolygon') return Array.isArray(coordinates) ? coordinates : null
  if (type !== 'GeometryCollection' || !Array.isArray(geometries)) return null
  const parts = geometries.map((part) => polygonsOf(part, depth + 1))
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part!)
}

function ringOf(raw: unknown): Ring | null {
  if (!Array.isArray(raw)) return null
  const ring: Point[] = []
  for (const point of raw as unknown[]) {
    if (!Array.isArray(point)) return null
    const [lon, lat] = point as unknown[]
    if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) return null
    const last = ring.at(-1)
    if (last === undefined || last[0] !== lon || last[1] !== lat) ring.push([lon, lat])
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1])) ring.push(first)
  return ring
}

const turned = (ring: Ring, againstClock: boolean): Ring => (signedArea(ring) > 0 === againstClock ? ring : [...ring].reverse())

/** In the plane where the numbers are no degrees, else on the sphere: only the sign counts. */
function signedArea(ring: Ring): number {
  if (ring.every(([, lat]) => Math.abs(lat) <= 90)) return ringArea(ring)
  const [ox, oy] = ring[0]!
  return ring.slice(1).reduce((sum, [x, y], place) => {
    const [fromX, fromY] = ring[place]!
    return sum + (fromX - ox) * (y - oy) - (x - ox) * (fromY - oy)
  }, 0)
}
