import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'

/** A problem of the plan as the signed analysis left it. */
export async function statedProblem(ctx: Ctx, { directorate, plan }: { readonly directorate: string; readonly plan: string }, problem: string) {
  const row = await tables(ctx).selectFrom('plans.statements').selectAll().where('directorate_id', '=', directorate).where('plan_id', '=', plan).where('problem_id', '=', problem).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'plans.no-such-problem', { problem: 'plans.no-such-problem' })
  return row
}
