import { z } from 'zod'
import { ProblemId } from '#domains/problems/words.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { saidBetter } from '../rules/said-better.ts'
import { frozenMeasure } from '../steps/frozen-measure.ts'
import { liveCycle, today, under, type KnownCycle } from '../steps/known-cycle.ts'
import { tables } from '../tables.ts'
import { CycleId, FrozenChange, FrozenRecord, Telling, Told, outcomes } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), cycle: CycleId.optional(), /** The cycle this zone is in, when none is named. */ zone: ZoneId.optional(),
  problem: ProblemId, outcome: z.enum(outcomes, 'cycles.say-what-became-of-it'), /** Whether it is none any more; what is not solved goes on in the next turn. */ solved: z.boolean('cycles.say-whether-solved'),
  reasoning: Telling, told: Told,
  /** Why it is called better than what was measured; asked for when it is, and told to everybody beside the verdict. */
  despite: Told.optional(),
})
type Asked = z.output<typeof Asked>
const Answer = z.object({ problem: ProblemId, change: FrozenChange.nullable(), recorded: FrozenRecord.nullable(), saidBetter: z.boolean() })

/**
 * A person says what became of a problem: success, partial success or failure, and why (LSES stage 6). What was measured is copied as it stands on
 * that day and is told beside the judgement, whatever that says. Until the cycle is closed it can be judged anew.
 */
export const assessProblem = command('cycles.assess-problem', {
  input: Asked, answer: Answer, find: liveCycle, run: assess,
  trace: ({ problem }, { directorate, cycle }) => ({ directorate, subject: { cycle, problem } }),
})

async function assess(ctx: Ctx, asked: Asked, known: KnownCycle): Promise<z.output<typeof Answer>> {
  if (ctx.actor.kind !== 'person') throw new Refusal('not-allowed', 'access.not-allowed')
  const { change, recorded } = await frozenMeasure(ctx, known, asked.problem)
  const better = saidBetter(asked, change, recorded)
  if (better && !asked.despite) throw new Refusal('invalid', 'cycles.say-why-despite-the-measure', { despite: 'cycles.say-why-despite-the-measure' })
  const judgement = {
    outcome: asked.outcome, solved: asked.solved, reasoning: asked.reasoning, told: JSON.stringify(asked.told), despite: better ? JSON.stringify(asked.despite) : null,
    change: change && JSON.stringify(change), recorded: recorded && JSON.stringify(recorded), assessed_by: ctx.actor.id, assessed_on: today(ctx),
  }
  await tables(ctx).insertInto('cycles.assessments').values({ ...under(known), problem_id: asked.problem, ...judgement })
    .onConflict((there) => there.columns(['directorate_id', 'cycle_id', 'problem_id']).doUpdateSet(judgement)).execute()
  return { problem: asked.problem, change, recorded, saidBetter: better }
}
