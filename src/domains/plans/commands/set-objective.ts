import { v7 } from 'uuid'
import { z } from 'zod'
import { Category } from '#domains/incidents/words.ts'
import { ProblemId } from '#domains/problems/words.ts'
import { Day, DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { baselineOf } from '../steps/baseline-of.ts'
import { changing } from '../steps/changing.ts'
import { knownPlan, type KnownPlan } from '../steps/known/known-plan.ts'
import { statedProblem } from '../steps/stated-problem.ts'
import { tables } from '../tables.ts'
import { ObjectiveId, PlanId, Title, Told, indicators } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), plan: PlanId, problem: ProblemId, /** The one that is set anew. */ objective: ObjectiveId.optional(), words: Told,
  indicator: z.enum(indicators, 'plans.say-which-indicator'),
  /** Of 'survey-figure': a question of the wave, the problem's own when none is said. */
  figure: z.string().optional(),
  /** Of 'incidents': a category, the problem's own when none is said. */
  category: Category.optional(),
  /** Of 'count': who counted and where it is written; and what was counted. */
  source: Title.optional(), baseline: z.coerce.number('plans.say-a-number').optional(),
  target: z.coerce.number('plans.say-a-number'), dueOn: Day,
})
export type ObjectiveAsked = z.output<typeof Asked>

/** What should have changed by a day, seen by an indicator with its source, where it stands and where it should be (D4, D5; seed line 445). What is published or recorded is read, never typed. Once everybody has read it, it stands: nobody moves a goal while the ball is in the air. */
export const setObjective = command('plans.set-objective', {
  input: Asked, answer: z.object({ objective: ObjectiveId }), find: knownPlan, run: set,
  trace: ({ plan, problem }, { directorate }, { objective }) => ({ directorate, subject: { plan, problem, objective } }),
})

async function set(ctx: Ctx, asked: ObjectiveAsked, known: KnownPlan) {
  return changing(ctx, known, async (under, published) => {
    if (asked.objective && published) throw new Refusal('conflict', 'plans.objective-stands', { objective: 'plans.objective-stands' })
    const { known: problem } = await statedProblem(ctx, known, asked.problem)
    if (asked.dueOn <= known.row.from_on) throw new Refusal('invalid', 'plans.due-before-the-plan', { dueOn: 'plans.due-before-the-plan' })
    const standing = await baselineOf(ctx, asked, known, problem)
    const set = { words: JSON.stringify(asked.words), indicator: asked.indicator, ...standing, target: asked.target, due_on: asked.dueOn }
    if (asked.objective) {
      const changed = await tables(ctx).updateTable('plans.objectives').set(set).where('directorate_id', '=', known.directorate).where('plan_id', '=', known.plan)
        .where('problem_id', '=', asked.problem).where('id', '=', asked.objective).where('dropped_on', 'is', null).executeTakeFirst()
      if (changed.numUpdatedRows === 0n) throw new Refusal('not-found', 'plans.no-such-objective', { objective: 'plans.no-such-objective' })
      return { objective: asked.objective }
    }
    const objective = v7() as z.output<typeof ObjectiveId>
    await tables(ctx).insertInto('plans.objectives').values({ ...under, id: objective, plan_id: known.plan, problem_id: asked.problem, ...set, dropped_on: null }).execute()
    return { objective }
  })
}
