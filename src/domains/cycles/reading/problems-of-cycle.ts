import type { Ctx } from '#frame/ctx.ts'
import type { Facts } from '../rules/gates.ts'
import { measureOf, secondAsking } from '../steps/frozen-measure.ts'
import type { KnownCycle } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'

/** The problems of a cycle's plan: what was measured of each, what was made of it, and where it came from and goes on. */
export async function problemsOfCycle(ctx: Ctx, known: KnownCycle, { actions }: Facts) {
  const { directorate, cycle, row } = known
  const again = await secondAsking(ctx, known)
  const compared = again?.result.comparedWith ? { wave: again.result.comparedWith.wave, names: again.result.comparedWith.names } : null
  if (row.plan_id === null) return { problems: [], compared }
  const rows = await tables(ctx).selectFrom('plans.statements as s')
    .innerJoin('problems.problems as p', (on) => on.onRef('p.directorate_id', '=', 's.directorate_id').onRef('p.id', '=', 's.problem_id'))
    .leftJoin('problems.problems as next', (on) => on.onRef('next.directorate_id', '=', 's.directorate_id').onRef('next.follows_id', '=', 's.problem_id'))
    .leftJoin('cycles.assessments as a', (on) => on.onRef('a.directorate_id', '=', 's.directorate_id').onRef('a.problem_id', '=', 's.problem_id').on('a.cycle_id', '=', cycle))
    .leftJoin('people.persons as n', (on) => on.onRef('n.directorate_id', '=', 'a.directorate_id').onRef('n.id', '=', 'a.assessed_by'))
    .where('s.directorate_id', '=', directorate).where('s.plan_id', '=', row.plan_id).distinctOn(['s.place', 's.problem_id']).orderBy('s.place').orderBy('s.problem_id').orderBy('next.id')
    .select(['s.problem_id as problem', 'p.words', 's.words as statement', 'p.question', 'p.category', 'p.competence', 'p.body', 'p.follows_id as follows', 'next.id as goesOnIn'])
    .select(['a.outcome', 'a.solved', 'a.reasoning', 'a.told', 'a.despite', 'a.change', 'a.recorded', 'a.assessed_on', 'n.name']).execute()
  const problems = []
  for (const { outcome, solved, reasoning, told, despite, change, recorded, assessed_on, name, ...problem } of rows) {
    const assessment = outcome === null ? null : { outcome, solved, reasoning, told, despite, change, recorded, assessedBy: name ?? '', assessedOn: assessed_on }
    // What was judged stands on its own day's measure; to measure it again would only tempt to judge it again.
    const measured = assessment ?? (again ? await measureOf(ctx, known, problem, again) : { change: null, recorded: null })
    const own = actions.filter((action) => action.problem === problem.problem)
    problems.push({ ...problem, change: measured.change, recorded: measured.recorded, assessment, actions: own.map(({ action, words, method, state, due }) => ({ action, words, method, state, due })) })
  }
  return { problems, compared }
}
