import type { JSONColumnType } from 'kysely'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { PlansTables } from '#domains/plans/tables.ts'
import type { ProblemsTables } from '#domains/problems/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Sign, Verdict } from './words.ts'

export type VigilanceTables = {
  'vigilance.weeks': { directorate_id: string; week_on: string; persons: number; days: number; found: number }
  'vigilance.findings': {
    directorate_id: string; id: string; week_on: string; day: string; person_id: string; commissariats: string[]; signs: JSONColumnType<readonly Sign[], string, string>; points: number; looks: number; usual_days: number
    verdict: Verdict | null; because: string | null; decided_on: string | null; decided_by: string | null
  }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'vigilance.weeks': {
    class: 'internal', for: 'that the list of a week was drawn, and how many are on it', keep: { stays: 'counts alone' },
    columns: { directorate_id: 'key', week_on: 'key', persons: 'internal', days: 'internal', found: 'internal' },
  },
  'vigilance.findings': {
    class: 'personal', for: 'that somebody from outside looks at what was odd about how somebody looked, and what they decided', keep: { span: 'record', since: 'day' }, erase: { stays: 'part of the record' },
    columns: {
      directorate_id: 'key', id: 'key', week_on: 'personal', day: 'personal', person_id: 'who', commissariats: 'key', signs: 'personal', points: 'personal', looks: 'personal', usual_days: 'personal',
      verdict: 'personal', because: 'content', decided_on: 'personal', decided_by: 'by',
    },
  },
} as const satisfies Kept<VigilanceTables>

/** The domain's tables and those below it, in the transaction at hand. The lines themselves are the frame's. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<VigilanceTables & PlansTables & ProblemsTables & PeopleTables & TerritoryTables>()
