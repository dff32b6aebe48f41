import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { query } from '#frame/query.ts'
import { wholePlan } from '../reading/whole-plan.ts'
import { knownPlan } from '../steps/known/known-plan.ts'
import { Missing, PlanId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId })

/** What a plan lacks before it can be shown to everybody, problem by problem and answer by answer. */
export const planGaps = query('plans.plan-gaps', {
  input: Asked, answer: z.object({ missing: z.array(Missing) }), reads: 'all', record: 'none', find: knownPlan,
  run: async (ctx, _, known) => ({ missing: (await wholePlan(ctx, known)).missing }),
})
