import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { tables } from '../tables.ts'
import { waveKey } from '../tokens/wave-key.ts'
import { WaveId } from '../words.ts'

const Input = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = z.object({ wave: WaveId, opensOn: z.string(), closesOn: z.string() })

/** A planned wave may be answered, from its opening day to its closing day. What was planned cannot be changed from here on. */
export const openWave = command('survey.open-wave', {
  input: Input, answer: Answer, find: knownWave, run: open,
  trace: ({ wave }, { directorate }) => ({ directorate, subject: { directorate, wave } }),
})

async function open(ctx: Ctx, asked: z.output<typeof Input>, { directorate, wave }: KnownWave): Promise<z.output<typeof Answer>> {
  if (wave.closes_on < ctx.now.toISOString().slice(0, 10)) throw new Refusal('too-late', 'survey.closing-day-passed')
  const opened = await tables(ctx).updateTable('survey.waves').set({ state: 'open' }).where('directorate_id', '=', directorate).where('id', '=', wave.id).where('state', '=', 'planned').executeTakeFirst()
  if (opened.numUpdatedRows === 0n) throw new Refusal('conflict', 'survey.wave-not-planned')
  await waveKey(ctx, { directorate, commissariat: wave.commissariat_id, wave: wave.id })
  return { wave: asked.wave, opensOn: wave.opens_on, closesOn: wave.closes_on }
}
