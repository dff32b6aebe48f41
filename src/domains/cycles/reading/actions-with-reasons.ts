import type { Names } from '#domains/territory/words.ts'
import { owedStates } from '#domains/work/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { AccountOfProblem } from '../words.ts'

type ActionTold = { readonly problem: string; readonly action: string; readonly words: Names; readonly method: string; readonly state: AccountOfProblem['actions'][number]['state']; readonly because: string | null }

/** Every action of the plan with its last state and the reason that is owed; one that was taken out again is told as well. */
export async function actionsWithReasons(ctx: Ctx, directorate: string, plan: string): Promise<ActionTold[]> {
  const rows = await tables(ctx).selectFrom('plans.actions as a').leftJoin('work.standings as s', (on) => on.onRef('s.directorate_id', '=', 'a.directorate_id').onRef('s.action_id', '=', 'a.id'))
    .where('a.directorate_id', '=', directorate).where('a.plan_id', '=', plan).orderBy('a.due_on').orderBy('a.id').select(['a.id as action', 'a.problem_id as problem', 'a.words', 'a.method', 'a.dropped_on', 's.state']).execute()
  const reasons = await tables(ctx).selectFrom('work.progress as p').innerJoin('plans.actions as a', (on) => on.onRef('a.directorate_id', '=', 'p.directorate_id').onRef('a.id', '=', 'p.action_id'))
    .where('p.directorate_id', '=', directorate).where('a.plan_id', '=', plan).distinctOn('p.action_id').select(['p.action_id as action', 'p.because']).orderBy('p.action_id').orderBy('p.id', 'desc').execute()
  return rows.map(({ action, problem, words, method, dropped_on, state }) =>
    ({ problem, action, words, method, state: dropped_on === null ? (state ?? 'planned') : 'dropped', because: dropped_on === null && owedStates.some((owed) => owed === state) ? (reasons.find((one) => one.action === action)?.because ?? null) : null }))
}
