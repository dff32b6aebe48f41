import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { changing } from '../steps/changing.ts'
import type { KnownPlan } from '../steps/known/known-plan.ts'
import { planOf } from '../steps/known/plan-of.ts'
import { tables } from '../tables.ts'
import { NeedId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), need: NeedId })
type Asked = z.output<typeof Asked>

/** A need that is met, or was none, leaves the plan; that it was there stays on the books. */
export const dropNeed = command('plans.drop-need', {
  input: Asked, answer: z.object({ need: NeedId }), find: (ctx: Ctx, asked: Asked) => planOf(ctx, asked, 'need', asked.need), run: drop,
  trace: ({ need }, { directorate, plan }) => ({ directorate, subject: { plan, need } }),
})

async function drop(ctx: Ctx, { need }: Asked, known: KnownPlan) {
  return changing(ctx, known, async () => {
    const dropped = await tables(ctx).updateTable('plans.needs').set({ dropped_on: ctx.now.toISOString().slice(0, 10) }).where('directorate_id', '=', known.directorate).where('id', '=', need).where('dropped_on', 'is', null).executeTakeFirst()
    if (dropped.numUpdatedRows === 0n) throw new Refusal('conflict', 'plans.dropped-already')
    return { need }
  })
}
