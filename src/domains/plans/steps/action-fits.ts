import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import type { PlanOrProblem } from './known/plan-or-problem.ts'
import { statedProblem } from './stated-problem.ts'

type Asked = { readonly problem: string; readonly cause?: string | undefined; readonly owner: { readonly post: string } | { readonly organisation: string }; readonly due: string }

/** Refuses an action whose problem is not in the plan, whose cause is another problem's, whose post is closed or elsewhere, or that outlasts the plan. */
export async function actionFits(ctx: Ctx, { problem, cause, owner, due }: Asked, { directorate, commissariat, plan, ends }: PlanOrProblem): Promise<void> {
  if (plan !== null) await statedProblem(ctx, { directorate, plan }, problem)
  if (ends !== null && due > ends) throw new Refusal('invalid', 'plans.due-after-the-plan', { due: 'plans.due-after-the-plan' }, { on: ends })
  if (cause !== undefined) {
    const known = await tables(ctx).selectFrom('problems.causes').select('id').where('directorate_id', '=', directorate).where('problem_id', '=', problem).where('id', '=', cause).executeTakeFirst()
    if (!known) throw new Refusal('invalid', 'plans.no-such-cause', { cause: 'plans.no-such-cause' })
  }
  if ('organisation' in owner) return
  const today = ctx.now.toISOString().slice(0, 10)
  const post = await tables(ctx).selectFrom('people.posts').select(['commissariat_id', 'role', 'closed_on']).where('directorate_id', '=', directorate).where('id', '=', owner.post).executeTakeFirst()
  const here = post && post.role !== 'partner' && (post.closed_on === null || post.closed_on > today) && (post.commissariat_id === null || post.commissariat_id === commissariat)
  if (!here) throw new Refusal('invalid', 'plans.no-such-post', { owner: 'plans.no-such-post' })
}
