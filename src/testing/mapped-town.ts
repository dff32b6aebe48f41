import { operator } from '#access/actor.ts'
import { importZones } from '#domains/territory/index.ts'
import type { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { place } from './people.ts'
import { as } from './story.ts'

/** A rectangle of a map, by its corners in the south-west and north-east. */
export const outline = (west: number, south: number, east: number, north: number) =>
  ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] }) as const

/** A zone as a GeoJSON file draws it. */
export const feature = (code: string, name: string, geometry: object | null, rest: Readonly<Record<string, unknown>> = {}) =>
  ({ type: 'Feature', properties: { code, name, ...rest }, geometry }) as const

export const mapOf = (...features: readonly object[]) => ({ type: 'FeatureCollection', features })

/** Where the people of the tests work: Talsi with two zones side by side, and a commissariat elsewhere with one. */
export const maps = {
  talsi: mapOf(
    feature('T1', 'Old Town', outline(22.58, 57.24, 22.6, 57.26), { population: 5200 }),
    feature('T2', 'Lakeside', outline(22.6, 57.24, 22.62, 57.26), { population: 9000 }),
  ),
  elsewhere: mapOf(feature('E1', 'Station', outline(24.1, 56.94, 24.12, 56.96), { population: 2100 })),
}

/** Founds the directorate of the tests with its zones, by the deed that anybody would use; its ids are those that its people carry. */
export async function foundTown(ctx: Ctx): Promise<Record<'oldTown' | 'lakeside' | 'station', ZoneId>> {
  const directorate = { id: place.directorate as DirectorateId, code: 'kurzeme', country: 'LV', names: { en: 'Kurzeme', ro: 'Kurzeme' } }
  const drawn = await importZones(as(ctx, operator), { directorate, commissariat: { id: place.talsi, code: 'talsi', names: { en: 'Talsi' } }, geojson: maps.talsi })
  const other = await importZones(as(ctx, operator), { directorate, commissariat: { id: place.elsewhere, code: 'elsewhere', names: { en: 'Elsewhere' } }, geojson: maps.elsewhere })
  const of = (code: string) => [...drawn.zones, ...other.zones].find((zone) => zone.code === code)!.id
  return { oldTown: of('T1'), lakeside: of('T2'), station: of('E1') }
}
