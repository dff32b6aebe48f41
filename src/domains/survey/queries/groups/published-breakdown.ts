import { z } from 'zod'
import { Names } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { publishedInstrument, publishedWaves } from '../../reckoning/published.ts'
import { Breakdown } from '../../rules/groups/broken-down.ts'
import { tables } from '../../tables.ts'
import { Instrument, PublishedWave, WaveId } from '../../words.ts'

const Asked = z.object({ wave: WaveId, by: z.string().optional() })
const Answer = z.object({
  wave: PublishedWave.nullable(), instrument: Instrument.nullable(), /** By which questions it can be read. */ questions: z.array(z.object({ question: z.string(), words: Names })), breakdown: Breakdown.nullable(),
})

/** What groups of people of the whole commissariat said in a published wave; the first question about people unless another is named. */
export const publishedBreakdown = query('survey.published-breakdown', { input: Asked, answer: Answer, reads: 'public', find: () => ({}), run: read })

async function read(ctx: Ctx, { wave: id, by }: z.output<typeof Asked>) {
  const [wave] = await publishedWaves(ctx, (waves) => waves.where('wave.id', '=', id))
  if (!wave) return { wave: null, instrument: null, questions: [], breakdown: null }
  const rows = await tables(ctx).selectFrom('pub.breakdowns').select(['question', 'result']).where('directorate_id', '=', wave.directorate).where('wave_id', '=', wave.wave).orderBy('question').execute()
  const shown = by === undefined ? rows[0] : rows.find(({ question }) => question === by)
  return { wave, instrument: await publishedInstrument(ctx, wave.instrument.hash), questions: rows.map(({ question, result }) => ({ question, words: result.words })), breakdown: shown?.result ?? null }
}
