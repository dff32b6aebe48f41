import type { ColumnType, JSONColumnType } from 'kysely'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { AboutRound, Quality } from './rules/quality/quality.ts'
import type { Publics } from './rules/tokens/fingerprint.ts'
import type { Audience, Breakdown, Instrument, Mapping, Margins, Mode, PlaceCount, Poll, RemarkCount, SealedBecause, Seals, ZoneResult } from './words.ts'

/** Long, because it names every column of every table of a round twice: as a type, and as what is kept. */
type Json<T extends object | null> = JSONColumnType<T, string, string>
type WaveState = 'planned' | 'open' | 'closed' | 'published'
type Outcome = 'sent' | 'answered' | 'refused' | 'not-reached' | 'not-eligible'

export type SurveyTables = {
  'survey.instruments': { directorate_id: string; id: string; code: string; version: string; hash: string; definition: Json<Instrument> }
  'survey.waves': {
    directorate_id: string; id: string; commissariat_id: string; instrument_id: string; name: Json<Names>; frame: string; modes: Mode[]; opens_on: string; closes_on: string
    state: WaveState; follows_id: string | null; design_effect: ColumnType<number, number | undefined>; hoped_change: number | null; margins: JSONColumnType<Margins | null, string | null, string | null>; closed_on: string | null
    audience: ColumnType<Audience, Audience | undefined>; group_name: ColumnType<Names | null, string | null | undefined, string | null>; goes_on_months: ColumnType<number | null, number | null | undefined>
    /** Closed or published: of the database's own making. */
    closed: ColumnType<boolean | null, never, never>
  }
  'survey.wave_seals': {
    directorate_id: string; wave_id: string; turn: number; commissariat_id: string; why: SealedBecause; sealed_on: string; sheets: number; digest: string
    /** What keys the digest, sealed: without it the digest tells nothing of a sheet. */
    salt: string
    previous: number | null; closed: ColumnType<boolean, true | undefined>; closed_on: string; closes_on: string
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
  'survey.letter_totals': { directorate_id: string; wave_id: string; zone_id: string; outcome: Outcome; commissariat_id: string; letters: number }
  'survey.wave_keys': {
    directorate_id: string; wave_id: string; commissariat_id: string; sealed: string; publics: Json<Publics>; fingerprint: string
    /** The name of the passing key under which lies what came in and is not among the sheets yet; null of a wave that was open before there was one. */
    seal: ColumnType<string | null, string | null | undefined>
  }
  'survey.spent': { directorate_id: string; value_hash: string; commissariat_id: string; wave_id: string }
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
    unit: number | null; batch_id: string | null; answers: number[]; /** Its wave is closed. */ sealed: ColumnType<boolean, boolean | undefined>
  }
  'survey.remarks': { directorate_id: string; id: string; commissariat_id: string; wave_id: string; zone_id: string; question: string; words: string }
  'survey.remark_codes': { directorate_id: string; commissariat_id: string; question: string; code: string; names: Json<Names> }
  'survey.codings': { directorate_id: string; remark_id: string; code: string; commissariat_id: string; wave_id: string }
  'survey.places': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; names: Json<Names>; lon: number; lat: number; addresses: number; closed_on: string | null
  }
  'survey.pins': { directorate_id: string; id: string; commissariat_id: string; wave_id: string; zone_id: string; place_id: string; times: string[]; sealed: ColumnType<boolean, boolean | undefined> }
  'survey.outreach': {
    directorate_id: string; id: string; commissariat_id: string; wave_id: string; zone_id: string | null; question: string | null; code: number | null
    words: string; who: string; due_on: string; done_on: string | null
  }
  'survey.polls': {
    directorate_id: string; id: string; asked_by: string; asked_from: string; asked_to: string; question: string; answer: string; share: number; low: number | null; high: number | null
    n: number | null; method: string | null; address: string; beside: string | null; noted_on: string; withdrawn_on: string | null
  }
  'survey.publications': {
    directorate_id: string; id: string; commissariat_id: string; wave_id: string; published_on: string; instrument_hash: string; code_version: string
  }
  'survey.wave_quality': {
    directorate_id: string; wave_id: string; commissariat_id: string; country: string; closed_on: string; published_on: ColumnType<string | null, string | undefined, string>
    about: Json<AboutRound>; figures: ColumnType<Quality | null, string | undefined, string>
  }
  'pub.instruments': { hash: string; code: string; version: string; definition: Json<Instrument> }
  'pub.waves': {
    directorate_id: string; id: string; commissariat_id: string; publication_id: string; follows_id: string | null; name: Json<Names>; instrument_hash: string
    code_version: string; opens_on: string; closes_on: string; published_on: string; frame: string; modes: Json<Readonly<Record<string, number>>>; result: Json<ZoneResult>
    audience: ColumnType<Audience, Audience | undefined>; group_name: ColumnType<Names | null, string | null | undefined, string | null>; seal: ColumnType<Seals | null, string | null | undefined>
  }
  'pub.remark_counts': { directorate_id: string; commissariat_id: string; wave_id: string; slug: string; result: Json<{ questions: RemarkCount[] }> }
  'pub.place_counts': { directorate_id: string; commissariat_id: string; wave_id: string; slug: string; result: Json<PlaceCount> }
  'pub.breakdowns': { directorate_id: string; commissariat_id: string; wave_id: string; question: string; result: Json<Breakdown> }
  'pub.polls': { directorate_id: string; id: string; result: Json<Poll> }
  'pub.zone_results': { directorate_id: string; commissariat_id: string; wave_id: string; slug: string; result: Json<ZoneResult> }
}

