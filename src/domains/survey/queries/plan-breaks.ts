import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { knownInstrument } from '../reckoning/known-instrument.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { breaksBetween } from '../rules/comparable.ts'
import { Break, InstrumentId, Mode, WaveId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), follows: WaveId, instrument: InstrumentId, modes: z.array(Mode), frame: z.string() })
const Answer = z.object({ because: z.array(Break), of: z.record(z.string(), z.array(Break)) })

/** What would break the series if the next wave were asked like this: in everything, and in single questions or blocks. Nothing is planned yet. */
export const planBreaks = query('survey.plan-breaks', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findBefore, run: compare })

async function findBefore(ctx: Ctx, { directorate, follows }: z.output<typeof Asked>): Promise<KnownWave> {
  return knownWave(ctx, { directorate, wave: follows })
}

async function compare(ctx: Ctx, asked: z.output<typeof Asked>, before: KnownWave): Promise<z.output<typeof Answer>> {
  const instrument = await knownInstrument(ctx, before.directorate, asked.instrument)
  const { whole, of } = breaksBetween({ ...before.wave, instrument: before.instrument }, { ...asked, instrument })
  return { because: [...whole], of: Object.fromEntries([...of].map(([id, breaks]) => [id, [...breaks]])) }
}
