import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import { liveCycle } from './known-cycle.ts'

/** An action of a live cycle's plan, with the problem it is about. */
export async function actionOfCycle(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly cycle: string; readonly action: string }) {
  const known = await liveCycle(ctx, asked)
  const action = known.row.plan_id === null ? undefined : await tables(ctx).selectFrom('plans.actions as a')
    .innerJoin('problems.problems as p', (on) => on.onRef('p.directorate_id', '=', 'a.directorate_id').onRef('p.id', '=', 'a.problem_id'))
    .leftJoin('plans.statements as s', (on) => on.onRef('s.directorate_id', '=', 'a.directorate_id').onRef('s.plan_id', '=', 'a.plan_id').onRef('s.problem_id', '=', 'a.problem_id'))
    .where('a.directorate_id', '=', known.directorate).where('a.plan_id', '=', known.row.plan_id).where('a.id', '=', asked.action)
    .select(['a.words', 'a.method', 'a.problem_id as problem', 'p.question', 'p.category', 'p.words as title', 's.words as statement']).executeTakeFirst()
  if (!action) throw new Refusal('not-found', 'cycles.no-such-action-in-the-plan', { action: 'cycles.no-such-action-in-the-plan' })
  return { ...known, action }
}
export type ActionOfCycle = Awaited<ReturnType<typeof actionOfCycle>>
