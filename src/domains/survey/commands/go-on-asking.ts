import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { lettersCounted } from '../fielding/letters-counted.ts'
import { knownWave, zonesOfWave, type KnownWave } from '../reckoning/known-wave.ts'
import { daysGoneOn } from '../rules/days-gone-on.ts'
import { tables } from '../tables.ts'
import { carryWaveKey } from '../tokens/wave-key.ts'
import { WaveId } from '../words.ts'
import { openWave } from './open-wave.ts'
import { planWave } from './plan-wave.ts'

const Input = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = z.object({ /** The wave that goes on from it; nothing where it does not go on. */ next: WaveId.nullable() })

/**
 * The wave that asks those who had to do with the police is followed by the next on the day it closes: same questionnaire, zones, modes and frame.
 * Cards that nobody has used yet open the next one. Asked twice, it is done once.
 */
export const goOnAsking = command('survey.go-on-asking', {
  input: Input, answer: Answer, find: (ctx: Ctx, asked: z.output<typeof Input>) => knownWave(ctx, asked, 'alone'), run: goOn,
  trace: ({ wave }, { directorate }, { next }) => ({ directorate, subject: { wave, ...(next && { next }) } }),
})

async function goOn(ctx: Ctx, asked: z.output<typeof Input>, known: KnownWave): Promise<z.output<typeof Answer>> {
  const { directorate, commissariat, wave } = known
  if (wave.state !== 'closed' && wave.state !== 'published') throw new Refusal('conflict', 'survey.close-the-wave-first')
  if (wave.goes_on_months === null) return { next: null }
  const after = await tables(ctx).selectFrom('survey.waves').select('id').where('directorate_id', '=', directorate).where('follows_id', '=', wave.id).executeTakeFirst()
  if (after) return { next: after.id as WaveId }
  const { opensOn, closesOn, names } = daysGoneOn(wave.closed_on!, wave.goes_on_months, wave.name)
  const zones = await zonesOfWave(ctx, known)
  const { wave: next } = await planWave(ctx, {
    directorate, commissariat, instrument: wave.instrument_id, names, frame: wave.frame, modes: wave.modes, opensOn, closesOn, follows: asked.wave, designEffect: wave.design_effect,
    goesOnMonths: wave.goes_on_months, zones: zones.map(({ id, target }) => ({ zone: id, target })),
  })
  await carryWaveKey(ctx, { directorate, commissariat, wave: wave.id }, next)
  await openWave(ctx, { directorate, wave: next })
  await tables(ctx).updateTable('survey.invitations').set({ wave_id: next }).where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).where('outcome', '=', 'sent').execute()
  await lettersCounted(ctx, directorate, wave.id)
  return { next }
}
