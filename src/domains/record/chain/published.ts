import type { DirectorateId } from '#domains/territory/words.ts'
import type { Db } from '#platform/db.ts'
import { tables, type RecordTables } from '../tables.ts'
import type { Anchor, Head } from '../words.ts'

const headIn = ({ directorate_id, sequence, at, ...rest }: RecordTables['pub.record_heads']): Head =>
  ({ directorate: directorate_id as DirectorateId, sequence: Number(sequence), at: at.toISOString(), ...rest })
const anchorIn = ({ directorate_id, from_line, sequence, head_at, at, ...rest }: RecordTables['pub.record_anchors']): Anchor =>
  ({ directorate: directorate_id as DirectorateId, from: Number(from_line), sequence: Number(sequence), headAt: head_at.toISOString(), at: at.toISOString(), ...rest })
type Asking = { readonly db: Db }

/** The published heads of a chain, the oldest first; with `last`, only the latest so many. */
export async function publishedHeads(ctx: Asking, directorate: string, last?: number): Promise<Head[]> {
  const rows = await tables(ctx).selectFrom('pub.record_heads').selectAll().where('directorate_id', '=', directorate).orderBy('sequence', 'desc').$if(last !== undefined, (some) => some.limit(last!)).execute()
  return rows.map(headIn).toReversed()
}

/** The published anchors of a chain, or of all, the oldest first. */
export async function publishedAnchors(ctx: Asking, directorate?: string): Promise<Anchor[]> {
  const rows = await tables(ctx).selectFrom('pub.record_anchors').selectAll().$if(directorate !== undefined, (some) => some.where('directorate_id', '=', directorate!)).orderBy('directorate_id').orderBy('sequence').execute()
  return rows.map(anchorIn)
}

/** The last published head that was signed by this moment and vouches for lines after that one. */
export async function lastHeadBy(ctx: Asking, directorate: string, moment: Date, after: number): Promise<Head | null> {
  const row = await tables(ctx).selectFrom('pub.record_heads').selectAll().where('directorate_id', '=', directorate).where('at', '<=', moment).where('sequence', '>', String(after)).orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return row ? headIn(row) : null
}
