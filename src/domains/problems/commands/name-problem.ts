import { v7 } from 'uuid'
import { z } from 'zod'
import { Category } from '#domains/incidents/words.ts'
import { WaveId } from '#domains/survey/words.ts'
import { knownZone, type KnownZone } from '#domains/territory/index.ts'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownProblem } from '../steps/known-problem.ts'
import { publishedWave } from '../steps/published-wave.ts'
import { recordedOf } from '../steps/recorded.ts'
import { unsigned } from '../steps/unsigned.ts'
import { tables } from '../tables.ts'
import { ProblemId, Title } from '../words.ts'
import { addEvidence } from './add-evidence.ts'

const Asked = z.object({
  directorate: DirectorateId.optional(), zone: ZoneId, /** The latest published one of the zone when none is said. */ wave: WaveId.optional(), words: Title,
  /** The question or the category it was seen in; its published figure, or its count, becomes the first evidence. */
  question: z.string().optional(), category: Category.optional(),
  /** The problem of an earlier wave that it goes on from. */
  follows: ProblemId.optional(),
})
type Asked = z.output<typeof Asked>

/** Somebody who knows the zone names what troubles it: found in the answers of a wave, in the record of incidents, or on the street (SARA: scanning). */
export const nameProblem = command('problems.name-problem', {
  input: Asked, answer: z.object({ problem: ProblemId }), find: knownZone, run: name,
  trace: ({ zone }, { directorate, commissariat }, { problem }) => ({ directorate, subject: { problem, zone, commissariat } }),
})

async function name(ctx: Ctx, asked: Asked, zone: KnownZone) {
  const { directorate } = zone
  const { wave, result, instrument } = await publishedWave(ctx, zone, asked.wave)
  await unsigned(ctx, { directorate, zone: zone.zone, wave: wave.wave })
  const question = asked.question ?? null
  if (question !== null && !instrument.questions.some(({ id }) => id === question)) throw new Refusal('invalid', 'problems.no-such-question', { question: 'problems.no-such-question' })
  if (question !== null) await notYet(ctx, zone, wave.wave, question)
  const follows = asked.follows ? await earlier(ctx, zone, asked.follows) : await sameBefore(ctx, zone, wave.wave, question)
  const problem = v7() as ProblemId
  await tables(ctx).insertInto('problems.problems').values({
    directorate_id: directorate, id: problem, commissariat_id: zone.commissariat, zone_id: zone.zone, wave_id: wave.wave, words: asked.words, question, category: asked.category ?? null,
    competence: null, body: null, magnitude: null, severity: null, form: null, state: 'found', follows_id: follows, found_on: ctx.now.toISOString().slice(0, 10), closed_on: null, closed_because: null,
  }).execute()
  const seen = { directorate, problem, source: 'studies-and-statistics' as const, words: asked.words }
  if (question !== null && result.figures.some(({ of, kind, withheld }) => of === question && kind === 'question' && withheld === null)) await addEvidence(ctx, { ...seen, kind: 'survey-figure', figure: question })
  if (asked.category && (await recordedOf(ctx, zone, asked.category, wave.opensOn))) await addEvidence(ctx, { ...seen, kind: 'incidents', category: asked.category })
  return { problem }
}

async function notYet(ctx: Ctx, { directorate, zone }: KnownZone, wave: string, question: string): Promise<void> {
  const there = await tables(ctx).selectFrom('problems.problems').select('id').where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('wave_id', '=', wave)
    .where('question', '=', question).where('state', '<>', 'closed').executeTakeFirst()
  if (there) throw new Refusal('conflict', 'problems.already-named', { question: 'problems.already-named' })
}

async function earlier(ctx: Ctx, { directorate, zone }: KnownZone, follows: string): Promise<string> {
  const known = await knownProblem(ctx, { directorate, problem: follows })
  if (known.zone !== zone) throw new Refusal('not-found', 'problems.no-such-problem', { follows: 'problems.no-such-problem' })
  return follows
}

/** A problem of the same question in the latest earlier wave: the new one goes on from it. */
async function sameBefore(ctx: Ctx, { directorate, zone }: KnownZone, wave: string, question: string | null): Promise<string | null> {
  if (question === null) return null
  const before = await tables(ctx).selectFrom('problems.problems').select('id').where('directorate_id', '=', directorate).where('zone_id', '=', zone).where('wave_id', '<>', wave)
    .where('question', '=', question).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return before?.id ?? null
}
