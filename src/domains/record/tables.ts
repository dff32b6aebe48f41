import type { Kept } from '#keeping/kept.ts'
import type { Db } from '#platform/db.ts'

export type RecordTables = {
  'pub.record_heads': { directorate_id: string; sequence: string | number; hash: string; at: Date; key: string; signature: string }
}

/** The signed heads are told to everybody, for good: an old one shows a cut as well as a new one. */
export const kept = {
  'pub.record_heads': {
    class: 'public', for: 'that nobody can cut the record off unseen', keep: { stays: 'an old head shows what was cut off as well as a new one' },
    columns: { directorate_id: 'key', sequence: 'key', hash: 'public', at: 'public', key: 'public', signature: 'public' },
  },
} as const satisfies Kept<RecordTables>

/** The domain's tables, in the transaction at hand. The lines themselves are the frame's. */
export const tables = (ctx: { readonly db: Db }) => ctx.db.withTables<RecordTables>()
