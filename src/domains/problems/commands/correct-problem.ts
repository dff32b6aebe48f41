import { v7 } from 'uuid'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownProblem, under, type KnownProblem } from '../steps/known-problem.ts'
import { tables } from '../tables.ts'
import { ProblemId, Telling } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), problem: ProblemId, words: Telling })
type Asked = z.output<typeof Asked>

/** What is found wrong after the signature is said in a line of its own; what was signed stays as it was. */
export const correctProblem = command('problems.correct-problem', {
  input: Asked, answer: z.object({ correction: z.uuid() }), find: knownProblem, run: correct,
  trace: ({ problem }, { directorate }, { correction }) => ({ directorate, subject: { problem, correction } }),
})

async function correct(ctx: Ctx, { words }: Asked, known: KnownProblem) {
  if (known.row.state === 'found') throw new Refusal('conflict', 'problems.not-signed-yet')
  const correction = v7()
  await tables(ctx).insertInto('problems.corrections').values({ ...under(known), id: correction, words, made_on: ctx.now.toISOString().slice(0, 10) }).execute()
  return { correction }
}
