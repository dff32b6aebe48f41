import type { Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { Kind, Security } from './words.ts'

export type MailTables = {
  'mail.settings': {
    directorate_id: string; host: string; port: number; security: Security; login: string | null; password: string | null; sender: string; site: string
    set_up_on: string; fault: string | null; fault_at: Date | null
  }
  'mail.messages': { directorate_id: string; id: string; kind: Kind; language: string; sealed: string; due_at: Date; tries: number; ends_at: Date }
  'pub.mail': { directorate_id: string; since_on: string }
}

/** What each table is for, how long it is kept, and what each column is. */
export const kept = {
  'mail.settings': {
    class: 'internal', for: 'letting mail leave', keep: { until: 'mail.stop' },
    columns: { directorate_id: 'key', host: 'internal', port: 'internal', security: 'internal', login: 'internal', password: 'secret', sender: 'internal', site: 'internal', set_up_on: 'internal', fault: 'internal', fault_at: 'internal' },
  },
  'mail.messages': {
    class: 'personal', for: 'messages that have not left; gone when they have, at the latest a week after they were put by', keep: { until: 'the message has left or is of no more use' },
    columns: { directorate_id: 'key', id: 'key', kind: 'internal', language: 'internal', sealed: 'secret', due_at: 'internal', tries: 'internal', ends_at: 'internal' },
  },
  'pub.mail': { class: 'public', for: 'saying where mail leaves, before anybody types an address', keep: { until: 'mail.stop' }, columns: { directorate_id: 'key', since_on: 'public' } },
} as const satisfies Kept<MailTables>

/** The domain's tables, in the transaction at hand. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<MailTables>()
