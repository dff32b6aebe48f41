import { plain } from '#platform/plain.ts'
import { between, definitionOf, definitions } from '#platform/place/map-systems.ts'

const degrees = definitions['EPSG:4326']

/** Places on a plane in metres, the way back to degrees (null where the map system is not known), and what was taken for what. */
export type Plane = { readonly x: Float64Array; readonly y: Float64Array; readonly toDegrees: ((x: number, y: number) => readonly [number, number]) | null; readonly says: string }

/** A map system by its number or name, also the long one of GeoJSON (urn:ogc:def:crs:EPSG::n); CRS84 is degrees with longitude first, as all are read here. */
export function systemNamed(said: string): string | null {
  const name = said.trim().toUpperCase().replace(/^URN:OGC:DEF:CRS:/, '').replace(/^(EPSG|OGC):[^:]*:/, '$1:').replace(/^(\d+)$/, 'EPSG:$1')
  return definitionOf(/^(OGC:)?CRS84$/.test(name) ? 'EPSG:4326' : name)
}

/** The map system that was typed after --crs: a known EPSG number, or a definition in PROJ's words. */
export function systemTyped(said: string | undefined): string | null {
  if (said === undefined) return null
  const definition = said.trim().startsWith('+proj=') ? said.trim() : systemNamed(said)
  if (definition === null) throw plain(`--crs: "${said}" is not known; known are ${Object.keys(definitions).join(', ')}, the UTM zones (EPSG:326zz, 327zz, 258zz) and definitions that begin with +proj=.`)
  return definition
}

/** Whether the numbers can be degrees of longitude and latitude. */
export const couldBeDegrees = (x: Float64Array, y: Float64Array) => x.every((lon) => !(Math.abs(lon) > 180)) && y.every((lat) => !(Math.abs(lat) > 90))

/**
 * Coordinates as metres on a plane. A system in metres stays as it is; degrees (and the web's stretched metres) are laid on a plane that
 * touches the earth in their midst, true to a metre in a kilometre and far better within a city. Without a system, numbers that can be degrees are.
 */
export function onPlane(x: Float64Array, y: Float64Array, system: string | null): Plane {
  if (system === null && !couldBeDegrees(x, y)) return { x, y, toDegrees: null, says: 'Coordinates are taken for metres on a plane; --crs names their map system.' }
  const from = system ?? degrees
  if (/\+units=m\b/.test(from) && !/\+proj=merc\b/.test(from)) return { x, y, toDegrees: between(from, degrees).there, says: '' }
  const asDegrees = from === degrees ? (one: number, two: number) => [one, two] as const : between(from, degrees).there, lon = x.slice(), lat = y.slice()
  for (let i = 0; i < x.length; i++) if (x[i] === x[i] && y[i] === y[i]) [lon[i], lat[i]] = asDegrees(x[i]!, y[i]!)
  const local = `+proj=tmerc +lat_0=${middle(lat)} +lon_0=${middle(lon)} +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs`, { there, back } = between(degrees, local)
  for (let i = 0; i < lon.length; i++) if (lon[i] === lon[i] && lat[i] === lat[i]) [lon[i], lat[i]] = there(lon[i]!, lat[i]!)
  return { x: lon, y: lat, toDegrees: back, says: system === null ? 'Coordinates are taken for degrees of longitude (--x) and latitude (--y).' : '' }
}

/** Halfway between the outermost; the same whatever order the rows are in. */
function middle(list: Float64Array): number {
  let least = Infinity, most = -Infinity
  for (const one of list) {
    if (one < least) least = one
    if (one > most) most = one
  }
  return least > most ? 0 : Math.round((least + most) * 500) / 1000
}
