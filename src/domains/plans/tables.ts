import type { ColumnType, JSONColumnType } from 'kysely'
import type { PartnersTables } from '#domains/partners/tables.ts'
import type { ProblemsTables } from '#domains/problems/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Db } from '#platform/db.ts'
import type { Approach, ConsentState, Indicator, KnownProblem, Method, NeedKind, PlanState, TaskState, ToldPlan, ToldProblem, ToldStrategy, Who } from './words.ts'

type Json<T extends object> = JSONColumnType<T, string, string>
/** Whom a row lets in: its directorate, its commissariat, and the organisations that take part. */
type Shared = { directorate_id: string; commissariat_id: string; partners: ColumnType<string[], string[] | undefined> }

export type PlansTables = {
  /** Of the station and the partners named in it; what a zone's people set out to do in three to six months; kept for good. */
  'plans.plans': Shared & {
    id: string; zone_id: string; wave_id: string; summary: ColumnType<Names, string | undefined, string>; from_on: string; to_on: string; state: PlanState; drafted_on: string
    published_on: string | null; closed_on: string | null
  }
  /** Of the station and partners; the problem in plain words beside a copy of the signed analysis without the station's notes; kept for good. */
  'plans.statements': Shared & { plan_id: string; problem_id: string; place: number; words: Json<Names>; known: Json<KnownProblem> }
  /** Of the station and partners; what should have changed by when; kept for good. */
  'plans.objectives': Shared & {
    id: string; plan_id: string; problem_id: string; words: Json<Names>; indicator: Indicator; figure: string | null; category: string | null; source: string
    baseline: number; baseline_low: number | null; baseline_high: number | null; baseline_n: number | null; baseline_from: string | null; baseline_to: string | null
    target: number; due_on: string; dropped_on: string | null
  }
  /** Of the station and partners; who does what by when; kept for good. */
  'plans.actions': Shared & {
    id: string; zone_id: string; plan_id: string | null; problem_id: string; cause_id: string | null; words: Json<Names>; method: Method; approach: Approach
    owner_post_id: string | null; owner_organisation_id: string | null; from_on: string; due_on: string; resources: string | null; planned_on: string
    dropped_on: string | null; dropped_because: string | null
  }
  /** Of the station and partners; what an organisation was asked to do and what it said; kept for good. */
  'plans.tasks': Shared & {
    action_id: string; organisation_id: string; words: string; state: TaskState; because: string | null; answered_on: string | null; on_behalf: ColumnType<boolean, boolean | undefined>
  }
  /** Of the station and partners; who does what about a problem; kept for good. */
  'plans.parts': Shared & { plan_id: string; problem_id: string; who: Who; words: Json<Names> }
  /** Of the station and partners; what is wanted and not there; kept for good. */
  'plans.needs': Shared & {
    id: string; plan_id: string; kind: NeedKind; words: string; amount: number; unit: string; cents: ColumnType<string | null, number | null>; noted_on: string; dropped_on: string | null
  }
  /** Of the station and partners; days on which the plan is looked at; kept for good. */
  'plans.reviews': Shared & { id: string; plan_id: string; on_day: string; held_on: string | null; words: string | null }
  /** Of the station and partners; personal by whoever said it; kept for good. */
  'plans.consents': Shared & {
    plan_id: string; organisation_id: string; state: ConsentState; because: string | null; said_by: string | null; said_on: string | null; on_behalf: ColumnType<boolean, boolean | undefined>
  }
  /** Of the directorate; kept for good. */
  'plans.strategies': { directorate_id: string; year: number; words: ColumnType<Names, string | undefined, string>; priorities: ColumnType<string[], string[] | undefined>; adopted_on: string | null }
  /** Of the directorate; whom it asked and what was said, by bodies and not by persons; kept for good. */
  'plans.consultations': { directorate_id: string; id: string; year: number; organisation_id: string | null; body: string; words: string; on_day: string }
  /** Public; written when a plan is published and when it is changed after that. */
  'pub.plans': { directorate_id: string; id: string; slug: string; from_on: string; told: Json<ToldPlan> }
  'pub.problems': { directorate_id: string; id: string; slug: string; wave_id: string; question: string | null; told: Json<ToldProblem> }
  'pub.strategies': { directorate_id: string; year: number; told: Json<ToldStrategy> }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<PlansTables & ProblemsTables & PartnersTables & SurveyTables & PeopleTables & TerritoryTables>()
