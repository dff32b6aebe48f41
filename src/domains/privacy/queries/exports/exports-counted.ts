import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { quarterOf } from '../../rules/quarter-of.ts'
import { dayOf } from '../../steps/shown-request.ts'
import { tables } from '../../tables.ts'

const Answer = z.object({ left: z.array(z.object({ directorate: DirectorateId, quarter: z.string().regex(/^\d{4}-Q[1-4]$/), taken: z.number().int(), byTwo: z.number().int() })) })

/** How many files with rows of persons left, by directorate and quarter, and how many of them two people agreed to; for everybody, once the quarter is over. */
export const exportsCounted = query('privacy.exports-counted', { input: z.object({}), answer: Answer, reads: 'public', find: () => null, run: counted })

async function counted(ctx: Ctx): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('pub.export_counts').selectAll().where('quarter', '<', quarterOf(dayOf(ctx.now))).orderBy('directorate_id').orderBy('quarter', 'desc').execute()
  return { left: rows.map(({ directorate_id, quarter, taken, by_two }) => ({ directorate: directorate_id as z.output<typeof DirectorateId>, quarter, taken, byTwo: by_two })) }
}
