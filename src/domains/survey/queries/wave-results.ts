import { z } from 'zod'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { publishedInstrument, publishedWaves } from '../reckoning/published.ts'
import { tables } from '../tables.ts'
import { Instrument, PublishedWave, WaveId, ZoneResult } from '../words.ts'

const Asked = z.object({ wave: WaveId })
const Answer = z.object({ wave: PublishedWave, whole: ZoneResult, zones: z.array(ZoneResult), instrument: Instrument })

/** Everything a published wave says, zone by zone and as a whole: the frozen copy. */
export const waveResults = query('survey.wave-results', { input: Asked, answer: Answer, reads: 'public', find: () => ({}), run: read })

async function read(ctx: Ctx, asked: z.output<typeof Asked>) {
  const [wave] = await publishedWaves(ctx, (waves) => waves.where('wave.id', '=', asked.wave))
  if (!wave) throw new Refusal('not-found', 'survey.no-such-wave')
  const whole = await tables(ctx).selectFrom('pub.waves').select('result').where('directorate_id', '=', wave.directorate).where('id', '=', wave.wave).executeTakeFirstOrThrow()
  const zones = await tables(ctx).selectFrom('pub.zone_results').select('result').where('directorate_id', '=', wave.directorate).where('wave_id', '=', wave.wave).orderBy('slug').execute()
  return { wave, whole: whole.result, zones: zones.map(({ result }) => result), instrument: await publishedInstrument(ctx, wave.instrument.hash) }
}
