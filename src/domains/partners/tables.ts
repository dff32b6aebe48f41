import type { JSONColumnType } from 'kysely'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Reached, Sector } from './words.ts'

export type PartnersTables = {
  'partners.organisations': {
    directorate_id: string; id: string; commissariat_id: string | null; name: string; sector: Sector; offers: string | null
    channels: JSONColumnType<Reached, string, string>; since_on: string; left_on: string | null
  }
  'partners.agreements': {
    directorate_id: string; id: string; commissariat_id: string | null; organisation_id: string; title: string; scope: string | null; obligations: string; others: string | null
    signed_on: string; ends_on: string | null; ended_on: string | null; ended_because: string | null; follows_id: string | null
  }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'partners.organisations': {
    class: 'internal', for: 'which organisations work with the police and how they are reached', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', name: 'internal', sector: 'internal', offers: 'internal', channels: 'contact',
      since_on: 'internal', left_on: 'internal'
    },
  },
  'partners.agreements': {
    class: 'internal', for: 'what was promised, from when to when', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', organisation_id: 'key', title: 'internal', scope: 'internal', obligations: 'internal',
      others: 'internal', signed_on: 'internal', ends_on: 'internal', ended_on: 'internal', ended_because: 'internal', follows_id: 'key'
    },
  },
} as const satisfies Kept<PartnersTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<PartnersTables & TerritoryTables>()
