import { isDeepStrictEqual } from 'node:util'
import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import type { ReadVillage } from '../rules/reading/part-villages.ts'
import { tables } from '../tables.ts'

/**
 * Keeps the villages of a file by their codes: a new one is founded, a known one takes the name that the file tells. Where a village lies, and in which
 * zone, has versions as a boundary does; a zone that is drawn anew may so leave a village to its neighbour, and the village and its posts stay what they are.
 */
export async function keepVillages(ctx: Ctx, directorate: string, from: string, told: readonly ReadVillage[]): Promise<{ id: string; code: string }[]> {
  if (told.length === 0) return []
  const zones = new Map((await tables(ctx).selectFrom('territory.zones').select(['code', 'id']).where('directorate_id', '=', directorate).execute()).map(({ code, id }) => [code, id]))
  const known = new Map((await tables(ctx).selectFrom('territory.villages').selectAll().where('directorate_id', '=', directorate).execute()).map((row) => [row.code, row]))
  const current = new Map((await tables(ctx).selectFrom('territory.village_versions').selectAll().where('directorate_id', '=', directorate).where('to_on', 'is', null).execute()).map((row) => [row.village_id, row]))
  const kept: { id: string; code: string }[] = []
  for (const { code, names, boundary, at, zone } of told) {
    const before = known.get(code), id = before?.id ?? v7()
    if (!before) await tables(ctx).insertInto('territory.villages').values({ directorate_id: directorate, id, code, names: JSON.stringify(names) }).execute()
    else if (!isDeepStrictEqual(before.names, names)) await tables(ctx).updateTable('territory.villages').set({ names: JSON.stringify(names) }).where('directorate_id', '=', directorate).where('id', '=', id).execute()
    kept.push({ id, code })
    const last = current.get(id)
    // What a file does not say stays as it was.
    const lies = { zone_id: zones.get(zone)!, lon: at?.[0] ?? last?.lon ?? null, lat: at?.[1] ?? last?.lat ?? null, boundary: boundary ?? last?.boundary ?? null }
    if (last && isDeepStrictEqual(lies, { zone_id: last.zone_id, lon: last.lon, lat: last.lat, boundary: last.boundary })) continue
    if (last && last.from_on > from) throw new Refusal('conflict', 'territory.boundary-begins-later', { from: 'territory.boundary-begins-later' })
    const row = { ...lies, boundary: lies.boundary === null ? null : JSON.stringify(lies.boundary) }
    const version = tables(ctx).updateTable('territory.village_versions').where('directorate_id', '=', directorate).where('village_id', '=', id).where('to_on', 'is', null)
    if (last?.from_on === from) await version.set(row as never).execute()
    else {
      if (last) await version.set({ to_on: from }).execute()
      await tables(ctx).insertInto('territory.village_versions').values({ directorate_id: directorate, village_id: id, from_on: from, to_on: null, ...row } as never).execute()
    }
  }
  return kept
}
