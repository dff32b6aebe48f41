import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'
import { knownPlan, type KnownPlan } from './known-plan.ts'

const lines = { objective: 'plans.objectives', need: 'plans.needs', review: 'plans.reviews' } as const

/** The plan that an objective, a need or a review stands in. */
export async function planOf(ctx: Ctx, asked: { readonly directorate?: string | undefined }, line: keyof typeof lines, id: string): Promise<KnownPlan> {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom(lines[line]).select('plan_id').where('directorate_id', '=', directorate).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', `plans.no-such-${line}`)
  return knownPlan(ctx, { directorate, plan: row.plan_id })
}
