import { z } from 'zod'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { wholePlan } from '../reading/whole-plan.ts'
import { heldPlan } from '../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../steps/known/known-plan.ts'
import { retold } from '../steps/retold.ts'
import { tables } from '../tables.ts'
import { PlanId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId })
type Asked = z.output<typeof Asked>

/** The joint plan is shown to everybody, once nothing is missing and everybody who was asked has answered (D6, D7). Changed later, it is shown changed, with the day. */
export const publishPlan = command('plans.publish-plan', {
  input: Asked, answer: z.object({ publishedOn: Day }), find: knownPlan, run: publish,
  trace: ({ plan }, { directorate, commissariat, zone }) => ({ directorate, subject: { directorate, plan, zone, commissariat } }),
})

async function publish(ctx: Ctx, { plan }: Asked, known: KnownPlan) {
  const { state } = await heldPlan(ctx, known)
  if (state === 'published') throw new Refusal('conflict', 'plans.published-already')
  const { missing } = await wholePlan(ctx, known)
  if (missing.length > 0) throw new Refusal('conflict', 'plans.still-missing', {}, { missing: missing.length })
  const publishedOn = ctx.now.toISOString().slice(0, 10)
  await tables(ctx).updateTable('plans.plans').set({ state: 'published', published_on: publishedOn }).where('directorate_id', '=', known.directorate).where('id', '=', plan).execute()
  await retold(ctx, known, 'first')
  return { publishedOn }
}
