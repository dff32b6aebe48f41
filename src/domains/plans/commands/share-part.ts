import { z } from 'zod'
import { ProblemId } from '#domains/problems/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { changing } from '../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../steps/known/known-plan.ts'
import { statedProblem } from '../steps/stated-problem.ts'
import { tables } from '../tables.ts'
import { PlanId, Told, whos } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), plan: PlanId, problem: ProblemId, who: z.enum(whos, 'plans.say-whose-part'), words: Told })
type Asked = z.output<typeof Asked>

/** Who does what about a problem: the part of the police, of the municipality, of residents, of others; said again, it is put in other words (D12; seed line 1038: a clear distribution of tasks and roles). */
export const sharePart = command('plans.share-part', {
  input: Asked, answer: z.object({ problem: ProblemId, who: z.enum(whos) }), find: knownPlan, run: share,
  trace: ({ plan, problem }, { directorate }) => ({ directorate, subject: { plan, problem } }),
})

async function share(ctx: Ctx, { problem, who, words }: Asked, known: KnownPlan) {
  return changing(ctx, known, async (under) => {
    await statedProblem(ctx, known, problem)
    await tables(ctx).insertInto('plans.parts').values({ ...under, plan_id: known.plan, problem_id: problem, who, words: JSON.stringify(words) })
      .onConflict((there) => there.columns(['directorate_id', 'plan_id', 'problem_id', 'who']).doUpdateSet({ words: JSON.stringify(words) })).execute()
    return { problem, who }
  })
}
