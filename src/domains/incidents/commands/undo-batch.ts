import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import { BatchId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), batch: BatchId })
type Asked = z.output<typeof Asked>
type Found = { readonly directorate: string; readonly commissariat: string }

/** Takes every incident of a file back. The file may then be imported again. */
export const undoBatch = command('incidents.undo-batch', { input: Asked, answer: z.object({ incidents: z.number() }), find: findBatch, run: undo, trace: ({ batch }, { directorate }) => ({ directorate, subject: { batch } }) })

async function findBatch(ctx: Ctx, asked: Asked): Promise<Found> {
  const directorate = await tenant(ctx, asked.directorate)
  const batch = await tables(ctx).selectFrom('incidents.batches').select('commissariat_id').where('directorate_id', '=', directorate).where('id', '=', asked.batch).executeTakeFirst()
  if (!batch) throw new Refusal('not-found', 'incidents.no-such-batch')
  return { directorate, commissariat: batch.commissariat_id }
}

async function undo(ctx: Ctx, { batch }: Asked, { directorate }: Found) {
  const undone = await tables(ctx).updateTable('incidents.batches').set({ state: 'undone' })
    .where('directorate_id', '=', directorate).where('id', '=', batch).where('state', '=', 'kept').executeTakeFirst()
  if (undone.numUpdatedRows === 0n) throw new Refusal('conflict', 'incidents.batch-is-undone')
  await tables(ctx).deleteFrom('incidents.monthly_counts').where('directorate_id', '=', directorate).where('batch_id', '=', batch).execute()
  const gone = await tables(ctx).deleteFrom('incidents.incidents').where('directorate_id', '=', directorate).where('batch_id', '=', batch).executeTakeFirst()
  return { incidents: Number(gone.numDeletedRows) }
}
