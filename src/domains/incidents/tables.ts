import type { JSONColumnType } from 'kysely'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Category, FoundBy, Profile } from './words.ts'

type Json<T extends object | null> = JSONColumnType<T, string, string>

export type IncidentTables = {
  'incidents.profiles': { directorate_id: string; id: string; commissariat_id: string; name: string; definition: Json<Profile> }
  'incidents.batches': {
    directorate_id: string; id: string; commissariat_id: string; file_name: string; file_hash: string; source: string; profile: Json<Profile>
    rows: number; placed: number; unplaced: number; left_out: number; from_on: string | null; to_on: string | null; state: 'kept' | 'undone'
  }
  'incidents.incidents': {
    directorate_id: string; id: string; commissariat_id: string; batch_id: string; zone_id: string | null; category: Category; happened_on: string
    precise_to: 'day' | 'month'; hour: number | null; lon: number | null; lat: number | null; found_by: FoundBy; counts: number
  }
  'incidents.monthly_counts': {
    directorate_id: string; area_id: string; extent: 'zone' | 'placed' | 'unplaced'; month: string; category: Category; found_by: FoundBy; batch_id: string; commissariat_id: string; count: number
  }
  'incidents.breaks': { directorate_id: string; id: string; commissariat_id: string; from_on: string; words: Json<Names>; categories: Category[] }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'incidents.profiles': {
    class: 'internal', for: 'how files are read; the commissariat is the directorate itself where it holds for all of it', keep: { stays: 'a setting' },
    columns: { directorate_id: 'key', id: 'key', commissariat_id: 'key', name: 'internal', definition: 'internal' },
  },
  'incidents.batches': {
    class: 'internal', for: 'where incidents came from', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', file_name: 'internal', file_hash: 'key', source: 'internal', profile: 'internal',
      rows: 'internal', placed: 'internal', unplaced: 'internal', left_out: 'internal', from_on: 'internal', to_on: 'internal', state: 'internal'
    },
  },
  'incidents.incidents': {
    class: 'internal', for: 'what the police recorded, without persons; the zone is null where none was found', keep: account, sooner: [{ span: 'exact-points', since: 'happened_on', blank: { lon: null, lat: null } }],
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', batch_id: 'key', zone_id: 'key', category: 'internal', happened_on: 'internal',
      precise_to: 'internal', hour: 'internal', lon: 'personal', lat: 'personal', found_by: 'internal', counts: 'internal'
    },
  },
  'incidents.monthly_counts': {
    class: 'internal', for: 'what each file brought for a month, of a zone and of a commissariat as a whole', keep: account,
    columns: {
      directorate_id: 'key', area_id: 'key', extent: 'internal', month: 'internal', category: 'internal', found_by: 'internal', batch_id: 'key',
      commissariat_id: 'key', count: 'internal'
    },
  },
  'incidents.breaks': {
    class: 'public', for: 'days from which recording or law changed', keep: account,
    columns: { directorate_id: 'key', id: 'key', commissariat_id: 'key', from_on: 'public', words: 'public', categories: 'public' },
  },
} as const satisfies Kept<IncidentTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<IncidentTables & TerritoryTables>()
