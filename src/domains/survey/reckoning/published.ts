import type { Ctx } from '#frame/ctx.ts'
import { tables } from '../tables.ts'
import type { Instrument, PublishedWave } from '../words.ts'

const fromWaves = (ctx: Ctx) => tables(ctx).selectFrom('pub.waves as wave').innerJoin('pub.instruments as instrument', 'instrument.hash', 'wave.instrument_hash')
type Waves = ReturnType<typeof fromWaves>

/** Published waves, the latest first, narrowed to those asked for. */
export async function publishedWaves(ctx: Ctx, narrow: (waves: Waves) => Waves): Promise<PublishedWave[]> {
  const rows = await narrow(fromWaves(ctx)).select([
    'wave.directorate_id', 'wave.id', 'wave.commissariat_id', 'wave.follows_id', 'wave.name', 'wave.instrument_hash', 'wave.code_version', 'wave.opens_on', 'wave.closes_on',
    'wave.published_on', 'wave.frame', 'wave.modes', 'wave.audience', 'wave.group_name', 'wave.seal', 'instrument.code', 'instrument.version',
  ]).orderBy('wave.closes_on', 'desc').orderBy('wave.id', 'desc').execute()
  return rows.map((row) => ({
    wave: row.id, directorate: row.directorate_id, commissariat: row.commissariat_id, follows: row.follows_id, names: row.name,
    instrument: { hash: row.instrument_hash, code: row.code, version: row.version }, codeVersion: row.code_version,
    opensOn: row.opens_on, closesOn: row.closes_on, publishedOn: row.published_on, frame: row.frame, modes: row.modes, audience: row.audience, group: row.group_name, seal: row.seal,
  }) as PublishedWave)
}

/** The questionnaire as it was published. */
export async function publishedInstrument(ctx: Ctx, hash: string): Promise<Instrument> {
  return (await tables(ctx).selectFrom('pub.instruments').select('definition').where('hash', '=', hash).executeTakeFirstOrThrow()).definition
}
