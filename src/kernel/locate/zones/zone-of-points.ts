import { placePoints } from '../../fast/place-points.ts'
import type { ZoneIndex } from './zone-index.ts'

/**
 * The zone in which each point lies, as its place in the list of zones; -1 for none. A point on a border belongs to it, and where zones touch
 * or overlap to the one that comes first: one point, one zone, the same on every machine and in every order of points.
 * A point without a place (NaN) is in no zone. Reference values: trying every zone for every point.
 */
export function zoneOfPoints(x: ArrayLike<number>, y: ArrayLike<number>, index: ZoneIndex, told?: (share: number) => void): Int32Array {
  if (x.length !== y.length) throw new RangeError(`There are ${x.length} eastings but ${y.length} northings.`)
  return placePoints(x, y, index, told)
}
