import { z } from 'zod'
import type { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../tables.ts'
import { Head } from '../words.ts'

const Asked = z.object({ /** All there are instead of the last day's. */ all: z.literal(['yes']).optional() })
const Answer = z.object({ heads: z.array(Head) })
/** A day's heads of one chain. */
const shown = 24

/** The published heads of every chain, the latest first: whoever keeps one can tell later whether the record was cut off before it. */
export const heads = query('record.heads', { input: Asked, answer: Answer, reads: 'public', find: () => null, run: published })

async function published(ctx: Ctx, { all }: z.output<typeof Asked>): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('pub.record_heads').selectAll().orderBy('directorate_id').orderBy('sequence', 'desc').execute()
  const some = [...Map.groupBy(rows, ({ directorate_id }) => directorate_id).values()].flatMap((chain) => (all ? chain : chain.slice(0, shown)))
  return { heads: some.map(({ directorate_id, sequence, at, ...rest }) => ({ directorate: directorate_id as DirectorateId, sequence: Number(sequence), at: at.toISOString(), ...rest })) }
}
