import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tenant } from '#frame/tenant.ts'
import { tables } from '../tables.ts'
import type { Instrument } from '../words.ts'

/**
 * A wave within reach with its instrument, and the facts that policies look at; what is out of reach is not there.
 * Whoever changes its sheets shares it, so that nobody publishes it meanwhile; whoever publishes holds it alone.
 */
export async function knownWave(ctx: Ctx, asked: { readonly directorate?: string | undefined; readonly wave: string }, hold?: 'share' | 'alone') {
  const directorate = await tenant(ctx, asked.directorate)
  const row = await tables(ctx).selectFrom('survey.waves as wave')
    .innerJoin('survey.instruments as instrument', (join) => join.onRef('instrument.directorate_id', '=', 'wave.directorate_id').onRef('instrument.id', '=', 'wave.instrument_id'))
    .where('wave.directorate_id', '=', directorate).where('wave.id', '=', asked.wave)
    .selectAll('wave').select(['instrument.definition', 'instrument.hash', 'instrument.code', 'instrument.version'])
    .$if(hold === 'share', (wave) => wave.forShare('wave')).$if(hold === 'alone', (wave) => wave.forUpdate('wave')).executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'survey.no-such-wave')
  return { directorate, commissariat: row.commissariat_id, wave: row, instrument: row.definition as Instrument }
}
export type KnownWave = Awaited<ReturnType<typeof knownWave>>

/** The zones a wave was planned for, in the order of their codes. */
export async function zonesOfWave(ctx: Ctx, { directorate, wave }: KnownWave) {
  return tables(ctx).selectFrom('survey.wave_zones as asked')
    .innerJoin('territory.zones as zone', (join) => join.onRef('zone.directorate_id', '=', 'asked.directorate_id').onRef('zone.id', '=', 'asked.zone_id'))
    .where('asked.directorate_id', '=', directorate).where('asked.wave_id', '=', wave.id)
    .select(['zone.id', 'zone.code', 'zone.slug', 'zone.names', 'asked.target', 'asked.population', 'asked.boundary_hash as boundaryHash']).orderBy('zone.code').execute()
}
export type ZoneOfWave = Awaited<ReturnType<typeof zonesOfWave>>[number]
