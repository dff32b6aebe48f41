import type { ColumnType, JSONColumnType } from 'kysely'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { MultiPolygon, Names } from './words.ts'

type Json<T extends object | null> = JSONColumnType<T, string, string>

export type TerritoryTables = {
  'territory.countries': { id: string; code: string }
  'territory.directorates': { id: string; code: string; country: string; names: Json<Names> }
  'territory.commissariats': { directorate_id: string; id: string; code: string; names: Json<Names> }
  'territory.zones': {
    directorate_id: string; id: string; commissariat_id: string; code: string; slug: string; names: Json<Names>; population: number | null
  }
  'territory.villages': { directorate_id: string; id: string; code: string; names: Json<Names> }
  'territory.village_versions': {
    directorate_id: string; village_id: string; from_on: string; to_on: string | null; zone_id: string; lon: number | null; lat: number | null; boundary: Json<(MultiPolygon & object) | null>
  }
  'territory.boundaries': {
    directorate_id: string; id: string; zone_id: string; from_on: string; to_on: string | null; geometry: Json<MultiPolygon & object>; hash: string
    west: number; south: number; east: number; north: number
  }
  'pub.zones': {
    slug: string; directorate_id: string; zone_id: string; commissariat_id: string; code: string; names: Json<Names>
    commissariat_names: Json<Names>; directorate_names: Json<Names>; country: string; population: number | null; boundary: Json<(MultiPolygon & object) | null>
    villages: ColumnType<readonly { village: string; names: Names }[], string | undefined, string>
  }
  'pub.edition': { one: boolean; number: string }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'territory.countries': {
    class: 'public', for: 'in which countries this installation works; the area of a post over one of them', keep: account,
    columns: { id: 'key', code: 'public' },
  },
  'territory.directorates': {
    class: 'public', for: 'who works in this installation', keep: account,
    columns: { id: 'key', code: 'key', country: 'public', names: 'public' },
  },
  'territory.commissariats': {
    class: 'public', for: 'the map', keep: account,
    columns: { directorate_id: 'key', id: 'key', code: 'key', names: 'public' },
  },
  'territory.zones': {
    class: 'public', for: 'the map; the address of a zone, its slug, never changes', keep: account,
    columns: { directorate_id: 'key', id: 'key', commissariat_id: 'key', code: 'key', slug: 'key', names: 'public', population: 'public' },
  },
  'territory.villages': {
    class: 'public', for: 'the villages of the zones', keep: account,
    columns: { directorate_id: 'key', id: 'key', code: 'key', names: 'public' },
  },
  'territory.village_versions': {
    class: 'public', for: 'in which zone a village lay, and where; to_on is the first day on which it no longer held', keep: account,
    columns: { directorate_id: 'key', village_id: 'key', from_on: 'public', to_on: 'public', zone_id: 'key', lon: 'public', lat: 'public', boundary: 'public' },
  },
  'territory.boundaries': {
    class: 'public', for: 'every boundary that a zone has had; to_on is the first day on which it no longer held', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', zone_id: 'key', from_on: 'public', to_on: 'public', geometry: 'public', hash: 'key', west: 'public',
      south: 'public', east: 'public', north: 'public'
    },
  },
  'pub.zones': {
    class: 'public', for: 'the map as it is shown', keep: { until: 'territory.import-zones' },
    columns: {
      slug: 'key', directorate_id: 'key', zone_id: 'key', commissariat_id: 'key', code: 'key', names: 'public', commissariat_names: 'public',
      directorate_names: 'public', country: 'public', population: 'public', boundary: 'public', villages: 'public'
    },
  },
  'pub.edition': {
    class: 'public', for: 'how new the published copies are', keep: account,
    columns: { one: 'key', number: 'public' },
  },
} as const satisfies Kept<TerritoryTables>

/** The domain's tables, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<TerritoryTables>()
