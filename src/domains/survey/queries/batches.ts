import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { tables } from '../tables.ts'
import { BatchId, WaveId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = z.object({ batches: z.array(z.object({ id: BatchId, fileName: z.string(), sheets: z.number(), state: z.enum(['kept', 'undone']) })) })

/** The files a wave was filled from, the latest first. */
export const batches = query('survey.batches', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownWave, run: list })

async function list(ctx: Ctx, _: unknown, { directorate, wave }: KnownWave) {
  const rows = await tables(ctx).selectFrom('survey.batches').select(['id', 'file_name', 'sheets', 'state'])
    .where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).orderBy('id', 'desc').execute()
  return { batches: rows.map(({ id, file_name, sheets, state }) => ({ id: id as BatchId, fileName: file_name, sheets, state })) }
}
