import { z } from 'zod'
import { action as plannedAction } from '#domains/plans/index.ts'
import { Action, ActionId, PlanId, planStates } from '#domains/plans/words.ts'
import { ProblemId } from '#domains/problems/words.ts'
import { CommissariatId, Day, DirectorateId, Names, ZoneId, daysFromTo } from '#domains/territory/words.ts'
import { may } from '#frame/allow.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { logOf } from '../reading/log-of.ts'
import { knownAction, type KnownAction } from '../steps/known-action.ts'
import { tables } from '../tables.ts'
import { ProgressLine, standings } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), action: ActionId })
const Answer = z.object({
  action: Action, zone: z.object({ zone: ZoneId, slug: z.string(), names: Names }), directorate: DirectorateId, commissariat: CommissariatId, plan: z.object({ plan: PlanId, state: z.enum(planStates) }).nullable(),
  /** As the plan states it, and in the station's own words for those who may read them. */
  problem: z.object({ problem: ProblemId, statement: Names.nullable(), words: z.string().nullable() }),
  standing: z.object({ state: z.enum(standings), since: Day.nullable(), daysLate: z.number() }), log: z.array(ProgressLine),
  /** What the person who asks may do: write down progress; decide which pictures everybody sees. */
  may: z.object({ note: z.boolean(), show: z.boolean() }),
})

/** One action with its whole log, the latest line first: how it stands, what was done, with which evidence, what stood in the way. */
export const action = query('work.action', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: knownAction, run: one })

async function one(ctx: Ctx, asked: z.output<typeof Asked>, known: KnownAction): Promise<z.output<typeof Answer>> {
  const { directorate, row } = known
  const planned = await plannedAction(ctx, { directorate, action: asked.action })
  const standing = await tables(ctx).selectFrom('work.standings').select(['state', 'since_on']).where('directorate_id', '=', directorate).where('action_id', '=', row.id).executeTakeFirst()
  const problem = await tables(ctx).selectFrom('problems.problems').select('words').where('directorate_id', '=', directorate).where('id', '=', row.problem_id).executeTakeFirst()
  const open = row.dropped_on === null && row.plan_state !== 'closed'
  return {
    ...planned, problem: { ...planned.problem, words: problem?.words ?? null },
    standing: { state: standing?.state ?? 'planned', since: standing?.since_on ?? null, daysLate: open && ['planned', 'begun', 'stuck'].includes(standing?.state ?? 'planned') ? Math.max(0, daysFromTo(row.due_on, ctx.now.toISOString().slice(0, 10))) : 0 },
    log: await logOf(ctx, directorate, row.id),
    may: { note: open && may('work.note-progress', ctx.actor, known), show: may('work.show-picture', ctx.actor, known) },
  }
}
