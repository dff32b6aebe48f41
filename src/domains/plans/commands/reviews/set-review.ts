import { v7 } from 'uuid'
import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { changing } from '../../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../../steps/known/known-plan.ts'
import { tables } from '../../tables.ts'
import { PlanId, ReviewId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId, on: Day, /** The one that is moved to that day. */ review: ReviewId.optional() })
type Asked = z.output<typeof Asked>

/** On this day police and partners look at the plan together; until it is held it can be moved (D4, D5; seed line 445: regular review). */
export const setReview = command('plans.set-review', {
  input: Asked, answer: z.object({ review: ReviewId }), find: knownPlan, run: set,
  trace: ({ plan }, { directorate }, { review }) => ({ directorate, subject: { plan, review } }),
})

async function set(ctx: Ctx, { on, review }: Asked, known: KnownPlan) {
  return changing(ctx, known, async (under) => {
    if (on < known.row.from_on || on > known.row.to_on) throw new Refusal('invalid', 'plans.review-within-the-plan', { on: 'plans.review-within-the-plan' })
    if (review) {
      const moved = await tables(ctx).updateTable('plans.reviews').set({ on_day: on }).where('directorate_id', '=', known.directorate).where('plan_id', '=', known.plan).where('id', '=', review).where('held_on', 'is', null).executeTakeFirst()
      if (moved.numUpdatedRows === 0n) throw new Refusal('not-found', 'plans.no-such-review', { review: 'plans.no-such-review' })
      return { review }
    }
    const one = v7() as z.output<typeof ReviewId>
    await tables(ctx).insertInto('plans.reviews').values({ ...under, id: one, plan_id: known.plan, on_day: on, held_on: null, words: null }).execute()
    return { review: one }
  })
}
