import type { ColumnType, JSONColumnType } from 'kysely'
import type { PartnersTables } from '#domains/partners/tables.ts'
import type { ProblemsTables } from '#domains/problems/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Approach, ConsentState, Indicator, KnownProblem, Method, NeedKind, PlanState, TaskState, ToldPlan, ToldProblem, ToldStrategy, Who } from './words.ts'

type Json<T extends object> = JSONColumnType<T, string, string>
/** Whom a row lets in: its directorate, its commissariat, and the organisations that take part. */
type Shared = { directorate_id: string; commissariat_id: string; partners: ColumnType<string[], string[] | undefined> }

export type PlansTables = {
  'plans.plans': Shared & {
    id: string; zone_id: string; wave_id: string; summary: ColumnType<Names, string | undefined, string>; from_on: string; to_on: string; state: PlanState; drafted_on: string
    published_on: string | null; closed_on: string | null
  }
  'plans.statements': Shared & { plan_id: string; problem_id: string; place: number; words: Json<Names>; known: Json<KnownProblem> }
  'plans.objectives': Shared & {
    id: string; plan_id: string; problem_id: string; words: Json<Names>; indicator: Indicator; figure: string | null; category: string | null; source: string
    baseline: number; baseline_low: number | null; baseline_high: number | null; baseline_n: number | null; baseline_from: string | null; baseline_to: string | null
    target: number; due_on: string; dropped_on: string | null
  }
  'plans.actions': Shared & {
    id: string; zone_id: string; plan_id: string | null; problem_id: string; cause_id: string | null; words: Json<Names>; method: Method; approach: Approach
    owner_post_id: string | null; owner_organisation_id: string | null; from_on: string; due_on: string; resources: string | null; planned_on: string
    dropped_on: string | null; dropped_because: string | null
  }
  'plans.tasks': Shared & {
    action_id: string; organisation_id: string; words: string; state: TaskState; because: string | null; answered_on: string | null; on_behalf: ColumnType<boolean, boolean | undefined>
  }
  'plans.doers': { directorate_id: string; action_id: string; organisation_id: string; commissariat_id: string }
  'plans.parts': Shared & { plan_id: string; problem_id: string; who: Who; words: Json<Names> }
  'plans.needs': Shared & {
    id: string; plan_id: string; kind: NeedKind; words: string; amount: number; unit: string; cents: ColumnType<string | null, number | null>; noted_on: string; dropped_on: string | null
  }
  'plans.reviews': Shared & { id: string; plan_id: string; on_day: string; held_on: string | null; words: string | null }
  'plans.consents': Shared & {
    plan_id: string; organisation_id: string; state: ConsentState; because: string | null; said_by: string | null; said_on: string | null; on_behalf: ColumnType<boolean, boolean | undefined>
  }
  'plans.strategies': { directorate_id: string; year: number; words: ColumnType<Names, string | undefined, string>; priorities: ColumnType<string[], string[] | undefined>; adopted_on: string | null }
  'plans.consultations': { directorate_id: string; id: string; year: number; organisation_id: string | null; body: string; words: string; on_day: string }
  'pub.plans': { directorate_id: string; commissariat_id: string; id: string; slug: string; from_on: string; told: Json<ToldPlan> }
  'pub.problems': { directorate_id: string; commissariat_id: string; id: string; slug: string; wave_id: string; question: string | null; told: Json<ToldProblem> }
  'pub.strategies': { directorate_id: string; year: number; told: Json<ToldStrategy> }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'plans.plans': {
    class: 'internal', for: 'what a zone\'s people set out to do in three to six months', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', id: 'key', zone_id: 'key', wave_id: 'key', summary: 'internal',
      from_on: 'internal', to_on: 'internal', state: 'internal', drafted_on: 'internal', published_on: 'internal', closed_on: 'internal'
    },
  },
  'plans.statements': {
    class: 'internal', for: 'the problem in plain words beside a copy of the signed analysis without the station\'s notes', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', plan_id: 'key', problem_id: 'key', place: 'internal', words: 'internal',
      known: 'internal'
    },
  },
  'plans.objectives': {
    class: 'internal', for: 'what should have changed by when', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', id: 'key', plan_id: 'key', problem_id: 'key', words: 'internal',
      indicator: 'internal', figure: 'internal', category: 'internal', source: 'internal', baseline: 'internal', baseline_low: 'internal',
      baseline_high: 'internal', baseline_n: 'internal', baseline_from: 'internal', baseline_to: 'internal', target: 'internal', due_on: 'internal',
      dropped_on: 'internal'
    },
  },
  'plans.actions': {
    class: 'internal', for: 'who does what by when', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', id: 'key', zone_id: 'key', plan_id: 'key', problem_id: 'key',
      cause_id: 'key', words: 'internal', method: 'internal', approach: 'internal', owner_post_id: 'key', owner_organisation_id: 'key',
      from_on: 'internal', due_on: 'internal', resources: 'internal', planned_on: 'internal', dropped_on: 'internal', dropped_because: 'content'
    },
  },
  'plans.tasks': {
    class: 'internal', for: 'what an organisation was asked to do and what it said', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', action_id: 'key', organisation_id: 'key', words: 'content',
      state: 'internal', because: 'content', answered_on: 'internal', on_behalf: 'internal'
    },
  },
  'plans.doers': {
    class: 'internal', for: 'which organisation was ever given an action to do; its people write under no other', keep: account,
    columns: { directorate_id: 'key', action_id: 'key', organisation_id: 'key', commissariat_id: 'key' },
  },
  'plans.parts': {
    class: 'internal', for: 'who does what about a problem', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', partners: 'internal', plan_id: 'key', problem_id: 'key', who: 'internal', words: 'internal' },
  },
  'plans.needs': {
    class: 'internal', for: 'what is wanted and not there', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', id: 'key', plan_id: 'key', kind: 'internal', words: 'internal',
      amount: 'internal', unit: 'internal', cents: 'internal', noted_on: 'internal', dropped_on: 'internal'
    },
  },
  'plans.reviews': {
    class: 'internal', for: 'days on which the plan is looked at', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', id: 'key', plan_id: 'key', on_day: 'internal', held_on: 'internal',
      words: 'content'
    },
  },
  'plans.consents': {
    class: 'internal', for: 'which partners agreed', keep: account,
    columns: {
      directorate_id: 'key', commissariat_id: 'key', partners: 'internal', plan_id: 'key', organisation_id: 'key', state: 'internal',
      because: 'content', said_by: 'by', said_on: 'internal', on_behalf: 'internal'
    },
  },
  'plans.strategies': {
    class: 'internal', for: 'what a directorate sets out to do in a year', keep: account,
    columns: { directorate_id: 'key', year: 'internal', words: 'internal', priorities: 'internal', adopted_on: 'internal' },
  },
  'plans.consultations': {
    class: 'internal', for: 'whom it asked and what was said, by bodies and not by persons', keep: account,
    columns: { directorate_id: 'key', id: 'key', year: 'internal', organisation_id: 'key', body: 'internal', words: 'content', on_day: 'internal' },
  },
  'pub.plans': {
    class: 'public', for: 'published plans', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', id: 'key', slug: 'key', from_on: 'public', told: 'public' },
  },
  'pub.problems': {
    class: 'public', for: 'published problems', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', id: 'key', slug: 'key', wave_id: 'key', question: 'public', told: 'public' },
  },
  'pub.strategies': {
    class: 'public', for: 'published strategies', keep: account,
    columns: { directorate_id: 'key', year: 'public', told: 'public' },
  },
} as const satisfies Kept<PlansTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<PlansTables & ProblemsTables & PartnersTables & SurveyTables & PeopleTables & TerritoryTables>()
