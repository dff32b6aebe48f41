import { z } from 'zod'
import { WaveId } from '#domains/survey/words.ts'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { query } from '#frame/query.ts'
import { reached } from '#frame/lock/reached.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

const Asked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId.optional() })
type Asked = z.output<typeof Asked>
const Answer = z.object({
  zones: z.array(z.object({
    zone: ZoneId, slug: z.string(), names: Names, directorate: DirectorateId, commissariat: CommissariatId,
    wave: z.object({ wave: WaveId, names: Names }), signedOn: Day, problems: z.number(),
  })),
})

/** The zones within reach whose latest analysis is signed and not planned yet, those that have waited longest first: where stage 3 of the LSES is due. */
export const zonesToPlan = query('plans.zones-to-plan', { input: Asked, answer: Answer, reads: 'all', record: 'none', find: findPlace, run: due })

async function findPlace(ctx: Ctx, asked: Asked) {
  return { directorate: await tenant(ctx, asked.directorate), commissariat: null }
}

async function due(ctx: Ctx, { zone }: Asked, { directorate }: { readonly directorate: string }) {
  const signed = await tables(ctx).selectFrom('problems.sign_offs as s')
    .innerJoin('survey.waves as w', (on) => on.onRef('w.directorate_id', '=', 's.directorate_id').onRef('w.id', '=', 's.wave_id'))
    .innerJoin('territory.zones as z', (on) => on.onRef('z.directorate_id', '=', 's.directorate_id').onRef('z.id', '=', 's.zone_id'))
    .select(['s.zone_id', 'z.slug', 'z.names', 's.commissariat_id', 's.wave_id', 'w.name', 's.signed_on', 's.problems']).where('s.directorate_id', '=', directorate).where(reached(ctx, 's'))
    .$if(zone !== undefined, (some) => some.where('s.zone_id', '=', zone!)).distinctOn('s.zone_id').orderBy('s.zone_id').orderBy('w.closes_on', 'desc').execute()
  const planned = await tables(ctx).selectFrom('plans.plans').select(['zone_id', 'wave_id', 'state', 'published_on']).where('directorate_id', '=', directorate).execute()
  // A draft that was given up answers nothing.
  const zones = signed.filter((one) => !planned.some(({ zone_id, wave_id, state, published_on }) => zone_id === one.zone_id && (state !== 'closed' || (wave_id === one.wave_id && published_on !== null))))
  return {
    zones: zones.toSorted((one, other) => (one.signed_on < other.signed_on ? -1 : 1)).map((row) => ({
      zone: row.zone_id, slug: row.slug, names: row.names, directorate, commissariat: row.commissariat_id, wave: { wave: row.wave_id, names: row.name }, signedOn: row.signed_on, problems: row.problems,
    })),
  } as z.output<typeof Answer>
}
