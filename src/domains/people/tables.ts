import type { JSONColumnType } from 'kysely'
import type { PartnersTables } from '#domains/partners/tables.ts'
import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Names } from '#domains/territory/words.ts'
import type { Role } from '#access/actor.ts'
import type { Db } from '#platform/db.ts'
import type { DrawnPost } from './rules/shown-post.ts'
import type { Channels } from './words.ts'

type Json<T extends object | null> = JSONColumnType<T, string, string>

export type PeopleTables = {
  /** Personal; for knowing who acts; kept while the record that names them is kept. */
  'people.persons': { directorate_id: string; id: string; name: string; language: string }
  /** Public by the station's decision (title to shows); for finding an officer; kept for good. */
  'people.posts': {
    directorate_id: string; id: string; commissariat_id: string | null; area_id: string; role: Role; title: Json<Names>; office: Json<Names>; hours: Json<Names>
    channels: Json<Channels>; shows: 'name' | 'role'; opened_on: string; closed_on: string | null
  }
  /** Personal; who held which post, `to_on` being the first day they no longer did; for rights and for measuring rotation; kept for good. */
  'people.holdings': { directorate_id: string; id: string; post_id: string; person_id: string; from_on: string; to_on: string | null }
  /** Secret, kept as hashes; for signing in; useless after a week. */
  'people.sign_in_links': { directorate_id: string; token_hash: string; person_id: string; ends_at: Date; used_at: Date | null }
  /** Secret, kept as hashes; for staying signed in; deleted within an hour of their end. */
  'people.sessions': { directorate_id: string; token_hash: string; person_id: string; began_at: Date; seen_at: Date; id: string; proved_at: Date | null }
  /** Secret: the sign-in name as a keyed hash and sealed, the password as a slow hash, sealed, the secret of one-time codes sealed; for signing in; until the person removes it. */
  'people.passwords': { directorate_id: string; person_id: string; name_hash: string; name: string; password: string; secret: string; last_step: number; made_at: Date }
  /** Personal: public halves of a person's passkeys; for signing in; until the person removes them. */
  'people.passkeys': {
    directorate_id: string; id: string; person_id: string; credential_hash: string; credential: string; public_key: string; counter: string | number; host: string; label: string
    made_at: Date; used_at: Date | null; answered_at: Date
  }
  /** Personal; which two let somebody begin anew; kept with the record. */
  'people.recoveries': { directorate_id: string; id: string; person_id: string; begun_by: string | null; begun_at: Date; ends_at: Date; confirmed_by: string | null; confirmed_at: Date | null }
  /** Internal; whether a link alone signs in, as in a made-up town. */
  'people.sign_in_rules': { directorate_id: string; links_suffice: boolean }
  /** Public; one row a zone, drawn anew by every deed that changes its posts. */
  'pub.zone_officers': { directorate_id: string; slug: string; posts: Json<readonly DrawnPost[]> }
}

/** The domain's tables and those below it, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<PeopleTables & PartnersTables & TerritoryTables>()
