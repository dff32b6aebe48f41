import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { command } from '#frame/command.ts'
import { knownWave, type KnownWave } from '../steps/known-wave.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'

const Input = z.object({ directorate: DirectorateId.optional(), wave: WaveId })
const Answer = z.object({ dropped: z.number() })

/** A wave has closed: what was keyed in and never agreed on is wiped, like half-filled sheets. It follows by itself. */
export const dropKeyings = command('fieldwork.drop-keyings', {
  input: Input, answer: Answer, find: (ctx: Ctx, asked: z.output<typeof Input>) => knownWave(ctx, asked), run: drop,
  trace: ({ wave }, { directorate }) => ({ directorate, subject: { wave } }),
})

async function drop(ctx: Ctx, { wave }: z.output<typeof Input>, known: KnownWave): Promise<z.output<typeof Answer>> {
  if (known.wave.state === 'planned' || known.wave.state === 'open') throw new Refusal('conflict', 'survey.close-the-wave-first')
  const gone = await tables(ctx).deleteFrom('fieldwork.keyings').where('directorate_id', '=', known.directorate).where('wave_id', '=', wave).executeTakeFirst()
  return { dropped: Number(gone.numDeletedRows) }
}
