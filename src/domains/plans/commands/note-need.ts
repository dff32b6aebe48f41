import { v7 } from 'uuid'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { changing } from '../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../steps/known/known-plan.ts'
import { tables } from '../tables.ts'
import { NeedId, PlanId, Title, needKinds } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), plan: PlanId, kind: z.enum(needKinds, 'plans.say-which-need'), words: Title, amount: z.coerce.number('plans.say-how-much').positive('plans.say-how-much').max(1e9, 'plans.say-how-much'),
  /** In which it is counted: officers, hours, cars, lamps. Needs of one unit add up. */
  unit: z.string('plans.say-the-unit').trim().min(1, 'plans.say-the-unit').max(40, 'plans.too-long').transform((unit) => unit.toLowerCase()),
  /** What it would cost, in hundredths of the country's money, where somebody knows. */
  cents: z.coerce.number().int().min(0).max(1e13).optional(),
})
type Asked = z.output<typeof Asked>

/** What a plan needs that is not there, so that it can be asked for in numbers (D10; seed line 740: assessment of available resources). */
export const noteNeed = command('plans.note-need', {
  input: Asked, answer: z.object({ need: NeedId }), find: knownPlan, run: note,
  trace: ({ plan }, { directorate }, { need }) => ({ directorate, subject: { plan, need } }),
})

async function note(ctx: Ctx, { kind, words, amount, unit, cents }: Asked, known: KnownPlan) {
  return changing(ctx, known, async (under) => {
    const need = v7() as z.output<typeof NeedId>
    await tables(ctx).insertInto('plans.needs').values({ ...under, id: need, plan_id: known.plan, kind, words, amount, unit, cents: cents ?? null, noted_on: ctx.now.toISOString().slice(0, 10), dropped_on: null }).execute()
    return { need }
  })
}
