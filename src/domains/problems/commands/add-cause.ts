import { v7 } from 'uuid'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownProblem, stillOpen, under, type KnownProblem } from '../steps/known-problem.ts'
import { tables } from '../tables.ts'
import { EvidenceId, ProblemId, Telling, sides, weights } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), problem: ProblemId, side: z.enum(sides, 'problems.say-which-side'), weight: z.enum(weights).default('cause'), words: Telling,
  evidence: z.uuid('problems.say-which-evidence').pipe(EvidenceId),
})
type Asked = z.output<typeof Asked>

/** Why a problem is there: what lies with those who do it, with those it is done to, with the place; each with the evidence it stands on (SARA: analysis). */
export const addCause = command('problems.add-cause', {
  input: Asked, answer: z.object({ cause: z.uuid() }), find: knownProblem, run: add,
  trace: ({ problem }, { directorate }, { cause }) => ({ directorate, subject: { problem, cause } }),
})

async function add(ctx: Ctx, { evidence, side, weight, words }: Asked, known: KnownProblem) {
  await stillOpen(ctx, known)
  const rests = await tables(ctx).selectFrom('problems.evidence').select('id').where('directorate_id', '=', known.directorate).where('problem_id', '=', known.row.id).where('id', '=', evidence).executeTakeFirst()
  if (!rests) throw new Refusal('invalid', 'problems.say-which-evidence', { evidence: 'problems.say-which-evidence' })
  const cause = v7()
  await tables(ctx).insertInto('problems.causes').values({ ...under(known), id: cause, evidence_id: evidence, side, weight, words, added_on: ctx.now.toISOString().slice(0, 10) }).execute()
  return { cause }
}