/** The day on which a row's wave was closed. */
const closing = { table: 'survey.waves', by: 'wave_id', at: 'closed_on' } as const

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'survey.instruments': {
    class: 'public', for: 'what is asked', keep: account,
    columns: { directorate_id: 'key', id: 'key', code: 'key', version: 'public', hash: 'key', definition: 'public' },
  },
  'survey.waves': {
    class: 'internal', for: 'when residents were asked what', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', instrument_id: 'key', name: 'internal', frame: 'internal', modes: 'internal',
      opens_on: 'internal', closes_on: 'internal', state: 'internal', follows_id: 'key', design_effect: 'internal', hoped_change: 'internal',
      margins: 'internal', closed_on: 'internal', audience: 'internal', group_name: 'internal', goes_on_months: 'internal', closed: 'internal',
    },
  },
  'survey.wave_seals': {
    class: 'internal', for: 'that nobody changes what was answered once a round is closed: a number over all of it', keep: account,
    columns: {
      directorate_id: 'key', wave_id: 'key', turn: 'key', commissariat_id: 'key', why: 'internal', sealed_on: 'internal', sheets: 'internal', digest: 'public', salt: 'secret', previous: 'key',
      closed: 'internal', closed_on: 'internal', closes_on: 'internal',
    },
  },
  'survey.wave_zones': {
    class: 'internal', for: 'how many are to be asked where', keep: account,
    columns: { directorate_id: 'key', wave_id: 'key', zone_id: 'key', commissariat_id: 'key', target: 'internal', population: 'internal', boundary_hash: 'key' },
  },
  'survey.invitations': {
    class: 'personal', for: 'one answer an invitation', keep: { span: 'invitations', since: closing },
    columns: {
      directorate_id: 'key', code_hash: 'secret', commissariat_id: 'key', wave_id: 'key', zone_id: 'key', stratum: 'personal', unit: 'personal',
      outcome: 'personal', mode: 'personal', blinded_hash: 'secret'
    },
  },
  'survey.letter_totals': {
    class: 'internal', for: 'how many who were asked answered', keep: account,
    columns: { directorate_id: 'key', wave_id: 'key', zone_id: 'key', outcome: 'key', commissariat_id: 'key', letters: 'internal' },
  },
  'survey.wave_keys': {
    class: 'internal', for: 'signing tokens', keep: { span: 'invitations', since: closing },
    columns: { directorate_id: 'key', wave_id: 'key', commissariat_id: 'key', sealed: 'secret', publics: 'internal', fingerprint: 'internal', seal: 'internal' },
  },
  'survey.spent': {
    class: 'internal', for: 'one sheet a token', keep: { span: 'invitations', since: closing },
    columns: { directorate_id: 'key', value_hash: 'secret', commissariat_id: 'key', wave_id: 'key' },
  },
  'survey.boxes': {
    class: 'sensitive', for: 'sheets that are not among the others yet: sealed together, in random order', keep: { until: 'survey.close-wave' },
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', wave_id: 'key', zone_id: 'key', mode: 'sensitive', stratum: 'sensitive',
      unit: 'sensitive', sheets: 'sensitive', sealed: 'secret'
    },
  },
  'survey.drafts': {
    class: 'sensitive', for: 'going on where one stopped', keep: { until: 'survey.close-wave' },
    columns: { directorate_id: 'key', code_hash: 'secret', wave_id: 'key', sealed: 'secret' },
  },
  'survey.mappings': {
    class: 'internal', for: 'how files are read', keep: { stays: 'a setting' },
    columns: { directorate_id: 'key', id: 'key', commissariat_id: 'key', name: 'internal', columns: 'internal' },
  },
  'survey.batches': {
    class: 'internal', for: 'where sheets came from', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', wave_id: 'key', file_name: 'internal', file_hash: 'key', sheets: 'internal',
      state: 'internal'
    },
  },
  'survey.sheets': {
    class: 'sensitive', for: 'what residents answered, without name, moment or way back', keep: { span: 'answers', since: closing },
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', wave_id: 'key', zone_id: 'key', mode: 'sensitive', language: 'sensitive',
      stratum: 'sensitive', unit: 'sensitive', batch_id: 'key', answers: 'sensitive', sealed: 'internal',
    },
  },
  'survey.remarks': {
    class: 'sensitive', for: 'what residents added in their own words', keep: { span: 'answers', since: closing },
    columns: { directorate_id: 'key', id: 'key', commissariat_id: 'key', wave_id: 'key', zone_id: 'key', question: 'sensitive', words: 'content' },
  },
  'survey.remark_codes': {
    class: 'internal', for: 'categories of remarks, so that rounds are counted alike', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', question: 'internal', code: 'key', names: 'internal' },
  },
  'survey.codings': {
    class: 'sensitive', for: 'which remark is of which category', keep: { span: 'answers', since: closing },
    columns: { directorate_id: 'key', remark_id: 'key', code: 'key', commissariat_id: 'key', wave_id: 'key' },
  },
  'survey.places': {
    class: 'public', for: 'public places that residents may name', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', zone_id: 'key', names: 'public', lon: 'public', lat: 'public', addresses: 'public',
      closed_on: 'public'
    },
  },
  'survey.pins': {
    class: 'sensitive', for: 'one place that one resident named: no sheet, no person, no moment', keep: { span: 'answers', since: closing },
    columns: { directorate_id: 'key', id: 'key', commissariat_id: 'key', wave_id: 'key', zone_id: 'key', place_id: 'key', times: 'sensitive', sealed: 'internal' },
  },
  'survey.outreach': {
    class: 'internal', for: 'asking those whom nobody reached', keep: { span: 'field-notes', since: 'done_on' },
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', wave_id: 'key', zone_id: 'key', question: 'internal', code: 'key', words: 'content',
      who: 'content', due_on: 'internal', done_on: 'internal'
    },
  },
  'survey.polls': {
    class: 'public', for: 'what others asked in the whole country; what was withdrawn stays', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', asked_by: 'public', asked_from: 'public', asked_to: 'public', question: 'public', answer: 'public',
      share: 'public', low: 'public', high: 'public', n: 'public', method: 'public', address: 'public', beside: 'public', noted_on: 'public',
      withdrawn_on: 'public'
    },
  },
  'survey.publications': {
    class: 'public', for: 'what was published when', keep: account,
    columns: { directorate_id: 'key', id: 'key', commissariat_id: 'key', wave_id: 'key', published_on: 'public', instrument_hash: 'key', code_version: 'public' },
  },
  'survey.wave_quality': {
    class: 'internal', for: 'what headquarters see of a round: how good the asking was, in numbers that may be told', keep: account,
    columns: { directorate_id: 'key', wave_id: 'key', commissariat_id: 'key', country: 'key', closed_on: 'internal', published_on: 'internal', about: 'internal', figures: 'internal' },
  },
  'pub.instruments': {
    class: 'public', for: 'what was asked', keep: account,
    columns: { hash: 'key', code: 'key', version: 'public', definition: 'public' },
  },
  'pub.waves': {
    class: 'public', for: 'published results', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', publication_id: 'key', follows_id: 'key', name: 'public', instrument_hash: 'key',
      code_version: 'public', opens_on: 'public', closes_on: 'public', published_on: 'public', frame: 'public', modes: 'public', result: 'public',
      audience: 'public', group_name: 'public', seal: 'public',
    },
  },
  'pub.remark_counts': {
    class: 'public', for: 'published results', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', wave_id: 'key', slug: 'key', result: 'public' },
  },
  'pub.place_counts': {
    class: 'public', for: 'published results', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', wave_id: 'key', slug: 'key', result: 'public' },
  },
  'pub.breakdowns': {
    class: 'public', for: 'published results', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', wave_id: 'key', question: 'public', result: 'public' },
  },
  'pub.polls': {
    class: 'public', for: 'published results', keep: account,
    columns: { directorate_id: 'key', id: 'key', result: 'public' },
  },
  'pub.zone_results': {
    class: 'public', for: 'published results', keep: account,
    columns: { directorate_id: 'key', commissariat_id: 'key', wave_id: 'key', slug: 'key', result: 'public' },
  },
} as const satisfies Kept<SurveyTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<SurveyTables & PeopleTables & TerritoryTables>()
