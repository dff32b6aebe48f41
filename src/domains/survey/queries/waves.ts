import { z } from 'zod'
import { CommissariatId, DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { reached } from '#frame/lock/reached.ts'
import { tenant } from '#frame/tenant.ts'
import { waveShown } from '../fielding/wave-shown.ts'
import { tables } from '../tables.ts'
import { Wave } from '../words.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), commissariat: CommissariatId.optional() })
const Answer = z.object({ waves: z.array(Wave) })

/** The waves within reach, the latest first. */
export const waves = query('survey.waves', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findPlace, run: list })

async function findPlace(ctx: Ctx, asked: z.output<typeof Asked>) {
  return { directorate: await tenant(ctx, asked.directorate) }
}

async function list(ctx: Ctx, { commissariat }: z.output<typeof Asked>, { directorate }: { directorate: string }): Promise<z.output<typeof Answer>> {
  const all = tables(ctx).selectFrom('survey.waves as wave')
    .innerJoin('survey.instruments as instrument', (join) => join.onRef('instrument.directorate_id', '=', 'wave.directorate_id').onRef('instrument.id', '=', 'wave.instrument_id'))
    .where('wave.directorate_id', '=', directorate).where(reached(ctx, 'wave')).selectAll('wave').select(['instrument.definition', 'instrument.hash', 'instrument.code', 'instrument.version'])
    .orderBy('wave.opens_on', 'desc').orderBy('wave.id', 'desc')
  const rows = await (commissariat ? all.where('wave.commissariat_id', '=', commissariat) : all).execute()
  return { waves: rows.map(waveShown) }
}
