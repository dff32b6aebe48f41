import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { query } from '#frame/query.ts'
import { wholePlan } from '../reading/whole-plan.ts'
import { knownPlan } from '../steps/known/known-plan.ts'
import { PlanId, WholePlan } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId })

/** A plan with everything in it and what it still lacks: one view for police and partners (D7). */
export const plan = query('plans.plan', { input: Asked, answer: WholePlan, reads: 'all', record: 'consult', find: knownPlan, run: (ctx, _, known) => wholePlan(ctx, known) })
