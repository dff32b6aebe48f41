import { v7 } from 'uuid'
import { z } from 'zod'
import { Category } from '#domains/incidents/words.ts'
import { WaveId } from '#domains/survey/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { frozenEvidence } from '../steps/frozen-evidence.ts'
import { knownProblem, stillOpen, under, type KnownProblem } from '../steps/known-problem.ts'
import { tables } from '../tables.ts'
import { ConversationId, EvidenceId, InformationId, ProblemId, Telling, evidenceKinds, sources } from '../words.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), problem: ProblemId, source: z.enum(sources, 'problems.say-which-source'), kind: z.enum(evidenceKinds, 'problems.say-which-kind'), words: Telling,
  /** Of 'survey-figure': the question, and the wave when it is not the problem's own. */
  figure: z.string().optional(), wave: WaveId.optional(),
  /** Of 'incidents': the category counted in the year before the wave. */
  category: Category.optional(),
  /** What somebody told the station, with its grades. */
  information: InformationId.optional(),
  /** Of 'conversation': the focus group or interview. */
  conversation: ConversationId.optional(),
})
export type EvidenceAsked = z.output<typeof Asked>

/** What a problem rests on is kept with its source and its numbers as they are today. There is no change of evidence: what is put right is a new line. */
export const addEvidence = command('problems.add-evidence', {
  input: Asked, answer: z.object({ evidence: EvidenceId }), find: knownProblem, run: add,
  trace: ({ problem }, { directorate }, { evidence }) => ({ directorate, subject: { problem, evidence } }),
})

async function add(ctx: Ctx, asked: EvidenceAsked, known: KnownProblem) {
  await stillOpen(ctx, known)
  const evidence = v7() as z.output<typeof EvidenceId>
  await tables(ctx).insertInto('problems.evidence').values({
    ...under(known), id: evidence, source: asked.source, kind: asked.kind, words: asked.words, added_on: ctx.now.toISOString().slice(0, 10), ...(await frozenEvidence(ctx, asked, known)),
  }).execute()
  return { evidence }
}
