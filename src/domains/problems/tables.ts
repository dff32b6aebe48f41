import type { ColumnType } from 'kysely'
import type { SurveyTables } from '#domains/survey/tables.ts'
import type { PeopleTables } from '#domains/people/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Competence, ConversationKind, Credibility, EvidenceKind, InformationKind, PlaceKind, ProblemState, Reliability, Side, Source, Weight } from './words.ts'

export type ProblemsTables = {
  'problems.problems': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; wave_id: string; words: string; question: string | null; category: string | null
    competence: Competence | null; body: string | null; magnitude: number | null; severity: number | null; form: string | null; state: ProblemState
    follows_id: string | null; found_on: string; closed_on: string | null; closed_because: string | null
  }
  'problems.information': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; kind: InformationKind; official: boolean; origin: string; words: string
    reliability: Reliability; credibility: Credibility; learnt_on: string; address: ColumnType<string | null, string | null | undefined>; problem_id: ColumnType<string | null, string | null | undefined>
  }
  'problems.evidence': {
    directorate_id: string; id: string; commissariat_id: string; problem_id: string; source: Source; kind: EvidenceKind; words: string
    wave_id: string | null; figure: string | null; category: string | null; from_on: string | null; to_on: string | null
    estimate: number | null; low: number | null; high: number | null; n: number | null; method: string | null
    information_id: string | null; reliability: Reliability | null; credibility: Credibility | null; added_on: string; conversation_id: ColumnType<string | null, string | null | undefined>
  }
  'problems.conversations': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; wave_id: string; kind: ConversationKind; source: Source; held_on: string; people: number
    who: string; guide: string; noted_on: string
  }
  'problems.sayings': { directorate_id: string; conversation_id: string; place: number; commissariat_id: string; concern: string; words: string }
  'problems.causes': { directorate_id: string; id: string; commissariat_id: string; problem_id: string; evidence_id: string; side: Side; weight: Weight; words: string; added_on: string }
  'problems.corrections': { directorate_id: string; id: string; commissariat_id: string; problem_id: string; words: string; made_on: string }
  'problems.rankings': { directorate_id: string; wave_id: string; zone_id: string; officer_id: string; commissariat_id: string; concerns: string[]; ranked_on: string }
  'problems.places': {
    directorate_id: string; id: string; commissariat_id: string; zone_id: string; kind: PlaceKind; name: string; whereabouts: string | null; words: string | null
    mapped_on: string; gone_on: string | null
  }
  'problems.sign_offs': { directorate_id: string; zone_id: string; wave_id: string; commissariat_id: string; signed_by: string; signed_on: string; problems: number }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'problems.problems': {
    class: 'internal', for: 'what troubles a zone, one line a problem and round', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', zone_id: 'key', wave_id: 'key', words: 'internal', question: 'internal',
      category: 'internal', competence: 'internal', body: 'internal', magnitude: 'internal', severity: 'internal', form: 'internal',
      state: 'internal', follows_id: 'key', found_on: 'internal', closed_on: 'internal', closed_because: 'content'
    },
  },
  'problems.information': {
    class: 'personal', for: 'what was learnt and how far it can be relied on', keep: account, sooner: [{ span: 'field-notes', since: 'learnt_on', blank: { address: null } }],
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', zone_id: 'key', kind: 'personal', official: 'personal', origin: 'content',
      words: 'content', reliability: 'personal', credibility: 'personal', learnt_on: 'personal', address: 'personal', problem_id: 'key'
    },
  },
  'problems.evidence': {
    class: 'internal', for: 'what an analysis rests on; never changed', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', problem_id: 'key', source: 'internal', kind: 'internal', words: 'content',
      wave_id: 'key', figure: 'internal', category: 'internal', from_on: 'internal', to_on: 'internal', estimate: 'internal', low: 'internal',
      high: 'internal', n: 'internal', method: 'internal', information_id: 'key', reliability: 'internal', credibility: 'internal',
      added_on: 'internal', conversation_id: 'key'
    },
  },
  'problems.conversations': {
    class: 'personal', for: 'focus groups and interviews, without names', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', zone_id: 'key', wave_id: 'key', kind: 'personal', source: 'personal',
      held_on: 'personal', people: 'personal', who: 'content', guide: 'content', noted_on: 'personal'
    },
  },
  'problems.sayings': {
    class: 'personal', for: 'what was said in them, by concern', keep: { span: 'answers', since: { table: 'problems.conversations', by: 'conversation_id', at: 'held_on' } },
    columns: { directorate_id: 'key', conversation_id: 'key', place: 'personal', commissariat_id: 'key', concern: 'personal', words: 'content' },
  },
  'problems.causes': {
    class: 'internal', for: 'what brings a problem about', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', problem_id: 'key', evidence_id: 'key', side: 'internal', weight: 'internal',
      words: 'content', added_on: 'internal'
    },
  },
  'problems.corrections': {
    class: 'internal', for: 'what was put right after the signature', keep: account,
    columns: { directorate_id: 'key', id: 'key', commissariat_id: 'key', problem_id: 'key', words: 'content', made_on: 'internal' },
  },
  'problems.rankings': {
    class: 'personal', for: 'an officer\'s own view, told as a mean of officers', keep: { span: 'answers', since: 'ranked_on' }, erase: 'row',
    columns: { directorate_id: 'key', wave_id: 'key', zone_id: 'key', officer_id: 'who', commissariat_id: 'key', concerns: 'personal', ranked_on: 'personal' },
  },
  'problems.places': {
    class: 'internal', for: 'institutions, groups, places and facilities, no persons', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', zone_id: 'key', kind: 'internal', name: 'internal', whereabouts: 'content',
      words: 'content', mapped_on: 'internal', gone_on: 'internal'
    },
  },
  'problems.sign_offs': {
    class: 'internal', for: 'who finished an analysis, and when', keep: account,
    columns: { directorate_id: 'key', zone_id: 'key', wave_id: 'key', commissariat_id: 'key', signed_by: 'by', signed_on: 'internal', problems: 'internal' },
  },
} as const satisfies Kept<ProblemsTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<ProblemsTables & SurveyTables & PeopleTables & TerritoryTables>()
