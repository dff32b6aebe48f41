import { v7 } from 'uuid'
import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone } from '#domains/territory/index.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { frozenEvidence } from '../steps/frozen-evidence.ts'
import { knownProblem, under, type KnownProblem } from '../steps/known-problem.ts'
import { publishedWave } from '../steps/published-wave.ts'
import { recordedOf } from '../steps/recorded.ts'
import { unsigned } from '../steps/unsigned.ts'
import { tables } from '../tables.ts'
import { ProblemId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), problem: ProblemId, wave: WaveId })
type Asked = z.output<typeof Asked>

/**
 * A problem that is not solved goes on in a later wave: named again in the same words, with the numbers of that wave as its evidence and the way back
 * to what it was. It is analysed anew; a question that is asked no more is left out.
 */
export const carryOn = command('problems.carry-on', {
  input: Asked, answer: z.object({ problem: ProblemId }), find: knownProblem, run: carry,
  trace: ({ problem, wave }, { directorate }, answer) => ({ directorate, subject: { problem: answer.problem, follows: problem, wave } }),
})

async function carry(ctx: Ctx, asked: Asked, known: KnownProblem) {
  const { directorate, row } = known
  if (row.state === 'closed') throw new Refusal('conflict', 'problems.problem-is-closed')
  const { wave, instrument, result } = await publishedWave(ctx, await knownZone(ctx, { directorate, zone: known.zone }), asked.wave)
  await unsigned(ctx, { directorate, zone: known.zone, wave: wave.wave })
  const question = instrument.questions.some(({ id }) => id === row.question) ? row.question : null
  const problem = v7() as ProblemId
  const next = {
    ...row, id: problem, wave_id: wave.wave as string, question, competence: null, body: null, magnitude: null, severity: null, form: null, state: 'found' as const, follows_id: row.id,
    found_on: ctx.now.toISOString().slice(0, 10), closed_on: null, closed_because: null,
  }
  const named = await tables(ctx).insertInto('problems.problems').values(next).onConflict((there) => there.doNothing()).returning('id').executeTakeFirst()
  if (!named) throw new Refusal('conflict', 'problems.already-named')
  const going = { ...known, wave: next.wave_id, row: next }
  const seen = [
    ...(question !== null && result.figures.some(({ of, kind, withheld }) => of === question && kind === 'question' && withheld === null) ? [{ kind: 'survey-figure' as const, figure: question }] : []),
    ...(row.category !== null && (await recordedOf(ctx, known, row.category, wave.opensOn)) ? [{ kind: 'incidents' as const, category: row.category }] : []),
  ]
  for (const one of seen) {
    await tables(ctx).insertInto('problems.evidence').values({ ...under(going), id: v7(), source: 'studies-and-statistics', kind: one.kind, words: row.words, added_on: next.found_on, ...(await frozenEvidence(ctx, one, going)) }).execute()
  }
  return { problem }
}
