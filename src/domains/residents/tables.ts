import type { TerritoryTables } from '#domains/territory/tables.ts'
import type { Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'

export type ResidentsTables = {
  'residents.registrations': { directorate_id: string; person_id: string; address_hash: string; address: string; language: string; zone: string | null }
  'residents.links': { directorate_id: string; token_hash: string; address_hash: string; address: string; language: string; browser_hash: string; ends_at: Date }
  'residents.sessions': { directorate_id: string; token_hash: string; person_id: string; id: string; began_on: string; ends_at: Date; proved_until: Date | null }
  'residents.passkeys': { directorate_id: string; id: string; person_id: string; credential_hash: string; credential: string; public_key: string; counter: string | number; host: string; made_on: string; answered_at: Date }
}

/** What each table is for, how long it is kept, and what each column is. A resident is kept until they say otherwise, and then not a moment longer. */
export const kept = {
  'residents.registrations': {
    class: 'personal', for: 'being known again: a mailbox, a language, and the zone whose page is wanted at hand', keep: { until: 'residents.forget' }, erase: 'row',
    columns: { directorate_id: 'key', person_id: 'who', address_hash: 'secret', address: 'secret', language: 'personal', zone: 'personal' },
  },
  'residents.links': {
    class: 'personal', for: 'coming in once, by a mailbox that is nobody\'s yet', keep: { until: 'it is used, or the hour is over in which it ended' },
    columns: { directorate_id: 'key', token_hash: 'secret', address_hash: 'secret', address: 'secret', language: 'personal', browser_hash: 'secret', ends_at: 'personal' },
  },
  'residents.sessions': {
    class: 'personal', for: 'staying signed in', keep: { until: 'residents.sweep' }, erase: 'row',
    columns: { directorate_id: 'key', token_hash: 'secret', person_id: 'who', id: 'key', began_on: 'personal', ends_at: 'personal', proved_until: 'personal' },
  },
  'residents.passkeys': {
    class: 'personal', for: 'signing in: the public half of a passkey', keep: { until: 'residents.remove-passkey' }, erase: 'row',
    columns: { directorate_id: 'key', id: 'key', person_id: 'who', credential_hash: 'secret', credential: 'secret', public_key: 'secret', counter: 'personal', host: 'personal', made_on: 'personal', answered_at: 'personal' },
  },
} as const satisfies Kept<ResidentsTables>

/** The domain's tables and the zones, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<ResidentsTables & TerritoryTables>()
