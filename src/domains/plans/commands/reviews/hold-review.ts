import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { changing } from '../../steps/changing.ts'
import type { KnownPlan } from '../../steps/known/known-plan.ts'
import { planOf } from '../../steps/known/plan-of.ts'
import { tables } from '../../tables.ts'
import { ReviewId, Telling } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), review: ReviewId, words: Telling, /** Today when none is said. */ on: Day.optional() })
type Asked = z.output<typeof Asked>

/** The plan was looked at: what was found and what follows from it, in words for all who take part (D5). */
export const holdReview = command('plans.hold-review', {
  input: Asked, answer: z.object({ heldOn: Day }), find: (ctx: Ctx, asked: Asked) => planOf(ctx, asked, 'review', asked.review), run: hold,
  trace: ({ review }, { directorate, plan }) => ({ directorate, subject: { plan, review } }),
})

async function hold(ctx: Ctx, { review, words, on }: Asked, known: KnownPlan) {
  const today = ctx.now.toISOString().slice(0, 10)
  const heldOn = on ?? today
  if (heldOn > today) throw new Refusal('invalid', 'plans.day-to-come', { on: 'plans.day-to-come' })
  if (on !== undefined && on < known.row.from_on) throw new Refusal('invalid', 'plans.review-within-the-plan', { on: 'plans.review-within-the-plan' })
  return changing(ctx, known, async () => {
    const held = await tables(ctx).updateTable('plans.reviews').set({ held_on: heldOn, words }).where('directorate_id', '=', known.directorate).where('id', '=', review).where('held_on', 'is', null).executeTakeFirst()
    if (held.numUpdatedRows === 0n) throw new Refusal('conflict', 'plans.held-already')
    return { heldOn }
  })
}
