import type { CommissariatId, DirectorateId, PublicZone, ZoneId } from '../words.ts'
import type { TerritoryTables } from '../tables.ts'

/** What everybody may know of a zone, without its boundary: columns to ask for, and how they are told. */
export const publicColumns = ['slug', 'directorate_id', 'zone_id', 'commissariat_id', 'code', 'names', 'commissariat_names', 'directorate_names', 'country', 'population'] as const

type Row = Pick<TerritoryTables['pub.zones'], 'slug' | 'directorate_id' | 'zone_id' | 'commissariat_id' | 'code' | 'country' | 'population'> & Record<'names' | 'commissariat_names' | 'directorate_names', PublicZone['names']>

export const publicZone = (row: Row): PublicZone => ({
  slug: row.slug, directorate: row.directorate_id as DirectorateId, zone: row.zone_id as ZoneId, commissariat: row.commissariat_id as CommissariatId, code: row.code,
  names: row.names, commissariatNames: row.commissariat_names, directorateNames: row.directorate_names, country: row.country, population: row.population,
})
