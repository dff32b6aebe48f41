import type { JSONColumnType } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { MultiPolygon, Names } from './words.ts'

type Json<T extends object | null> = JSONColumnType<T, string, string>

export type TerritoryTables = {
  /** Public; who works in this installation; kept for good. */
  'territory.directorates': { id: string; code: string; country: string; names: Json<Names> }
  /** Public; kept for good. */
  'territory.commissariats': { directorate_id: string; id: string; code: string; names: Json<Names> }
  /** Public; the zone's address (slug) never changes; kept for good. */
  'territory.zones': {
    directorate_id: string; id: string; commissariat_id: string; code: string; slug: string; names: Json<Names>; population: number | null
  }
  /** Public; every boundary a zone has had, `to_on` being the first day it no longer held; kept for good. */
  'territory.boundaries': {
    directorate_id: string; id: string; zone_id: string; from_on: string; to_on: string | null; geometry: Json<MultiPolygon & object>; hash: string
    west: number; south: number; east: number; north: number
  }
  /** Public; drawn from the tables above by every deed that changes them. */
  'pub.zones': {
    slug: string; directorate_id: string; zone_id: string; commissariat_id: string; code: string; names: Json<Names>
    commissariat_names: Json<Names>; directorate_names: Json<Names>; country: string; population: number | null; boundary: Json<(MultiPolygon & object) | null>
  }
  /** Counts public changes. */
  'pub.edition': { one: boolean; number: string }
}

/** The domain's tables, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<TerritoryTables>()
