import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional() })

/** Does mail leave this installation, or this directorate? It is no secret: pages say so before anybody types an address. */
export const leaves = query('mail.leaves', { input: Asked, answer: z.object({ from: z.array(DirectorateId) }), reads: 'public', find: () => null, run: look })

async function look(ctx: Ctx, { directorate }: z.output<typeof Asked>) {
  const rows = await tables(ctx).selectFrom('pub.mail').select('directorate_id').$if(directorate !== undefined, (row) => row.where('directorate_id', '=', directorate!)).orderBy('directorate_id').execute()
  return { from: rows.map(({ directorate_id }) => directorate_id as DirectorateId) }
}
