import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { quarterOf } from '../../rules/quarter-of.ts'
import { dayOf } from '../../steps/shown-request.ts'
import { tables } from '../../tables.ts'

const Answer = z.object({ quarters: z.array(z.object({ directorate: DirectorateId, quarter: z.string().regex(/^\d{4}-Q[1-4]$/), confirmed: z.number().int() })) })

/** In how many cases, by directorate and quarter, two people agreed that a look is told later; for everybody, once the quarter is over. */
export const deferralsCounted = query('privacy.deferrals-counted', { input: z.object({}), answer: Answer, reads: 'public', find: () => null, run: counted })

async function counted(ctx: Ctx): Promise<z.output<typeof Answer>> {
  const rows = await tables(ctx).selectFrom('pub.deferral_counts').selectAll().where('quarter', '<', quarterOf(dayOf(ctx.now))).orderBy('directorate_id').orderBy('quarter', 'desc').execute()
  return { quarters: rows.map(({ directorate_id, quarter, confirmed }) => ({ directorate: directorate_id as z.output<typeof DirectorateId>, quarter, confirmed })) }
}
