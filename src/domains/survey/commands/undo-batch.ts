import { z } from 'zod'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { inCustody } from '#frame/within.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { resealing } from '../reckoning/seal/resealing.ts'
import { sealWave } from '../reckoning/seal/seal-wave.ts'
import { tables } from '../tables.ts'
import { BatchId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), batch: BatchId })
type Asked = z.output<typeof Asked>

/** Takes every sheet of an imported file back, as long as the wave is not published. The file may then be imported again. */
export const undoBatch = command('survey.undo-batch', { input: Asked, answer: z.object({ sheets: z.number(), /** Of a wave that is closed: the number of its new seal. */ seal: z.string().optional() }), find: findBatch, run: undo, trace: ({ batch }, { directorate, wave }, { seal }) => ({ directorate, subject: { batch, ...(seal && { wave: wave.id, seal }) } }) })

async function findBatch(ctx: Ctx, asked: Asked): Promise<KnownWave> {
  const directorate = await tenant(ctx, asked.directorate)
  const batch = await tables(ctx).selectFrom('survey.batches').select('wave_id').where('directorate_id', '=', directorate).where('id', '=', asked.batch).executeTakeFirst()
  if (!batch) throw new Refusal('not-found', 'survey.no-such-batch')
  return knownWave(ctx, { ...asked, wave: batch.wave_id }, 'share')
}

async function undo(ctx: Ctx, { batch }: Asked, known: KnownWave) {
  const { directorate, wave } = known
  if (wave.state === 'published') throw new Refusal('too-late', 'survey.wave-published')
  const undone = await tables(ctx).updateTable('survey.batches').set({ state: 'undone' })
    .where('directorate_id', '=', directorate).where('id', '=', batch).where('state', '=', 'kept').executeTakeFirst()
  if (undone.numUpdatedRows === 0n) throw new Refusal('conflict', 'survey.batch-is-undone')
  await inCustody(ctx)
  if (wave.state === 'closed') await resealing(ctx, wave.id)
  const gone = await tables(ctx).deleteFrom('survey.sheets').where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).where('batch_id', '=', batch).executeTakeFirst()
  const seal = wave.state === 'closed' ? await sealWave(ctx, known, 'file-undone') : undefined
  return { sheets: Number(gone.numDeletedRows), ...(seal && { seal }) }
}
