import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { heldPlan } from '../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../steps/known/known-plan.ts'
import { retold } from '../steps/retold.ts'
import { tables } from '../tables.ts'
import { PlanId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId })
type Asked = z.output<typeof Asked>

/** A plan is over and stands still; the zone may make its next one. What was published stays to be read; what was begun at once before a plan that is never published goes on by itself. */
export const closePlan = command('plans.close-plan', {
  input: Asked, answer: z.object({ closedOn: Day }), find: knownPlan, run: close,
  trace: ({ plan }, { directorate, commissariat, zone }) => ({ directorate, subject: { plan, zone, commissariat } }),
})

async function close(ctx: Ctx, { plan }: Asked, known: KnownPlan) {
  const { directorate } = known
  const closedOn = ctx.now.toISOString().slice(0, 10)
  const { state } = await heldPlan(ctx, known)
  await tables(ctx).updateTable('plans.plans').set({ state: 'closed', closed_on: closedOn }).where('directorate_id', '=', directorate).where('id', '=', plan).execute()
  if (state === 'published') await retold(ctx, { directorate, plan }, 'as-it-was')
  else await atOnceAgain(ctx, known)
  return { closedOn }
}

/** What was done at once before the plan was drafted goes on without it; ids tell which came first. */
async function atOnceAgain(ctx: Ctx, { directorate, plan }: KnownPlan): Promise<void> {
  await tables(ctx).updateTable('plans.actions').set({ plan_id: null }).where('directorate_id', '=', directorate).where('plan_id', '=', plan).where('id', '<', plan).execute()
}
