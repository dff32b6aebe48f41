import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownPlan, type KnownPlan } from '../steps/known/known-plan.ts'
import { retold } from '../steps/retold.ts'
import { tables } from '../tables.ts'
import { PlanId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId })
type Asked = z.output<typeof Asked>

/** A plan is over and stands still; the zone may make its next one. What was published stays to be read. */
export const closePlan = command('plans.close-plan', {
  input: Asked, answer: z.object({ closedOn: Day }), find: knownPlan, run: close,
  trace: ({ plan }, { directorate, commissariat, zone }) => ({ directorate, subject: { plan, zone, commissariat } }),
})

async function close(ctx: Ctx, { plan }: Asked, { directorate, row }: KnownPlan) {
  const closedOn = ctx.now.toISOString().slice(0, 10)
  const closed = await tables(ctx).updateTable('plans.plans').set({ state: 'closed', closed_on: closedOn }).where('directorate_id', '=', directorate).where('id', '=', plan).where('state', '<>', 'closed').executeTakeFirst()
  if (closed.numUpdatedRows === 0n) throw new Refusal('conflict', 'plans.plan-is-closed')
  if (row.state === 'published') await retold(ctx, { directorate, plan })
  return { closedOn }
}
