import { zones } from '#cli/town/map.ts'
import { zoneIndex } from '#kernel/locate/zones/zone-index.ts'
import { zoneOfPoints } from '#kernel/locate/zones/zone-of-points.ts'

const [west, south] = [22.5601, 57.2338]
const metresEast = 111_320 * Math.cos((57.2436 * Math.PI) / 180), metresNorth = 111_195

/** Degrees of the demonstration town as metres from its south-west corner. */
export const plane = (lon: number, lat: number): readonly [number, number] => [(lon - west) * metresEast, (lat - south) * metresNorth]
export const zoneNames = zones.map(({ names }) => names.en!)
export const population = zones.map((zone) => zone.population)
/** The borders of the four zones in metres. */
export const outlines = zones.map(({ ring }) => ring.map(([lon, lat]) => plane(lon, lat)))
export const extent = { wide: Math.max(...outlines.flat().map(([x]) => x)), high: Math.max(...outlines.flat().map(([, y]) => y)) }
const index = zoneIndex(outlines.map((ring) => [[ring]]))
/** The zone of each place, -1 outside the town. */
export const zoneAt = (x: ArrayLike<number>, y: ArrayLike<number>): Int32Array => zoneOfPoints(x, y, index)
