import { z } from 'zod'
import { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownWave, type KnownWave } from '../../reckoning/known-wave.ts'
import { pinsCounted } from '../../reckoning/pins-of-wave.ts'
import { PlaceCount } from '../../rules/places/counted-places.ts'
import { WaveId } from '../../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId, zone: ZoneId })

/** How many residents of a zone named which place as dangerous, and for which time of day, once the wave is closed. */
export const placeCounts = query('survey.place-counts', { input: Asked, answer: PlaceCount, reads: 'all', record: 'none', find: knownWave, run: count })

async function count(ctx: Ctx, { zone }: z.output<typeof Asked>, known: KnownWave) {
  if (known.wave.state === 'planned' || known.wave.state === 'open') throw new Refusal('conflict', 'survey.close-the-wave-first')
  return pinsCounted(ctx, known, zone)
}
