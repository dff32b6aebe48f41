import type { JSONColumnType } from 'kysely'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Db } from '#platform/db.ts'
import type { Reached, Sector } from './words.ts'

export type PartnersTables = {
  /** Of the station; which organisations work with the police and how they are reached; kept for good. */
  'partners.organisations': {
    directorate_id: string; id: string; commissariat_id: string | null; name: string; sector: Sector; offers: string | null
    channels: JSONColumnType<Reached, string, string>; since_on: string; left_on: string | null
  }
  /** Of the station and the organisation; what was promised, from when to when; kept for good. */
  'partners.agreements': {
    directorate_id: string; id: string; commissariat_id: string | null; organisation_id: string; title: string; scope: string | null; obligations: string; others: string | null
    signed_on: string; ends_on: string | null; ended_on: string | null; ended_because: string | null; follows_id: string | null
  }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<PartnersTables & TerritoryTables>()
