import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { knownProblem, stillOpen, type KnownProblem } from '../steps/known-problem.ts'
import { tables } from '../tables.ts'
import { Grade, ProblemId, Title } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), problem: ProblemId, magnitude: Grade, severity: Grade, form: Title,
})
type Asked = z.output<typeof Asked>

/** How great a problem is, how grave, and in which form it shows, each said apart (source, pillar II); before the signature it can be weighed again. */
export const weighProblem = command('problems.weigh-problem', {
  input: Asked, answer: z.object({ problem: ProblemId }), find: knownProblem, run: weigh,
  trace: ({ problem }, { directorate }) => ({ directorate, subject: { problem } }),
})

async function weigh(ctx: Ctx, asked: Asked, known: KnownProblem) {
  await stillOpen(ctx, known)
  await tables(ctx).updateTable('problems.problems').set({ magnitude: asked.magnitude, severity: asked.severity, form: asked.form })
    .where('directorate_id', '=', known.directorate).where('id', '=', asked.problem).execute()
  return { problem: asked.problem }
}
