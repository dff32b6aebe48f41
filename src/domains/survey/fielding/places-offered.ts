import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { tables } from '../tables.ts'
import type { Pin } from '../words.ts'

/** The public places of a zone that may be named. */
export async function placesOffered(ctx: Ctx, { directorate_id, zone_id }: { readonly directorate_id: string; readonly zone_id: string }) {
  const rows = await tables(ctx).selectFrom('survey.places').select(['id', 'names']).where('directorate_id', '=', directorate_id).where('zone_id', '=', zone_id).where('closed_on', 'is', null).orderBy('id').execute()
  return rows.map(({ id, names }) => ({ place: id, names }))
}

/** Refuses a place that is not one of the zone's, or named twice. A place that was closed meanwhile still counts. */
export async function pinsHold(ctx: Ctx, { directorate_id, zone_id }: { readonly directorate_id: string; readonly zone_id: string }, pins: readonly Pin[]): Promise<void> {
  if (pins.length === 0) return
  const places = [...new Set(pins.map(({ place }) => place))]
  const there = await tables(ctx).selectFrom('survey.places').select('id').where('directorate_id', '=', directorate_id).where('zone_id', '=', zone_id).where('id', 'in', places).execute()
  if (there.length < pins.length) throw new Refusal('invalid', 'survey.no-such-place', { pins: 'survey.no-such-place' })
}
