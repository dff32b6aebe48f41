import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownProblem, type KnownProblem } from '../steps/known-problem.ts'
import { tables } from '../tables.ts'
import { ProblemId, Telling } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), problem: ProblemId, because: Telling,
})
type Asked = z.output<typeof Asked>

/** A problem is none any more, or was none: it stays to be read with the reason, and nobody is asked to analyse it. */
export const closeProblem = command('problems.close-problem', {
  input: Asked, answer: z.object({ problem: ProblemId }), find: knownProblem, run: close,
  trace: ({ problem }, { directorate }) => ({ directorate, subject: { problem } }),
})

async function close(ctx: Ctx, asked: Asked, known: KnownProblem) {
  if (known.row.state === 'closed') throw new Refusal('conflict', 'problems.problem-is-closed')
  await tables(ctx).updateTable('problems.problems').set({ state: 'closed', closed_on: ctx.now.toISOString().slice(0, 10), closed_because: asked.because })
    .where('directorate_id', '=', known.directorate).where('id', '=', asked.problem).execute()
  return { problem: asked.problem }
}
