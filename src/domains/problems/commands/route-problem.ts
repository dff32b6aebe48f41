import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { knownProblem, stillOpen, type KnownProblem } from '../steps/known-problem.ts'
import { tables } from '../tables.ts'
import { ProblemId, competences } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), problem: ProblemId, competence: z.enum(competences, 'problems.say-whose-competence'),
  /** Which body, when it is neither the police nor the municipality. */
  body: z.string().trim().max(200, 'problems.too-long').optional(),
}).refine(({ competence, body }) => competence !== 'other' || !!body, { path: ['body'], message: 'problems.say-which-body' })
type Asked = z.output<typeof Asked>

/** Whose task a problem is: the police's, the municipality's, both, or another body's, by name (Talsi: part of what troubles people is not the police's). */
export const routeProblem = command('problems.route-problem', {
  input: Asked, answer: z.object({ problem: ProblemId }), find: knownProblem, run: route,
  trace: ({ problem }, { directorate }) => ({ directorate, subject: { problem } }),
})

async function route(ctx: Ctx, asked: Asked, known: KnownProblem) {
  await stillOpen(ctx, known)
  await tables(ctx).updateTable('problems.problems').set({ competence: asked.competence, body: asked.competence === 'other' ? asked.body! : null })
    .where('directorate_id', '=', known.directorate).where('id', '=', asked.problem).execute()
  return { problem: asked.problem }
}
