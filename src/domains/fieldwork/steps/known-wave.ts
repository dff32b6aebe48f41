import type { Instrument, Mode } from '#domains/survey/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'

/** A wave within reach, its questionnaire, and the facts that policies look at. */
export async function knownWave(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly wave: string }) {
  const directorate = await tenant(ctx, asked.directorate)
  const wave = await tables(ctx).selectFrom('survey.waves as wave')
    .innerJoin('survey.instruments as instrument', (join) => join.onRef('instrument.directorate_id', '=', 'wave.directorate_id').onRef('instrument.id', '=', 'wave.instrument_id'))
    .where('wave.directorate_id', '=', directorate).where('wave.id', '=', asked.wave).selectAll('wave').select('instrument.definition').executeTakeFirst()
  if (!wave) throw new Refusal('not-found', 'survey.no-such-wave')
  return { directorate, commissariat: wave.commissariat_id, wave, modes: wave.modes as readonly Mode[], instrument: wave.definition as Instrument }
}
export type KnownWave = Awaited<ReturnType<typeof knownWave>>

/** The zones a wave asks, in the order of their codes. */
export async function zonesAsked(ctx: Ctx, { directorate, wave }: KnownWave) {
  return tables(ctx).selectFrom('survey.wave_zones as asked')
    .innerJoin('territory.zones as zone', (join) => join.onRef('zone.directorate_id', '=', 'asked.directorate_id').onRef('zone.id', '=', 'asked.zone_id'))
    .where('asked.directorate_id', '=', directorate).where('asked.wave_id', '=', wave.id).select(['zone.id', 'zone.slug', 'zone.names']).orderBy('zone.code').execute()
}
