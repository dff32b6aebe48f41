import type { ColumnType } from 'kysely'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { ExportTables } from '#keeping/exports/export-rows.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Span } from '#keeping/spans.ts'
import type { Db } from '#platform/db.ts'
import type { DeferralReason, DeferralRole, MeasureKind, Outcome, RefusalGround, RequestKind, Unit } from './words.ts'

/** Said when it is decided. */
type Later<T> = ColumnType<T, T | undefined, T>

export type PrivacyTables = {
  'privacy.requests': {
    directorate_id: string; id: string; person_id: string; kind: RequestKind; words: ColumnType<string | null, string>; asked_on: string; due_on: string; prolonged_because: Later<string | null>
    decided_on: Later<string | null>; decided_by: Later<string | null>; outcome: Later<Outcome | null>; because: Later<string | null>; lifted_on: Later<string | null>; lifted_because: Later<string | null>
    ground: Later<RefusalGround | null>; stands_until: Later<string | null>
  }
  'privacy.measures': {
    directorate_id: string; id: string; request_id: string; person_id: string; kind: MeasureKind; what: string; words: Later<string | null>; done_on: string; done_by: string | null; lifted_on: Later<string | null>; tell: string[]; told_on: Later<string | null>
  }
  'privacy.deferrals': {
    directorate_id: string; id: string; person_id: string; reason: DeferralReason; file: string; from_on: string; days: number; asked_on: string; asked_by: string; asked_as: DeferralRole
    confirmed_on: Later<string | null>; confirmed_by: Later<string | null>; ended_on: Later<string | null>; ended_by: Later<string | null>; until_on: string
  }
  'pub.deferral_counts': { directorate_id: string; quarter: string; confirmed: number }
  'pub.export_counts': { directorate_id: string; quarter: string; taken: number; by_two: number }
  'privacy.periods': { directorate_id: string; span: Span; count: number; unit: Unit; because: string; decided_on: string; decided_by: string | null }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'privacy.requests': {
    class: 'personal', for: 'what people ask about what is kept of them, and what was answered', keep: { span: 'requests', since: 'decided_on' }, erase: { blank: { words: null } },
    columns: {
      directorate_id: 'key', id: 'key', person_id: 'who', kind: 'personal', words: 'content', asked_on: 'personal', due_on: 'personal', prolonged_because: 'content', decided_on: 'personal',
      decided_by: 'by', outcome: 'personal', because: 'content', lifted_on: 'personal', lifted_because: 'content', ground: 'personal', stands_until: 'personal',
    },
  },
  'privacy.measures': {
    class: 'personal', for: 'what was put right, restricted or ended because somebody asked for it, and what they say to a judgement', keep: { stays: 'a backup that is restored is held to it, as long as the person is known' }, erase: 'row',
    columns: {
      directorate_id: 'key', id: 'key', request_id: 'key', person_id: 'who', kind: 'personal', what: 'personal', words: 'content', done_on: 'personal', done_by: 'by', lifted_on: 'personal', tell: 'personal', told_on: 'personal',
    },
  },
  'privacy.deferrals': {
    // Whom it is about is no `who`: what somebody takes along must not tell them of one that stands. When it is over their list of looks tells them.
    class: 'personal', for: 'that a look is told later: who asked and agreed, why and until when', keep: { span: 'requests', since: 'until_on' },
    columns: {
      directorate_id: 'key', id: 'key', person_id: 'personal', reason: 'personal', file: 'personal', from_on: 'personal', days: 'personal', asked_on: 'personal', asked_by: 'by', asked_as: 'personal',
      confirmed_on: 'personal', confirmed_by: 'by', ended_on: 'personal', ended_by: 'by', until_on: 'personal',
    },
  },
  'pub.deferral_counts': {
    class: 'public', for: 'how many looks were told later, for everybody', keep: account,
    columns: { directorate_id: 'key', quarter: 'public', confirmed: 'public' },
  },
  'pub.export_counts': {
    class: 'public', for: 'how many files with rows of persons left, for everybody', keep: account,
    columns: { directorate_id: 'key', quarter: 'public', taken: 'public', by_two: 'public' },
  },
  'privacy.periods': {
    class: 'public', for: 'how long a directorate keeps what, where it decided otherwise than the house', keep: { stays: 'a setting' },
    columns: { directorate_id: 'key', span: 'public', count: 'public', unit: 'public', because: 'public', decided_on: 'public', decided_by: 'by' },
  },
} as const satisfies Kept<PrivacyTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<PrivacyTables & PeopleTables & TerritoryTables & SurveyTables & ExportTables>()
