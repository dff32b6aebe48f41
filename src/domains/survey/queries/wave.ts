import { z } from 'zod'
import { DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { waveShown } from '../fielding/wave-shown.ts'
import { knownWave, zonesOfWave, type KnownWave } from '../reckoning/known-wave.ts'
import { Margins, Wave, WaveId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = Wave.extend({
  margins: Margins.nullable(),
  zones: z.array(z.object({ zone: ZoneId, slug: z.string(), names: Names, target: z.number(), population: z.number().nullable(), hasBoundary: z.boolean() })),
})

/** A wave as it was planned, and where it stands. */
export const wave = query('survey.wave', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: knownWave, run: look })

async function look(ctx: Ctx, _: unknown, known: KnownWave): Promise<z.output<typeof Answer>> {
  const zones = await zonesOfWave(ctx, known)
  return {
    ...waveShown(known.wave), margins: known.wave.margins as Margins | null,
    zones: zones.map(({ id, slug, names, target, population, boundaryHash }) => ({ zone: id as ZoneId, slug, names, target, population, hasBoundary: boundaryHash !== null })),
  }
}
