import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../../tables.ts'
import { knownPlan } from './known-plan.ts'

type Asked = { readonly directorate?: string | undefined; readonly plan?: string | undefined; readonly problem: string }

/** Where an action is planned: in a plan; or straight at a problem that is not closed, and in its running plan where it has one. */
export async function planOrProblem(ctx: Ctx, asked: Asked): Promise<PlanOrProblem> {
  const directorate = await tenant(ctx, asked.directorate)
  if (asked.plan !== undefined) {
    const { commissariat, zone, plan, row } = await knownPlan(ctx, { directorate, plan: asked.plan })
    return { directorate, commissariat, zone, plan, ends: row.to_on }
  }
  const problem = await tables(ctx).selectFrom('problems.problems').select(['commissariat_id', 'zone_id', 'state']).where('directorate_id', '=', directorate).where('id', '=', asked.problem).executeTakeFirst()
  if (!problem) throw new Refusal('not-found', 'plans.no-such-problem', { problem: 'plans.no-such-problem' })
  if (problem.state === 'closed') throw new Refusal('conflict', 'plans.problem-is-closed')
  const running = await tables(ctx).selectFrom('plans.statements as s').innerJoin('plans.plans as p', (on) => on.onRef('p.directorate_id', '=', 's.directorate_id').onRef('p.id', '=', 's.plan_id'))
    .select(['p.id', 'p.to_on']).where('s.directorate_id', '=', directorate).where('s.problem_id', '=', asked.problem).where('p.state', '<>', 'closed').executeTakeFirst()
  return { directorate, commissariat: problem.commissariat_id, zone: problem.zone_id, plan: running?.id ?? null, ends: running?.to_on ?? null }
}
export type PlanOrProblem = { readonly directorate: string; readonly commissariat: string; readonly zone: string; readonly plan: string | null; readonly ends: string | null }
