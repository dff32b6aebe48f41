import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import type { Pin } from '../words.ts'
import type { FoundInvitation } from './find-invitation.ts'

/** The public places of the zone that this invitation is for. */
export async function placesOffered(ctx: Ctx, { directorate_id, zone_id }: FoundInvitation['invitation']) {
  const rows = await tables(ctx).selectFrom('survey.places').select(['id', 'names']).where('directorate_id', '=', directorate_id).where('zone_id', '=', zone_id).where('closed_on', 'is', null).orderBy('id').execute()
  return rows.map(({ id, names }) => ({ place: id, names }))
}

/** Refuses a place that is not one of the zone's, or named twice. A place that was closed meanwhile still counts. */
export async function pinsHold(ctx: Ctx, { invitation: { directorate_id, zone_id } }: FoundInvitation, pins: readonly Pin[]): Promise<void> {
  if (pins.length === 0) return
  const places = [...new Set(pins.map(({ place }) => place))]
  const there = await tables(ctx).selectFrom('survey.places').select('id').where('directorate_id', '=', directorate_id).where('zone_id', '=', zone_id).where('id', 'in', places).execute()
  if (there.length < pins.length) throw new Refusal('invalid', 'survey.no-such-place', { pins: 'survey.no-such-place' })
}

/** Keeps the places apart from the sheet: each under a random id, with neither sheet nor invitation nor moment. */
export async function keepPins(ctx: Ctx, { invitation: { directorate_id, commissariat_id, wave_id, zone_id } }: FoundInvitation, pins: readonly Pin[]): Promise<void> {
  if (pins.length === 0) return
  await tables(ctx).insertInto('survey.pins').values(pins.map(({ place, times }) => ({ directorate_id, id: crypto.randomUUID(), commissariat_id, wave_id, zone_id, place_id: place, times: [...new Set(times)] }))).execute()
}
