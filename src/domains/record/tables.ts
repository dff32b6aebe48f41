import type { ColumnType } from 'kysely'
import type { Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'
import type { MailboxOf } from './words.ts'

export type RecordTables = {
  'pub.record_heads': { directorate_id: string; sequence: string | number; hash: string; at: Date; key: string; signature: string }
  'pub.record_anchors': { directorate_id: string; from_line: string | number; sequence: string | number; hash: string; kept: string; head_at: Date; at: Date; key: string; signature: string }
  'record.mailboxes': { directorate_id: string; id: string; mailbox: string; language: string; since_on: string; whose: ColumnType<MailboxOf, MailboxOf | undefined> }
}

/** The signed heads and anchors are told to everybody, for good: an old head shows a cut as well as a new one. */
export const kept = {
  'pub.record_heads': {
    class: 'public', for: 'that nobody can cut the record off unseen', keep: { stays: 'an old head shows what was cut off as well as a new one' },
    columns: { directorate_id: 'key', sequence: 'key', hash: 'public', at: 'public', key: 'public', signature: 'public' },
  },
  'pub.record_anchors': {
    class: 'public', for: 'that the oldest lines go and what is left is vouched for', keep: { stays: 'what is left of the record begins with it' },
    columns: { directorate_id: 'key', from_line: 'public', sequence: 'key', hash: 'public', kept: 'public', head_at: 'public', at: 'public', key: 'public', signature: 'public' },
  },
  'record.mailboxes': {
    class: 'internal', for: 'where the signed heads go every hour, so that they lie outside, and that the glass was broken', keep: { until: 'record.drop-mailbox' },
    columns: { directorate_id: 'key', id: 'key', mailbox: 'contact', language: 'internal', since_on: 'internal', whose: 'internal' },
  },
} as const satisfies Kept<RecordTables>

/** The domain's tables, in the transaction at hand. The lines themselves are the frame's. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<RecordTables>()
