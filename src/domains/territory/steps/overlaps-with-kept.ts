import type { Ctx } from '#frame/ctx.ts'
import { cover } from '../rules/planar/cover.ts'
import { overlaps } from '../rules/overlaps.ts'
import type { Fault } from '../rules/fault.ts'
import type { ReadZone } from '../rules/read-zones.ts'
import { tables } from '../tables.ts'

/** Ground that a zone of the file and a zone kept before both claim: a file that is whole in itself may still lie on what is there. */
export async function overlapsWithKept(ctx: Ctx, directorate: string, zones: readonly ReadZone[]): Promise<Fault[]> {
  const read = new Set(zones.map(({ code }) => code))
  const rows = await tables(ctx).selectFrom('pub.zones').select(['code', 'boundary']).where('directorate_id', '=', directorate).where('boundary', 'is not', null).execute()
  const kept = rows.filter(({ code }) => !read.has(code)).map(({ code, boundary }): ReadZone => ({ code, names: {}, population: null, level: null, parent: null, boundary }))
  if (kept.length === 0) return []
  const all = [...zones, ...kept]
  return overlaps(all, cover(all.map(({ boundary }) => boundary)) ?? [])
    .filter(({ zone, other }) => read.has(zone ?? '') !== read.has(other ?? ''))
    .map((fault) => (read.has(fault.zone ?? '') ? fault : { ...fault, zone: fault.other ?? null, other: fault.zone ?? '' }))
}
