import { createHash } from 'node:crypto'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { asResident, seeing, showing } from '#frame/within.ts'
import { tables } from '../tables.ts'
import type { Instrument } from '../words.ts'

/** The wave that somebody names who shows no code, with its questionnaire; it cannot close before the deed is done. */
export async function findWave(ctx: Ctx, asked: { readonly wave: string; readonly zone: string }) {
  const none = () => new Refusal('not-found', 'survey.no-such-wave')
  await showing(ctx, createHash('sha256').update(`keys of ${asked.wave}`).digest('hex'))
  const key = await tables(ctx).selectFrom('territory.directorates as place').innerJoin('survey.wave_keys as key', (join) => join.onRef('key.directorate_id', '=', 'place.id'))
    .where('key.wave_id', '=', asked.wave).selectAll('key').executeTakeFirst()
  if (!key || !(asked.zone in key.publics)) throw none()
  const { directorate_id, commissariat_id, wave_id } = key
  await seeing(asResident(ctx), { directorate: directorate_id, areas: [commissariat_id] })
  const wave = await tables(ctx).selectFrom('survey.waves as wave')
    .innerJoin('survey.instruments as instrument', (join) => join.onRef('instrument.directorate_id', '=', 'wave.directorate_id').onRef('instrument.id', '=', 'wave.instrument_id'))
    .where('wave.directorate_id', '=', directorate_id).where('wave.id', '=', wave_id)
    .selectAll('wave').select(['instrument.definition', 'instrument.hash as instrument_hash']).forShare('wave').executeTakeFirst()
  if (!wave) throw none()
  return { place: { directorate_id, commissariat_id, wave_id, zone_id: asked.zone }, key: { fingerprint: key.fingerprint, publics: key.publics }, wave, instrument: wave.definition as Instrument }
}
export type FoundWave = Awaited<ReturnType<typeof findWave>>
