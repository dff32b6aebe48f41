import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { tables } from '../tables.ts'
import { WaveId } from '../words.ts'

const Input = z.object({ directorate: DirectorateId.optional(), wave: WaveId })

/** A wave that would have gone on is the last of its series: it ends with its own closing day. */
export const stopAsking = command('survey.stop-asking', {
  input: Input, answer: z.object({ wave: WaveId }), find: knownWave, run: stop,
  trace: ({ wave }, { directorate }) => ({ directorate, subject: { wave } }),
})

async function stop(ctx: Ctx, asked: z.output<typeof Input>, { directorate, wave }: KnownWave) {
  const stopped = await tables(ctx).updateTable('survey.waves').set({ goes_on_months: null }).where('directorate_id', '=', directorate).where('id', '=', wave.id)
    .where('state', 'in', ['planned', 'open']).where('goes_on_months', 'is not', null).executeTakeFirst()
  if (stopped.numUpdatedRows === 0n) throw new Refusal('conflict', 'survey.does-not-go-on')
  return { wave: asked.wave }
}
