import { between, definitions } from '#platform/place/map-systems.ts'
import type { System } from '../words.ts'
import type { ToDegrees } from '../rules/reading/read-point.ts'

/** How places counted in a map system become degrees of longitude and latitude. */
export function toDegrees(system: System): ToDegrees {
  return system === 'EPSG:4326' ? (east, north) => [east, north] : between(definitions[system], definitions['EPSG:4326']).there
}
