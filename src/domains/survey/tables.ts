import type { ColumnType, JSONColumnType } from 'kysely'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Db } from '#platform/db.ts'
import type { Publics } from './rules/tokens/fingerprint.ts'
import type { Audience, Breakdown, Instrument, Mapping, Margins, Mode, PlaceCount, Poll, RemarkCount, ZoneResult } from './words.ts'

type Json<T extends object | null> = JSONColumnType<T, string, string>
type WaveState = 'planned' | 'open' | 'closed' | 'published'
type Outcome = 'sent' | 'answered' | 'refused' | 'not-reached' | 'not-eligible'

export type SurveyTables = {
  'survey.instruments': { directorate_id: string; id: string; code: string; version: string; hash: string; definition: Json<Instrument> }
  'survey.waves': {
    directorate_id: string; id: string; commissariat_id: string; instrument_id: string; name: Json<Names>; frame: string; modes: Mode[]; opens_on: string; closes_on: string
    state: WaveState; follows_id: string | null; design_effect: ColumnType<number, number | undefined>; hoped_change: number | null; margins: JSONColumnType<Margins | null, string | null, string | null>; closed_on: string | null
    audience: ColumnType<Audience, Audience | undefined>; group_name: ColumnType<Names | null, string | null | undefined, string | null>; goes_on_months: ColumnType<number | null, number | null | undefined>
  }
  'survey.wave_zones': {
    directorate_id: string; wave_id: string; zone_id: string; commissariat_id: string; target: number; population: number | null; boundary_hash: string | null
  }
  'survey.invitations': {
    directorate_id: string; code_hash: string; commissariat_id: string; wave_id: string; zone_id: string; stratum: number | null; unit: number | null
    outcome: ColumnType<Outcome, Outcome | undefined>
    /** Null of a letter; what was printed as a sheet, or begun as an interview, says so. */
    mode: ColumnType<'paper' | 'interview' | null, 'paper' | 'interview' | null | undefined>
    /** Of the blinded value that was signed for this code; leads to no token. */
    blinded_hash: ColumnType<string | null, string | null | undefined>
  }
  'survey.wave_keys': { directorate_id: string; wave_id: string; commissariat_id: string; sealed: string; publics: Json<Publics>; fingerprint: string }
  'survey.spent': { directorate_id: string; value_hash: string; commissariat_id: string; wave_id: string }
  /** Sheets that came in alike and are not among the others yet: sealed together, in random order. */
  'survey.boxes': {
    directorate_id: string; id: string; commissariat_id: string; wave_id: string; zone_id: string; mode: Mode; stratum: number | null; unit: number | null
    sheets: ColumnType<number, number | undefined>; sealed: ColumnType<string, string | undefined>
  }
  'survey.drafts': { directorate_id: string; code_hash: string; wave_id: string; sealed: Buffer }
  'survey.mappings': { directorate_id: string; id: string; commissariat_id: string; name: string; columns: Json<Mapping> }
  'survey.batches': {
    directorate_id: string; id: string; commissariat_id: string; wave_id: string; file_name: string; file_hash: string; sheets: number; state: 'kept' | 'undone'
  }
  'survey.sheets': {
    directorate_id: string; id: string; commissariat_id: string; wave_id: string; zone_id: string; mode: Mode; language: string | null; stratum: number | null
    unit: number | null; batch_id: string | null; answers: number[]
  }
  'survey.remarks': { directorate_id: string; id: string; commissariat_id: string; wave_id: string; zone_id: string; question: string; words: string }
  /** Categories an analyst added; kept for good, so that waves are counted alike. */
  'survey.remark_codes': { directorate_id: string; commissariat_id: string; question: string; code: string; names: Json<Names> }
  'survey.codings': { directorate_id: string; remark_id: string; code: string; commissariat_id: string; wave_id: string }
  /** Public places residents may name; kept for good. */
  'survey.places': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; names: Json<Names>; lon: number; lat: number; addresses: number; closed_on: string | null
  }
  /** One place one resident named: no sheet, no person, no moment. */
  'survey.pins': { directorate_id: string; id: string; commissariat_id: string; wave_id: string; zone_id: string; place_id: string; times: string[] }
  'survey.outreach': {
    directorate_id: string; id: string; commissariat_id: string; wave_id: string; zone_id: string | null; question: string | null; code: number | null
    words: string; who: string; due_on: string; done_on: string | null
  }
  /** What others asked in the whole country; what was withdrawn stays. */
  'survey.polls': {
    directorate_id: string; id: string; asked_by: string; asked_from: string; asked_to: string; question: string; answer: string; share: number; low: number | null; high: number | null
    n: number | null; method: string | null; address: string; beside: string | null; noted_on: string; withdrawn_on: string | null
  }
  'survey.publications': {
    directorate_id: string; id: string; commissariat_id: string; wave_id: string; published_on: string; instrument_hash: string; code_version: string
  }
  'pub.instruments': { hash: string; code: string; version: string; definition: Json<Instrument> }
  'pub.waves': {
    directorate_id: string; id: string; commissariat_id: string; publication_id: string; follows_id: string | null; name: Json<Names>; instrument_hash: string
    code_version: string; opens_on: string; closes_on: string; published_on: string; frame: string; modes: Json<Readonly<Record<string, number>>>; result: Json<ZoneResult>
    audience: ColumnType<Audience, Audience | undefined>; group_name: ColumnType<Names | null, string | null | undefined, string | null>
  }
  'pub.remark_counts': { directorate_id: string; wave_id: string; slug: string; result: Json<{ questions: RemarkCount[] }> }
  'pub.place_counts': { directorate_id: string; wave_id: string; slug: string; result: Json<PlaceCount> }
  'pub.breakdowns': { directorate_id: string; wave_id: string; question: string; result: Json<Breakdown> }
  'pub.polls': { directorate_id: string; id: string; result: Json<Poll> }
  'pub.zone_results': { directorate_id: string; wave_id: string; slug: string; result: Json<ZoneResult> }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<SurveyTables & PeopleTables & TerritoryTables>()
