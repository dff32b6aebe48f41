import { z } from 'zod'
import { CommissariatId, Day, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { knownPlace, type KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import { BatchId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
const Answer = z.object({ batches: z.array(z.object({
  id: BatchId, fileName: z.string(), source: z.string(), incidents: z.number(), placed: z.number(), unplaced: z.number(), leftOut: z.number(), from: Day.nullable(), to: Day.nullable(), state: z.enum(['kept', 'undone']),
})) })

/** The files that incidents came from, the latest first. */
export const batches = query('incidents.batches', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownPlace, run: list })

async function list(ctx: Ctx, _: unknown, { directorate, commissariat }: KnownPlace) {
  const rows = await tables(ctx).selectFrom('incidents.batches').select(['id', 'file_name', 'source', 'rows', 'placed', 'unplaced', 'left_out', 'from_on', 'to_on', 'state'])
    .where('directorate_id', '=', directorate).where('commissariat_id', 'in', [commissariat, directorate]).orderBy('id', 'desc').execute()
  return { batches: rows.map((row) => ({ id: row.id as BatchId, fileName: row.file_name, source: row.source, incidents: row.rows, placed: row.placed, unplaced: row.unplaced, leftOut: row.left_out, from: row.from_on, to: row.to_on, state: row.state })) }
}
