import type { ColumnType, JSONColumnType } from 'kysely'
import type { IncidentTables } from '#domains/incidents/tables.ts'
import type { PartnersTables } from '#domains/partners/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { PlansTables } from '#domains/plans/tables.ts'
import type { ProblemsTables } from '#domains/problems/tables.ts'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import type { WorkTables } from '#domains/work/tables.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Account, Advice, FrozenChange, FrozenRecord, Met, Outcome, Worked } from './words.ts'

type Json<T extends object> = JSONColumnType<T, string, string>
type JsonOrNone<T extends object | null> = ColumnType<T, string | null, string | null>
/** Written as a number; read as the text the driver makes of a bigint. */
type Cents<T> = ColumnType<T, number | null, number | null>

type CyclesTables = {
  'cycles.cycles': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; wave_id: string; plan_id: string | null; remeasured_id: string | null; follows_id: string | null
    began_on: string; closed_on: string | null; passed_over_because: string | null
  }
  'cycles.assessments': {
    directorate_id: string; cycle_id: string; problem_id: string; commissariat_id: string; outcome: Outcome; solved: boolean; reasoning: string; told: Json<Names>; despite: JsonOrNone<Names | null>
    change: JsonOrNone<FrozenChange | null>; recorded: JsonOrNone<FrozenRecord | null>; assessed_by: string; assessed_on: string
  }
  'cycles.method_cards': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; cycle_id: string; action_id: string; problem_id: string; action_words: Json<Names>; problem_words: Json<Names>; method: string; question: string | null; category: string | null
    setting: string; dose: string; worked: Worked; effect: JsonOrNone<FrozenChange | null>; outcome: Outcome | null; cents: Cents<string | null>; advice: Advice; notes: string; written_on: string
  }
  'cycles.partnership_ratings': { directorate_id: string; cycle_id: string; organisation_id: string; commissariat_id: string; rating: number; words: string; advice: Advice; rated_on: string }
  'cycles.needs': {
    directorate_id: string; id: string; cycle_id: string; commissariat_id: string; need_id: string | null; kind: 'staff' | 'logistics' | 'infrastructure'; words: string; amount: number; unit: string
    cents: Cents<string | null>; met: Met; noted_on: string
  }
  'cycles.accounts': { directorate_id: string; cycle_id: string; commissariat_id: string; done: Json<Names>; not_done: Json<Names>; why: Json<Names>; help: Json<Names>; published_on: string | null }
  'cycles.turn_counts': { directorate_id: string; commissariat_id: string; country: string; counted_on: string; zones: number; at_stage: number[]; late: number; late_by: number; unheard: number }
  'pub.accounts': { directorate_id: string; commissariat_id: string; id: string; slug: string; published_on: string; problems: string[]; told: Json<Account> }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'cycles.cycles': {
    class: 'internal', for: 'which turn of the stages a zone is in', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', zone_id: 'key', wave_id: 'key', plan_id: 'key', remeasured_id: 'key',
      follows_id: 'key', began_on: 'internal', closed_on: 'internal', passed_over_because: 'content'
    },
  },
  'cycles.assessments': {
    class: 'internal', for: 'a person\'s judgement beside what was measured; changed until the cycle is closed', keep: account,
    columns: {
      directorate_id: 'key', cycle_id: 'key', problem_id: 'key', commissariat_id: 'key', outcome: 'internal', solved: 'internal',
      reasoning: 'content', told: 'internal', despite: 'internal', change: 'internal', recorded: 'internal', assessed_by: 'by',
      assessed_on: 'internal'
    },
  },
  'cycles.method_cards': {
    class: 'internal', for: 'what was learnt of a method, failures too', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', zone_id: 'key', cycle_id: 'key', action_id: 'key', problem_id: 'key',
      action_words: 'internal', problem_words: 'internal', method: 'internal', question: 'internal', category: 'internal', setting: 'internal',
      dose: 'internal', worked: 'internal', effect: 'internal', outcome: 'internal', cents: 'internal', advice: 'internal', notes: 'content',
      written_on: 'internal'
    },
  },
  'cycles.partnership_ratings': {
    class: 'internal', for: 'how it was to work with a partner', keep: account,
    columns: {
      directorate_id: 'key', cycle_id: 'key', organisation_id: 'key', commissariat_id: 'key', rating: 'internal', words: 'content',
      advice: 'internal', rated_on: 'internal'
    },
  },
  'cycles.needs': {
    class: 'internal', for: 'what was missing', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', cycle_id: 'key', commissariat_id: 'key', need_id: 'key', kind: 'internal', words: 'internal',
      amount: 'internal', unit: 'internal', cents: 'internal', met: 'internal', noted_on: 'internal'
    },
  },
  'cycles.accounts': {
    class: 'internal', for: 'the four answers while they are written', keep: account,
    columns: {
      directorate_id: 'key', cycle_id: 'key', commissariat_id: 'key', done: 'internal', not_done: 'internal', why: 'internal', help: 'internal',
      published_on: 'internal'
    },
  },
  'cycles.turn_counts': {
    class: 'internal', for: 'what headquarters see of a commissariat: how many zones are in which stage, and how many are late', keep: { until: 'cycles.count-turns' },
    columns: { directorate_id: 'key', commissariat_id: 'key', country: 'key', counted_on: 'internal', zones: 'internal', at_stage: 'internal', late: 'internal', late_by: 'internal', unheard: 'internal' },
  },
  'pub.accounts': {
    class: 'public', for: 'the result of a cycle, frozen', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', id: 'key', slug: 'key', published_on: 'public', problems: 'public', told: 'public' },
  },
} as const satisfies Kept<CyclesTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) =>
  ctx.db.withTables<CyclesTables & WorkTables & PlansTables & ProblemsTables & IncidentTables & SurveyTables & PeopleTables & PartnersTables & TerritoryTables>()
