import type { JSONColumnType } from 'kysely'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Db } from '#platform/db.ts'
import type { Category, FoundBy, Profile } from './words.ts'

type Json<T extends object | null> = JSONColumnType<T, string, string>

export type IncidentTables = {
  /** Internal; how files are read; kept until replaced. The commissariat is the directorate itself where a profile holds for all of it. */
  'incidents.profiles': { directorate_id: string; id: string; commissariat_id: string; name: string; definition: Json<Profile> }
  /** Internal; where incidents came from; kept for good. */
  'incidents.batches': {
    directorate_id: string; id: string; commissariat_id: string; file_name: string; file_hash: string; source: string; profile: Json<Profile>
    rows: number; placed: number; unplaced: number; left_out: number; from_on: string | null; to_on: string | null; state: 'kept' | 'undone'
  }
  /** Personal in its exact point, which staff alone see; the zone is null where none was found; kept for comparison. */
  'incidents.incidents': {
    directorate_id: string; id: string; commissariat_id: string; batch_id: string; zone_id: string | null; category: Category; happened_on: string
    precise_to: 'day' | 'month'; hour: number | null; lon: number | null; lat: number | null; found_by: FoundBy; counts: number
  }
  /** Internal; what each file brought for a month, of a zone and of a commissariat as a whole; kept as long as the file. */
  'incidents.monthly_counts': {
    directorate_id: string; area_id: string; extent: 'zone' | 'placed' | 'unplaced'; month: string; category: Category; found_by: FoundBy; batch_id: string; commissariat_id: string; count: number
  }
  /** Public knowledge; kept for good. */
  'incidents.breaks': { directorate_id: string; id: string; commissariat_id: string; from_on: string; words: Json<Names>; categories: Category[] }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<IncidentTables & TerritoryTables>()
