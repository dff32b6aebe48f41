import { z } from 'zod'
import { ProblemId } from '#domains/problems/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { changing } from '../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../steps/known/known-plan.ts'
import { statedProblem } from '../steps/stated-problem.ts'
import { tables } from '../tables.ts'
import { PlanId, Told } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), plan: PlanId, problem: ProblemId, words: Told,
  /** Its place among the problems of the plan, the first being 1. */
  place: z.coerce.number().int().min(1).max(999).optional(),
})
type Asked = z.output<typeof Asked>

/** A problem is stated in words that everybody understands: who is troubled by what, where and when (D4; seed line 443: clear statement of the problem). */
export const stateProblem = command('plans.state-problem', {
  input: Asked, answer: z.object({ problem: ProblemId }), find: knownPlan, run: state,
  trace: ({ plan, problem }, { directorate }) => ({ directorate, subject: { plan, problem } }),
})

async function state(ctx: Ctx, { problem, words, place }: Asked, known: KnownPlan) {
  return changing(ctx, known, async () => {
    await statedProblem(ctx, known, problem)
    await tables(ctx).updateTable('plans.statements').set({ words: JSON.stringify(words), ...(place !== undefined && { place }) })
      .where('directorate_id', '=', known.directorate).where('plan_id', '=', known.plan).where('problem_id', '=', problem).execute()
    return { problem }
  })
}
