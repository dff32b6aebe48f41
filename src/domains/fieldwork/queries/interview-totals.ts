import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { knownWave, type KnownWave } from '../steps/known-wave.ts'
import { tables } from '../tables.ts'
import { fewestInterviews } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = z.object({
  pairs: z.array(z.object({ interviewer: z.string(), second: z.string().nullable(), interviews: z.number(), othersPresent: z.number() })),
  /** How many pairs have asked fewer people than are shown. */
  fewer: z.number(),
})

/** Who has asked how many people at the door, and how often somebody else listened; a pair is shown from twenty interviews on. */
export const interviewTotals = query('fieldwork.interview-totals', { input: Asked, answer: Answer, reads: 'all', record: 'consult', find: (ctx: Ctx, asked: z.output<typeof Asked>) => knownWave(ctx, asked), run: count })

async function count(ctx: Ctx, _: unknown, { directorate, wave }: KnownWave): Promise<z.output<typeof Answer>> {
  const totals = await tables(ctx).selectFrom('fieldwork.interview_totals').selectAll().where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).orderBy('interviews', 'desc').execute()
  const enough = totals.filter(({ interviews }) => interviews >= fewestInterviews)
  const persons = enough.length === 0 ? [] : await tables(ctx).selectFrom('people.persons').select(['id', 'name']).where('directorate_id', '=', directorate).execute()
  const names = new Map(persons.map(({ id, name }) => [id, name]))
  return {
    pairs: enough.map(({ interviewer, second, interviews, others_present }) => ({ interviewer: names.get(interviewer) ?? interviewer, second: second || null, interviews, othersPresent: others_present })),
    fewer: totals.length - enough.length,
  }
}
