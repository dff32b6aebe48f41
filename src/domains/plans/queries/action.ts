import { z } from 'zod'
import { ProblemId } from '#domains/problems/words.ts'
import { CommissariatId, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { actionsOf } from '../reading/actions-of.ts'
import { knownAction, type KnownAction } from '../steps/known/known-action.ts'
import { tables } from '../tables.ts'
import { Action, ActionId, PlanId, planStates } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), action: ActionId })
const Answer = z.object({
  action: Action, zone: z.object({ zone: ZoneId, slug: z.string(), names: Names }), directorate: DirectorateId, commissariat: CommissariatId,
  /** Null when it is done at once, without a plan. */
  plan: z.object({ plan: PlanId, state: z.enum(planStates) }).nullable(),
  /** The problem as the plan states it; of an action without a plan, nothing. */
  problem: z.object({ problem: ProblemId, statement: Names.nullable() }),
})

/** One action with its owner, its tasks, and the plan and problem it belongs to. */
export const action = query('plans.action', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: knownAction, run: one })

async function one(ctx: Ctx, asked: z.output<typeof Asked>, { directorate, row }: KnownAction) {
  const [found] = await actionsOf(ctx, directorate, (all) => all.where('a.id', '=', asked.action))
  const zone = await tables(ctx).selectFrom('territory.zones').select(['slug', 'names']).where('directorate_id', '=', directorate).where('id', '=', row.zone_id).executeTakeFirstOrThrow()
  const plan = row.plan_id === null ? undefined : await tables(ctx).selectFrom('plans.plans as p')
    .innerJoin('plans.statements as s', (on) => on.onRef('s.directorate_id', '=', 'p.directorate_id').onRef('s.plan_id', '=', 'p.id'))
    .select(['p.id', 'p.state', 's.words']).where('p.directorate_id', '=', directorate).where('p.id', '=', row.plan_id).where('s.problem_id', '=', row.problem_id).executeTakeFirst()
  return {
    action: found!, zone: { zone: row.zone_id, ...zone }, directorate, commissariat: row.commissariat_id, plan: plan ? { plan: plan.id, state: plan.state } : null,
    problem: { problem: row.problem_id, statement: plan?.words ?? null },
  } as z.output<typeof Answer>
}
