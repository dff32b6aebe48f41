import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { PartnersTables } from '#domains/partners/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Role } from '#access/actor.ts'
import { account, type Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Claims } from './rules/claimed.ts'
import type { Level } from './rules/level-of.ts'
import type { DrawnPost } from './rules/shown-post.ts'
import type { Channels, OpeningPurpose, OpeningVerdict, RefusalReason } from './words.ts'

/** Long, because each column of the domain's tables is said twice: what it holds, and what it is for whoever it is about. */
type Json<T extends object | null> = JSONColumnType<T, string, string>
/** What is said of a provider. */
type Described = {
  kind: 'openid' | 'saml'; names: Json<Names>; open: boolean; site: string; issuer: string; client: string; address: string | null; certificates: string | null; own_certificate: string | null
  claims: Json<Claims>; least: Level; asks_every_time: boolean; logout_address: string | null; assertions: Generated<'either' | 'encrypted'>; decryption_secret: string | null; decryption_certificate: string | null
}

export type PeopleTables = {
  'people.persons': { directorate_id: string; id: string; name: string; language: string }
  'people.posts': {
    directorate_id: string; id: string; commissariat_id: string | null; area_id: string; role: Role; title: Json<Names>; office: Json<Names>; hours: Json<Names>
    channels: Json<Channels>; shows: 'name' | 'role'; opened_on: string; closed_on: string | null; country: string | null; agreed_in: string | null; agreed_by: string | null
  }
  'people.post_requests': {
    directorate_id: string; id: string; person_id: string; role: Role; area_id: string; post_id: string | null; from_on: string; to_on: string | null; asked_by: string | null; asked_at: Date; ends_at: Date
    agreed_by: string | null; agreed_at: Date | null; refused_by: string | null; refused_at: Date | null; reason: RefusalReason | null
  }
  'people.foundings': {
    directorate_id: string; step: number; kind: 'founded' | 'named' | 'described' | 'ended'; founder_id: string; said_at: Date; ends_at: Date; role: Role | null; person_id: string | null; previous: number | null; previous_kind: string | null
    provider_id: string | null; digest: string | null
  }
  'people.holdings': { directorate_id: string; id: string; post_id: string; person_id: string; from_on: string; to_on: string | null; role: Role; agreed_in: string | null; agreed_by: string | null; founded_step: number | null; both_before: GeneratedAlways<boolean | null> }
  'people.sign_in_links': { directorate_id: string; token_hash: string; person_id: string; ends_at: Date; used_at: Date | null }
  'people.sessions': { directorate_id: string; token_hash: string; person_id: string; began_at: Date; seen_at: Date; id: string; proved_at: Date | null; provider_id: string | null; provider_session: string | null; provider_subject: string | null; provider_words: string | null; browser_id: string | null; each_time: Generated<boolean>; spent_in: string | null; strayed: Generated<boolean> }
  'people.browsers': { directorate_id: string; id: string; person_id: string; token_hash: string; first_on: string; last_on: string; new_until: Date | null; told_of: string | null }
  'people.passwords': { directorate_id: string; person_id: string; name_hash: string; name: string; password: string; secret: string; last_step: number; made_at: Date }
  'people.passkeys': {
    directorate_id: string; id: string; person_id: string; credential_hash: string; credential: string; public_key: string; counter: string | number; host: string; label: string
    made_at: Date; used_at: Date | null; answered_at: Date
  }
  'people.recoveries': { directorate_id: string; id: string; person_id: string; begun_by: string | null; begun_at: Date; ends_at: Date; confirmed_by: string | null; confirmed_at: Date | null }
  'people.sign_in_rules': { directorate_id: string; links_suffice: boolean }
  'people.providers': Described & { directorate_id: string; id: string; secret: string; changed_at: Date; agreed_in: string | null; agreed_by: string | null; founded_step: number | null; digest: GeneratedAlways<string> }
  'people.provider_requests': Described & {
    directorate_id: string; id: string; provider_id: string; secret: string | null; digest: GeneratedAlways<string>; asked_by: string | null; asked_at: Date; ends_at: Date
    agreed_by: string | null; agreed_at: Date | null; refused_by: string | null; refused_at: Date | null; reason: RefusalReason | null
  }
  'people.identities': { directorate_id: string; id: string; person_id: string; provider_id: string; identifier_hash: string; made_at: Date; made_by: string | null; used_at: Date | null }
  'people.spent_errands': { directorate_id: string; errand_hash: string; ends_at: Date }
  'pub.providers': { directorate_id: string; id: string; names: Json<Names> }
  'people.set_up_steps': { directorate_id: string; step: string; done_on: string; said_by: string | null }
  'people.openings': {
    directorate_id: string; id: string; person_id: string; commissariat_id: string; purpose: OpeningPurpose; words: string; began_at: Date; ends_at: Date; ended_at: Date | null; ended_by: string | null
    verdict: OpeningVerdict | null; because: string | null; judged_at: Date | null; judged_by: string | null
  }
  'pub.zone_officers': { directorate_id: string; commissariat_id: string; slug: string; posts: Json<readonly DrawnPost[]> }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'people.persons': {
    class: 'personal', for: 'who acts', keep: { span: 'names-of-staff', since: { own: 'id', last: 'people.holdings', of: 'person_id', at: 'to_on' }, blank: { name: '–' } }, erase: { blank: { name: '–', language: 'en' } },
    columns: { directorate_id: 'key', id: 'who', name: 'personal', language: 'personal' },
  },
  'people.posts': {
    class: 'public', for: 'finding an officer; the station decides from title to shows what everybody sees', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', commissariat_id: 'key', area_id: 'key', role: 'public', title: 'public', office: 'public', hours: 'public',
      channels: 'public', shows: 'public', opened_on: 'public', closed_on: 'public', country: 'key', agreed_in: 'key', agreed_by: 'by',
    },
  },
  'people.post_requests': {
    class: 'personal', for: 'that two people give a post of trust', keep: account, erase: { stays: 'which two gave a post of trust is part of the public account' },
    columns: {
      directorate_id: 'key', id: 'key', person_id: 'who', role: 'personal', area_id: 'key', post_id: 'key', from_on: 'personal', to_on: 'personal', asked_by: 'by', asked_at: 'personal', ends_at: 'personal',
      agreed_by: 'by', agreed_at: 'personal', refused_by: 'by', refused_at: 'personal', reason: 'personal',
    },
  },
  'people.foundings': {
    class: 'personal', for: 'whom the founder of a directorate named alone', keep: account, erase: { stays: 'who was named by one alone is part of the public account' },
    columns: { directorate_id: 'key', step: 'key', kind: 'internal', founder_id: 'by', said_at: 'personal', ends_at: 'internal', role: 'personal', person_id: 'who', previous: 'internal', previous_kind: 'internal', provider_id: 'key', digest: 'internal' },
  },
  'people.holdings': {
    class: 'personal', for: 'rights, and how often officers change; to_on is the first day on which the person no longer held the post', keep: account, erase: { stays: 'who answered for a place is part of the public account; it leads to a number when the name is gone' },
    columns: { directorate_id: 'key', id: 'key', post_id: 'key', person_id: 'who', from_on: 'personal', to_on: 'personal', role: 'personal', agreed_in: 'key', agreed_by: 'by', founded_step: 'key', both_before: 'internal' },
  },
  'people.sign_in_links': {
    class: 'personal', for: 'signing in', keep: { span: 'spent-links', since: 'ends_at' }, erase: 'row',
    columns: { directorate_id: 'key', token_hash: 'secret', person_id: 'who', ends_at: 'personal', used_at: 'personal' },
  },
  'people.browsers': {
    class: 'personal', for: 'knowing a browser again in which somebody signed in, by a random cookie: a keyed hash of it, the first day and the last; new_until tells the hour for its first day, told_of that somebody came in by another', keep: { span: 'known-browsers', since: 'last_on' }, erase: 'row',
    columns: { directorate_id: 'key', id: 'key', person_id: 'who', token_hash: 'secret', first_on: 'personal', last_on: 'personal', new_until: 'personal', told_of: 'personal' },
  },
  'people.sessions': {
    class: 'personal', for: 'staying signed in', keep: { until: 'people.sweep-sessions' }, erase: 'row',
    columns: { directorate_id: 'key', token_hash: 'secret', person_id: 'who', began_at: 'personal', seen_at: 'personal', id: 'key', proved_at: 'personal', provider_id: 'personal', provider_session: 'secret', provider_subject: 'secret', provider_words: 'secret', browser_id: 'key', each_time: 'internal', spent_in: 'internal', strayed: 'internal' },
  },
  'people.passwords': {
    class: 'personal', for: 'signing in: the name as a keyed hash and encrypted, the password as a slow hash, encrypted, the secret of one-time codes encrypted', keep: { span: 'ways-in', since: { own: 'person_id', last: 'people.holdings', of: 'person_id', at: 'to_on' } }, erase: 'row',
    columns: {
      directorate_id: 'key', person_id: 'who', name_hash: 'secret', name: 'secret', password: 'secret', secret: 'secret', last_step: 'secret',
      made_at: 'personal'
    },
  },
  'people.passkeys': {
    class: 'personal', for: 'signing in: public halves of passkeys', keep: { span: 'ways-in', since: { own: 'person_id', last: 'people.holdings', of: 'person_id', at: 'to_on' } }, erase: 'row',
    columns: {
      directorate_id: 'key', id: 'key', person_id: 'who', credential_hash: 'secret', credential: 'secret', public_key: 'secret', counter: 'secret',
      host: 'personal', label: 'content', made_at: 'personal', used_at: 'personal', answered_at: 'personal'
    },
  },
  'people.recoveries': {
    class: 'personal', for: 'which two let somebody begin anew', keep: { span: 'record', since: 'ends_at' }, erase: { stays: 'part of the record' },
    columns: {
      directorate_id: 'key', id: 'key', person_id: 'who', begun_by: 'by', begun_at: 'personal', ends_at: 'personal', confirmed_by: 'by',
      confirmed_at: 'personal'
    },
  },
  'people.sign_in_rules': {
    class: 'internal', for: 'whether a link alone signs in, as in a made-up town', keep: { stays: 'a setting' },
    columns: { directorate_id: 'key', links_suffice: 'internal' },
  },
  'people.providers': {
    class: 'internal', for: 'by which providers people sign in, and what is ours of them, encrypted', keep: { stays: 'a setting' },
    columns: {
      directorate_id: 'key', id: 'key', kind: 'internal', names: 'public', open: 'internal', site: 'internal', issuer: 'internal', client: 'internal', secret: 'secret', address: 'internal',
      certificates: 'internal', own_certificate: 'internal', claims: 'internal', least: 'internal', asks_every_time: 'internal', changed_at: 'internal',
      logout_address: 'internal', assertions: 'internal', decryption_secret: 'secret', decryption_certificate: 'internal', agreed_in: 'key', agreed_by: 'by', founded_step: 'key', digest: 'internal',
    },
  },
  'people.provider_requests': {
    class: 'internal', for: 'that two people say by whose word people come in', keep: account,
    columns: {
      directorate_id: 'key', id: 'key', provider_id: 'key', kind: 'internal', names: 'public', open: 'internal', site: 'internal', issuer: 'internal', client: 'internal', secret: 'secret', address: 'internal',
      certificates: 'internal', own_certificate: 'internal', claims: 'internal', least: 'internal', asks_every_time: 'internal', logout_address: 'internal', assertions: 'internal', decryption_secret: 'secret',
      decryption_certificate: 'internal', digest: 'internal', asked_by: 'by', asked_at: 'internal', ends_at: 'internal', agreed_by: 'by', agreed_at: 'internal', refused_by: 'by', refused_at: 'internal', reason: 'internal',
    },
  },
  'people.identities': {
    class: 'personal', for: 'signing in: whose a national identifier is, as a keyed hash', keep: { span: 'ways-in', since: { own: 'person_id', last: 'people.holdings', of: 'person_id', at: 'to_on' } }, erase: 'row',
    columns: { directorate_id: 'key', id: 'key', person_id: 'who', provider_id: 'key', identifier_hash: 'secret', made_at: 'personal', made_by: 'by', used_at: 'personal' },
  },
  'people.spent_errands': {
    class: 'internal', for: 'coming back from a provider once', keep: { until: 'people.sweep-sessions' },
    columns: { directorate_id: 'key', errand_hash: 'secret', ends_at: 'internal' },
  },
  'pub.providers': {
    class: 'public', for: 'the buttons of the sign-in page', keep: { until: 'people.set-up-provider' },
    columns: { directorate_id: 'key', id: 'key', names: 'public' },
  },
  'people.set_up_steps': {
    class: 'internal', for: 'what an administrator says is done of setting a station up', keep: { stays: 'a setting' },
    columns: { directorate_id: 'key', step: 'internal', done_on: 'internal', said_by: 'by' },
  },
  'people.openings': {
    class: 'personal', for: 'that whoever broke the glass is judged by somebody else', keep: { span: 'record', since: 'ends_at' }, erase: { stays: 'part of the record' },
    columns: {
      directorate_id: 'key', id: 'key', person_id: 'who', commissariat_id: 'key', purpose: 'personal', words: 'content', began_at: 'personal', ends_at: 'personal', ended_at: 'personal', ended_by: 'by',
      verdict: 'personal', because: 'content', judged_at: 'personal', judged_by: 'by',
    },
  },
  'pub.zone_officers': {
    class: 'public', for: 'who answers for a zone, as everybody sees it', keep: { until: 'people.assign-post' },
    columns: { directorate_id: 'key', commissariat_id: 'key', slug: 'key', posts: 'public' },
  },
} as const satisfies Kept<PeopleTables>

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<PeopleTables & PartnersTables & TerritoryTables>()
