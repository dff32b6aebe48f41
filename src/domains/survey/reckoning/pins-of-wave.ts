import type { Ctx } from '#frame/ctx.ts'
import { countedPlaces, type PlaceCount, type Time } from '../rules/places/counted-places.ts'
import { tables } from '../tables.ts'
import type { KnownWave } from './known-wave.ts'

/** How many residents of a zone named each of its public places in this wave. */
export async function pinsCounted(ctx: Ctx, { directorate, wave }: KnownWave, zone: string): Promise<PlaceCount> {
  const places = await tables(ctx).selectFrom('survey.places').select(['id', 'names', 'lon', 'lat']).where('directorate_id', '=', directorate).where('zone_id', '=', zone).orderBy('id').execute()
  const pins = await tables(ctx).selectFrom('survey.pins').select(['place_id', 'times']).where('directorate_id', '=', directorate).where('wave_id', '=', wave.id).where('zone_id', '=', zone).execute()
  return countedPlaces(places, pins.map(({ place_id, times }) => ({ place: place_id, times: times as Time[] })))
}
