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
import type { Db } from '#platform/db.ts'
import type { Account, Advice, FrozenChange, FrozenRecord, Met, Outcome, Worked } from './words.ts'

type Json<T extends object> = JSONColumnType<T, string, string>
type JsonOrNone<T extends object | null> = ColumnType<T, string | null, string | null>
/** Written as a number; read as the text the driver makes of a bigint. */
type Cents<T> = ColumnType<T, number | null, number | null>

type CyclesTables = {
  /** Of the station; which turn of the stages a zone is in; kept for good. */
  'cycles.cycles': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; wave_id: string; plan_id: string | null; remeasured_id: string | null; follows_id: string | null
    began_on: string; closed_on: string | null; passed_over_because: string | null
  }
  /** Of the station; a person's judgement beside what was measured; changed until the cycle is closed; kept for good. */
  'cycles.assessments': {
    directorate_id: string; cycle_id: string; problem_id: string; commissariat_id: string; outcome: Outcome; solved: boolean; reasoning: string; told: Json<Names>; despite: JsonOrNone<Names | null>
    change: JsonOrNone<FrozenChange | null>; recorded: JsonOrNone<FrozenRecord | null>; assessed_by: string; assessed_on: string
  }
  /** Of the directorate; what was learnt of a method, failures too; kept for good. */
  'cycles.method_cards': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; cycle_id: string; action_id: string; problem_id: string; action_words: Json<Names>; problem_words: Json<Names>; method: string; question: string | null; category: string | null
    setting: string; dose: string; worked: Worked; effect: JsonOrNone<FrozenChange | null>; outcome: Outcome | null; cents: Cents<string | null>; advice: Advice; notes: string; written_on: string
  }
  /** Of the station; how it was to work with a partner; kept for good. */
  'cycles.partnership_ratings': { directorate_id: string; cycle_id: string; organisation_id: string; commissariat_id: string; rating: number; words: string; advice: Advice; rated_on: string }
  /** Of the station; what was missing; kept for good. */
  'cycles.needs': {
    directorate_id: string; id: string; cycle_id: string; commissariat_id: string; need_id: string | null; kind: 'staff' | 'logistics' | 'infrastructure'; words: string; amount: number; unit: string
    cents: Cents<string | null>; met: Met; noted_on: string
  }
  /** Of the station until it is published; the four answers while they are written; kept for good. */
  'cycles.accounts': { directorate_id: string; cycle_id: string; commissariat_id: string; done: Json<Names>; not_done: Json<Names>; why: Json<Names>; help: Json<Names>; published_on: string | null }
  /** Public; the result of a cycle, frozen; kept for good. */
  'pub.accounts': { directorate_id: string; id: string; slug: string; published_on: string; problems: string[]; told: Json<Account> }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) =>
  ctx.db.withTables<CyclesTables & WorkTables & PlansTables & ProblemsTables & IncidentTables & SurveyTables & PeopleTables & PartnersTables & TerritoryTables>()
