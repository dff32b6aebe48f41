import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import { stillHere, takingPart } from './taking-part.ts'

/** What was begun at once about these problems becomes part of the plan, with the organisations in it that have not left since. */
export async function joinedFastTrack(ctx: Ctx, { directorate, plan }: { readonly directorate: string; readonly plan: string }, problems: readonly string[]): Promise<void> {
  const joined = await tables(ctx).updateTable('plans.actions').set({ plan_id: plan }).where('directorate_id', '=', directorate).where('plan_id', 'is', null).where('dropped_on', 'is', null)
    .where('problem_id', 'in', problems).returning('partners').execute()
  const partners = await stillHere(ctx, directorate, joined.flatMap((action) => action.partners))
  if (partners.length > 0) await takingPart(ctx, { directorate, plan }, partners)
}
