import type { Ctx } from '#frame/ctx.ts'
import { indexOfZones } from '#domains/territory/index.ts'
import { zoneOfValueInTurns } from '#domains/territory/words.ts'
import { givingWay } from '#platform/background/giving-way.ts'
import { stepByStep } from '#platform/background/step-by-step.ts'
import type { KnownPlace } from '../steps/known-place.ts'
import { tables } from '../tables.ts'
import type { Profile } from '../words.ts'
import { toDegrees } from './to-degrees.ts'
import type { Expected } from '../rules/reading/read-incidents.ts'

/** The zones of a commissariat, or of the whole directorate, with the boundaries in force. */
export async function groundOf(ctx: Ctx, { directorate, commissariat }: KnownPlace) {
  return tables(ctx).selectFrom('territory.zones as zone')
    .leftJoin('territory.boundaries as boundary', (join) => join.onRef('boundary.directorate_id', '=', 'zone.directorate_id').onRef('boundary.zone_id', '=', 'zone.id').on('boundary.to_on', 'is', null))
    .where('zone.directorate_id', '=', directorate).$if(commissariat !== directorate, (zones) => zones.where('zone.commissariat_id', '=', commissariat))
    .select(['zone.id', 'zone.code', 'zone.slug', 'zone.names', 'zone.commissariat_id as commissariat', 'boundary.geometry as boundary']).orderBy('zone.code').execute()
}
export type Ground = Awaited<ReturnType<typeof groundOf>>

/** What a reading needs to know of the ground: which zone a place lies in, and which zone a value names. Made once for a whole file. */
export async function expectedOn(ground: Ground, profile: Profile, now: Date): Promise<Expected> {
  const byName = await stepByStep(zoneOfValueInTurns(ground, { byNumber: false }), givingWay())
  const codes = new Map(Object.entries(profile.zone?.codes ?? {}))
  const met = new Map<string, string | null>()
  return {
    profile, today: now.toISOString().slice(0, 10), toDegrees: toDegrees(profile.point?.system ?? 'EPSG:4326'), zoneAt: profile.point ? await indexOfZones(ground) : () => null,
    zoneNamed: (value) => {
      let zone = met.get(value)
      if (zone === undefined) met.set(value, (zone = byName(codes.get(value) ?? value)?.id ?? null))
      return zone
    },
  }
}
