import { sql } from 'kysely'
import { z } from 'zod'
import { DirectorateId } from '#domains/territory/words.ts'
import { command } from '#frame/command.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { knownWave, type KnownWave } from '../reckoning/known-wave.ts'
import { sealWave } from '../reckoning/seal/seal-wave.ts'
import { tables } from '../tables.ts'
import { WaveId } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), wave: WaveId })

/**
 * A round that was closed before there were seals is put under one from today on, at the console: what is changed in it from then on is found. Of what it was when it was
 * closed the seal says nothing, and says so. A round that ever lay under a seal gets none this way.
 */
export const sealLate = command('survey.seal-late', {
  input: Asked, answer: z.object({ wave: WaveId, seal: z.string() }), find: (ctx: Ctx, asked: z.output<typeof Asked>) => knownWave(ctx, asked, 'alone'), run: seal,
  trace: ({ wave }, { directorate }, { seal }) => ({ directorate, subject: { directorate, wave, seal } }),
})

async function seal(ctx: Ctx, { wave }: z.output<typeof Asked>, known: KnownWave) {
  const { directorate } = known
  const there = await tables(ctx).selectFrom('survey.wave_seals').select('turn').where('directorate_id', '=', directorate).where('wave_id', '=', wave).executeTakeFirst()
  const { rows: [noted] } = await sql`select from frame.record where directorate_id = ${directorate} and subject->>'wave' = ${wave} and subject ? 'seal' and result = 'done' limit 1`.execute(ctx.db)
  if (!known.wave.closed || known.wave.closed_on === null || there || noted) throw new Refusal('conflict', 'survey.no-late-seal')
  return { wave, seal: await sealWave(ctx, known, 'late') }
}
