import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'

/** Does an auditor look after this directorate today? Where one does, headquarters does not look at the list. */
export async function isAudited(ctx: Ctx, directorate: string): Promise<boolean> {
  const today = ctx.now.toISOString().slice(0, 10)
  const held = await tables(ctx).selectFrom('people.holdings as h').innerJoin('people.posts as p', (on) => on.onRef('p.directorate_id', '=', 'h.directorate_id').onRef('p.id', '=', 'h.post_id'))
    .select('h.id').where('h.directorate_id', '=', directorate).where('p.directorate_id', '=', directorate).where('p.role', '=', 'auditor')
    .where('h.from_on', '<=', today).where((row) => row.or([row('h.to_on', 'is', null), row('h.to_on', '>', today)])).executeTakeFirst()
  return held !== undefined
}
