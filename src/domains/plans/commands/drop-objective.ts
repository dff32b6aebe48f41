import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { changing } from '../steps/changing.ts'
import type { KnownPlan } from '../steps/known/known-plan.ts'
import { planOf } from '../steps/known/plan-of.ts'
import { tables } from '../tables.ts'
import { ObjectiveId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), objective: ObjectiveId })
type Asked = z.output<typeof Asked>

/** An objective leaves a draft; that it was there stays on the books. One of a published plan stays, reached or not. */
export const dropObjective = command('plans.drop-objective', {
  input: Asked, answer: z.object({ objective: ObjectiveId }), find: (ctx: Ctx, asked: Asked) => planOf(ctx, asked, 'objective', asked.objective), run: drop,
  trace: ({ objective }, { directorate, plan }) => ({ directorate, subject: { plan, objective } }),
})

async function drop(ctx: Ctx, { objective }: Asked, known: KnownPlan) {
  return changing(ctx, known, async (_, published) => {
    if (published) throw new Refusal('conflict', 'plans.objective-stands')
    const dropped = await tables(ctx).updateTable('plans.objectives').set({ dropped_on: ctx.now.toISOString().slice(0, 10) }).where('directorate_id', '=', known.directorate).where('id', '=', objective).where('dropped_on', 'is', null).executeTakeFirst()
    if (dropped.numUpdatedRows === 0n) throw new Refusal('conflict', 'plans.dropped-already')
    return { objective }
  })
}
