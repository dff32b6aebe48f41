import type { ColumnType, JSONColumnType } from 'kysely'
import type { PartnersTables } from '#domains/partners/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { PlansTables } from '#domains/plans/tables.ts'
import type { ProblemsTables } from '#domains/problems/tables.ts'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Blocker, DesignAnswers, ImprovementKind, ImprovementState, Moment, Proposer, PublicWork, Visit, WorkState } from './words.ts'

type Json<T extends object> = JSONColumnType<T, string, string>
/** Whom a row lets in: its directorate, its commissariat, and the organisations that take part. */
type Shared = { directorate_id: string; commissariat_id: string; partners: ColumnType<string[], string[] | undefined> }

export type WorkTables = {
  'work.standings': Shared & { action_id: string; zone_id: string; state: WorkState; since_on: string; organisation_id: string | null }
  'work.progress': Shared & {
    id: string; action_id: string; state: WorkState; words: string; told: Json<Names>; minutes: string | null; blocker: Blocker | null; because: string | null
    on_day: string; noted_by: string | null; organisation_id: string | null; noted_at: Date
  }
  'work.improvements': Shared & {
    id: string; zone_id: string; action_id: string | null; problem_id: string | null; organisation_id: string | null; kind: ImprovementKind; names: Json<Names>; whereabouts: string
    state: ImprovementState; because: string | null; proposed_on: string; changed_on: string
  }
  'work.pictures': Shared & {
    id: string; progress_id: string | null; improvement_id: string | null; action_id: string | null; organisation_id: string | null; moment: Moment; caption: string; shown: boolean; media_type: string; width: number; height: number
    bytes: Buffer; taken_on: string; sent_by: ColumnType<string | null, string | null | undefined>
  }
  /** How much is kept of pictures, for all of a directorate. */
  'work.picture_counts': { directorate_id: string; pictures: ColumnType<string, number>; bytes: ColumnType<string, number> }
  'work.investments': Shared & {
    id: string; zone_id: string | null; organisation_id: string; improvement_id: string | null; problem_id: string | null; question: string | null; words: string
    cents: ColumnType<string, number>; currency: string; proposed_by: Proposer; decided_on: string
  }
  'work.walks': Shared & {
    id: string; zone_id: string; improvement_id: string | null; problem_id: string | null; visit: Visit; whereabouts: string; answers: Json<DesignAnswers>; words: string | null
    on_day: string; walked_by: string
  }
  'pub.works': { directorate_id: string; commissariat_id: string; id: string; slug: string; plan_id: string | null; kind: 'action' | 'improvement'; told: Json<PublicWork> }
  'pub.pictures': { directorate_id: string; commissariat_id: string; id: string; media_type: string; bytes: Buffer }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'work.standings': {
    class: 'internal', for: 'the latest line of an action\'s log, so that what is overdue is found at once', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', partners: 'internal', action_id: 'key', zone_id: 'key', state: 'internal', since_on: 'internal', organisation_id: 'key' },
  },
  'work.progress': {
    class: 'personal', for: 'what was done; never changed by those who work', keep: account, sooner: [{ span: 'field-notes', since: 'on_day', blank: { noted_by: null } }],
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'personal', id: 'key', action_id: 'key', state: 'personal', words: 'content',
      told: 'personal', minutes: 'content', blocker: 'personal', because: 'content', on_day: 'personal', noted_by: 'by', organisation_id: 'key',
      noted_at: 'personal'
    },
  },
  'work.improvements': {
    class: 'internal', for: 'what is built, mended or lit', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', id: 'key', zone_id: 'key', action_id: 'key', problem_id: 'key',
      organisation_id: 'key', kind: 'internal', names: 'internal', whereabouts: 'internal', state: 'internal', because: 'content',
      proposed_on: 'internal', changed_on: 'internal'
    },
  },
  'work.pictures': {
    class: 'personal', for: 'how it was before and after; may show persons; drawn anew without place, time or maker in it', keep: account, sooner: [{ span: 'field-notes', since: 'taken_on', only: { shown: false } }, { span: 'field-notes', since: 'taken_on', blank: { sent_by: null } }],
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'personal', id: 'key', progress_id: 'key', improvement_id: 'key', action_id: 'key', organisation_id: 'key', moment: 'personal',
      caption: 'content', shown: 'personal', media_type: 'personal', width: 'personal', height: 'personal', bytes: 'content', taken_on: 'personal', sent_by: 'by'
    },
  },
  'work.picture_counts': {
    class: 'internal', for: 'how much a directorate keeps of pictures, so that its share is not gone beyond', keep: { stays: 'a count' },
    columns: { directorate_id: 'key', pictures: 'internal', bytes: 'internal' },
  },
  'work.investments': {
    class: 'internal', for: 'money that public bodies spent', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', id: 'key', zone_id: 'key', organisation_id: 'key', improvement_id: 'key',
      problem_id: 'key', question: 'internal', words: 'internal', cents: 'internal', currency: 'internal', proposed_by: 'internal',
      decided_on: 'internal'
    },
  },
  'work.walks': {
    class: 'personal', for: 'what was seen on foot', keep: { span: 'field-notes', since: 'on_day' },
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'personal', id: 'key', zone_id: 'key', improvement_id: 'key', problem_id: 'key',
      visit: 'personal', whereabouts: 'personal', answers: 'personal', words: 'content', on_day: 'personal', walked_by: 'by'
    },
  },
  'pub.works': {
    class: 'public', for: 'where each published action and improvement stands', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', id: 'key', slug: 'key', plan_id: 'key', kind: 'public', told: 'public' },
  },
  'pub.pictures': {
    class: 'public', for: 'pictures that the station shows; gone when it shows them no longer', keep: { until: 'work.show-picture' },
    columns: { directorate_id: 'key', commissariat_id: 'key', id: 'key', media_type: 'public', bytes: 'public' },
  },
} as const satisfies Kept<WorkTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) =>
  ctx.db.withTables<WorkTables & PlansTables & ProblemsTables & PartnersTables & SurveyTables & PeopleTables & TerritoryTables>()
