import { z } from 'zod'
import { Day, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { takingAnswers } from '../../fielding/find-invitation.ts'
import { placesOffered } from '../../fielding/places-offered.ts'
import { tables } from '../../tables.ts'
import { findWave, type FoundWave } from '../../tokens/find-wave.ts'
import { Instrument, WaveId } from '../../words.ts'

const Asked = z.object({ wave: WaveId, zone: ZoneId })
const Answer = z.object({
  wave: WaveId, zoneId: ZoneId, zone: z.object({ slug: z.string(), names: Names }), names: Names, closesOn: Day, state: z.enum(['open', 'closed', 'not-open']),
  instrument: Instrument, places: z.array(z.object({ place: z.uuid(), names: Names })),
  fingerprint: z.string(), publics: z.record(z.string(), z.string()),
})

/** What the residents of a zone are asked in a wave: the same for each of them, for a phone that fills it in by itself and shows no code. */
export const questionnaire = query('survey.questionnaire', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: (ctx: Ctx, asked: z.output<typeof Asked>) => findWave(ctx, asked), run: look })

async function look(ctx: Ctx, asked: z.output<typeof Asked>, { place, key, wave, instrument }: FoundWave): Promise<z.output<typeof Answer>> {
  const zone = await tables(ctx).selectFrom('territory.zones').select(['slug', 'names']).where('directorate_id', '=', place.directorate_id).where('id', '=', place.zone_id).executeTakeFirstOrThrow()
  return {
    wave: asked.wave, zoneId: asked.zone, zone, names: wave.name, closesOn: wave.closes_on, state: takingAnswers(wave, ctx.now), instrument, ...key,
    places: wave.audience === 'residents' ? [...await placesOffered(ctx, place)] : [],
  }
}
