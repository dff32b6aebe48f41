import type { Ctx } from '#frame/ctx.ts'
import type { KnownCycle } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import type { LearntBefore } from '../words.ts'
import { actionsWithReasons } from './actions-with-reasons.ts'
import { cardsOf } from './cards-of.ts'

/** What the turn before made of each problem that goes on in this one, with all that was tried and why it was not done (Germany: "do better, if necessary"). */
export async function learntBefore(ctx: Ctx, { directorate, zone, row }: KnownCycle): Promise<LearntBefore[]> {
  if (row.follows_id === null) return []
  const before = await tables(ctx).selectFrom('problems.problems as p')
    .innerJoin('cycles.assessments as a', (on) => on.onRef('a.directorate_id', '=', 'p.directorate_id').onRef('a.problem_id', '=', 'p.follows_id').on('a.cycle_id', '=', row.follows_id))
    .innerJoin('cycles.cycles as c', (on) => on.onRef('c.directorate_id', '=', 'a.directorate_id').onRef('c.id', '=', 'a.cycle_id'))
    .where('p.directorate_id', '=', directorate).where('p.zone_id', '=', zone).where('p.wave_id', '=', row.wave_id).where('p.state', '<>', 'closed').orderBy('p.id')
    .select(['p.id as problem', 'p.words', 'p.follows_id as was', 'c.plan_id as plan', 'a.outcome', 'a.reasoning', 'a.change', 'a.recorded']).execute()
  const plan = before[0]?.plan ?? null
  const actions = plan === null ? [] : await actionsWithReasons(ctx, directorate, plan)
  const cards = await cardsOf(ctx, directorate, { cycle: row.follows_id })
  return before.map(({ plan: _plan, ...one }) => ({
    ...one, cycle: row.follows_id,
    tried: actions.filter(({ problem }) => problem === one.was).map(({ problem: __, ...action }) => {
      const card = cards.find((each) => each.action === action.action)
      return { ...action, worked: card?.worked ?? null, advice: card?.advice ?? null, notes: card?.notes ?? null }
    }),
  })) as LearntBefore[]
}
