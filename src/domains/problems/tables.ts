import type { ColumnType } from 'kysely'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Db } from '#platform/db.ts'
import type { Competence, ConversationKind, Credibility, EvidenceKind, InformationKind, PlaceKind, ProblemState, Reliability, Side, Source, Weight } from './words.ts'

export type ProblemsTables = {
  /** Of the station; what troubles a zone, one line a problem and wave; kept for good. */
  'problems.problems': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; wave_id: string; words: string; question: string | null; category: string | null
    competence: Competence | null; body: string | null; magnitude: number | null; severity: number | null; form: string | null; state: ProblemState
    follows_id: string | null; found_on: string; closed_on: string | null; closed_because: string | null
  }
  /** Of the station; what was learnt and how far it can be relied on, without names of persons; kept for good. */
  'problems.information': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; kind: InformationKind; official: boolean; origin: string; words: string
    reliability: Reliability; credibility: Credibility; learnt_on: string; address: ColumnType<string | null, string | null | undefined>; problem_id: ColumnType<string | null, string | null | undefined>
  }
  /** Of the station; never changed; kept for good. */
  'problems.evidence': {
    directorate_id: string; id: string; commissariat_id: string; problem_id: string; source: Source; kind: EvidenceKind; words: string
    wave_id: string | null; figure: string | null; category: string | null; from_on: string | null; to_on: string | null
    estimate: number | null; low: number | null; high: number | null; n: number | null; method: string | null
    information_id: string | null; reliability: Reliability | null; credibility: Credibility | null; added_on: string; conversation_id: ColumnType<string | null, string | null | undefined>
  }
  /** Of the station; a focus group or an interview, without names; never changed; kept for good. */
  'problems.conversations': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; wave_id: string; kind: ConversationKind; source: Source; held_on: string; people: number
    who: string; guide: string; noted_on: string
  }
  /** Of the station; what was said in it, by concern; never changed; kept for good. */
  'problems.sayings': { directorate_id: string; conversation_id: string; place: number; commissariat_id: string; concern: string; words: string }
  /** Of the station; never changed; kept for good. */
  'problems.causes': { directorate_id: string; id: string; commissariat_id: string; problem_id: string; evidence_id: string; side: Side; weight: Weight; words: string; added_on: string }
  /** Of the station; what was put right after the signature; kept for good. */
  'problems.corrections': { directorate_id: string; id: string; commissariat_id: string; problem_id: string; words: string; made_on: string }
  /** Of the station; an officer's own view, told as a mean of officers; kept for good. */
  'problems.rankings': { directorate_id: string; wave_id: string; zone_id: string; officer_id: string; commissariat_id: string; concerns: string[]; ranked_on: string }
  /** Of the station; institutions, groups, places and facilities, no persons; kept for good. */
  'problems.places': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; kind: PlaceKind; name: string; whereabouts: string | null; words: string | null
    mapped_on: string; gone_on: string | null
  }
  /** Of the station; who finished the analysis and when; kept for good. */
  'problems.sign_offs': { directorate_id: string; zone_id: string; wave_id: string; commissariat_id: string; signed_by: string; signed_on: string; problems: number }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<ProblemsTables & SurveyTables & PeopleTables & TerritoryTables>()
