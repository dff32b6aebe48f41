import type { ColumnType, JSONColumnType } from 'kysely'
import type { PartnersTables } from '#domains/partners/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { PlansTables } from '#domains/plans/tables.ts'
import type { ProblemsTables } from '#domains/problems/tables.ts'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Db } from '#platform/db.ts'
import type { Blocker, DesignAnswers, ImprovementKind, ImprovementState, Moment, Proposer, PublicWork, Visit, WorkState } from './words.ts'

type Json<T extends object> = JSONColumnType<T, string, string>
/** Whom a row lets in: its directorate, its commissariat, and the organisations that take part. */
type Shared = { directorate_id: string; commissariat_id: string; partners: ColumnType<string[], string[] | undefined> }

export type WorkTables = {
  /** Of the station and partners; the latest line of an action's log, so that what is overdue is found at once; kept for good. */
  'work.standings': Shared & { action_id: string; zone_id: string; state: WorkState; since_on: string }
  /** Of the station and partners; personal by whoever noted it; never changed; kept for good. */
  'work.progress': Shared & {
    id: string; action_id: string; state: WorkState; words: string; told: Json<Names>; minutes: string | null; blocker: Blocker | null; because: string | null
    on_day: string; noted_by: string | null; organisation_id: string | null; noted_at: Date
  }
  /** Of the station and partners; what is built, mended or lit; kept for good. */
  'work.improvements': Shared & {
    id: string; zone_id: string; action_id: string | null; problem_id: string | null; organisation_id: string | null; kind: ImprovementKind; names: Json<Names>; whereabouts: string
    state: ImprovementState; because: string | null; proposed_on: string; changed_on: string
  }
  /** May show persons; drawn anew without place, time or maker in it, seen by all only when the station says so; kept for good. */
  'work.pictures': Shared & {
    id: string; progress_id: string | null; improvement_id: string | null; moment: Moment; caption: string; shown: boolean; media_type: string; width: number; height: number
    bytes: Buffer; taken_on: string
  }
  /** Of the station and partners; money that public bodies spent; kept for good. */
  'work.investments': Shared & {
    id: string; zone_id: string | null; organisation_id: string; improvement_id: string | null; problem_id: string | null; question: string | null; words: string
    cents: ColumnType<string, number>; currency: string; proposed_by: Proposer; decided_on: string
  }
  /** Of the station and partners; personal by who walked; never changed; kept for good. */
  'work.walks': Shared & {
    id: string; zone_id: string; improvement_id: string | null; problem_id: string | null; visit: Visit; whereabouts: string; answers: Json<DesignAnswers>; words: string | null
    on_day: string; walked_by: string
  }
  /** Public; where each published action and improvement stands; written by whatever moves it. */
  'pub.works': { directorate_id: string; id: string; slug: string; plan_id: string | null; kind: 'action' | 'improvement'; told: Json<PublicWork> }
  /** Public; pictures that the station shows; gone when it shows them no longer. */
  'pub.pictures': { directorate_id: string; id: string; media_type: string; bytes: Buffer }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) =>
  ctx.db.withTables<WorkTables & PlansTables & ProblemsTables & PartnersTables & SurveyTables & PeopleTables & TerritoryTables>()
