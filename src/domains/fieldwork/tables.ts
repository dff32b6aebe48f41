import type { JSONColumnType } from 'kysely'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'

export type FieldworkTables = {
  'fieldwork.keyings': {
    directorate_id: string; serial_hash: string; turn: 1 | 2; commissariat_id: string; wave_id: string; zone_id: string; person_id: string | null
    ending: string; language: string; answers: number[]; words: JSONColumnType<Readonly<Record<string, string>>, string, string>
  }
  'fieldwork.interview_totals': {
    directorate_id: string; wave_id: string; interviewer: string; second: string; commissariat_id: string; interviews: number; others_present: number
  }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'fieldwork.keyings': {
    class: 'sensitive', for: 'a paper sheet until two keyings agree or a third person decides', keep: { span: 'invitations', since: { table: 'survey.waves', by: 'wave_id', at: 'closed_on' } },
    columns: {
      directorate_id: 'key', serial_hash: 'secret', turn: 'sensitive', commissariat_id: 'key', wave_id: 'key', zone_id: 'key', person_id: 'by',
      ending: 'sensitive', language: 'sensitive', answers: 'sensitive', words: 'content'
    },
  },
  'fieldwork.interview_totals': {
    class: 'personal', for: 'how many a pair of interviewers asked, and how often somebody stood by: sums only', keep: { span: 'field-notes', since: { table: 'survey.waves', by: 'wave_id', at: 'closed_on' } },
    columns: {
      directorate_id: 'key', wave_id: 'key', interviewer: 'by', second: 'personal', commissariat_id: 'key', interviews: 'personal',
      others_present: 'personal'
    },
  },
} as const satisfies Kept<FieldworkTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<FieldworkTables & SurveyTables & PeopleTables & TerritoryTables>()
