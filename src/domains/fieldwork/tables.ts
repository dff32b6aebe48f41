import type { JSONColumnType } from 'kysely'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Db } from '#platform/db.ts'

export type FieldworkTables = {
  /** One resident's answers, so personal; kept until two keyings agree, a third person decides or the wave closes. */
  'fieldwork.keyings': {
    directorate_id: string; serial_hash: string; turn: 1 | 2; commissariat_id: string; wave_id: string; zone_id: string; person_id: string | null
    ending: string; language: string; answers: number[]; words: JSONColumnType<Readonly<Record<string, string>>, string, string>
  }
  /** Internal; sums only; kept for good. */
  'fieldwork.interview_totals': {
    directorate_id: string; wave_id: string; interviewer: string; second: string; commissariat_id: string; interviews: number; others_present: number
  }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<FieldworkTables & SurveyTables & PeopleTables & TerritoryTables>()
