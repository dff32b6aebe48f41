import { closeProblem } from '#domains/problems/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { KnownCycle } from './known-cycle.ts'

/** The problems of a cycle that were judged to be solved are closed with the reasoning; tells which they are. */
export async function solvedAreClosed(ctx: Ctx, { directorate, cycle }: KnownCycle): Promise<string[]> {
  const solved = await tables(ctx).selectFrom('cycles.assessments as a').innerJoin('problems.problems as p', (on) => on.onRef('p.directorate_id', '=', 'a.directorate_id').onRef('p.id', '=', 'a.problem_id'))
    .where('a.directorate_id', '=', directorate).where('a.cycle_id', '=', cycle).where('a.solved', '=', true).orderBy('a.problem_id').select(['p.id', 'p.state', 'a.reasoning']).execute()
  for (const { id, reasoning } of solved.filter(({ state }) => state !== 'closed')) await closeProblem(ctx, { directorate, problem: id, because: reasoning.slice(0, 2000) })
  return solved.map(({ id }) => id)
}
