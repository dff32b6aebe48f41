import { v7 } from 'uuid'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import type { Outline } from '../beside/jobs.ts'
import { tables } from '../tables.ts'

/** Boundaries are long: more of them in one statement keep everybody's pages waiting. */
const rowsAtOnce = 50

/** A zone and where a file says it lies; null where the file does not say, and then the zone keeps what it has. */
export type Drawn = { readonly zone: string; readonly outline: Outline | null }

/**
 * Keeps the boundaries that are new or have changed, from a day on, and says whose. The one before stays, and ends on that day;
 * one that began on that very day never held, and is corrected in its place.
 */
export async function keepBoundaries(ctx: Ctx, directorate: string, from: string, drawn: readonly Drawn[]): Promise<Set<string>> {
  const current = new Map((await tables(ctx).selectFrom('territory.boundaries').select(['zone_id', 'id', 'hash', 'from_on'])
    .where('directorate_id', '=', directorate).where('to_on', 'is', null).execute()).map((row) => [row.zone_id, row]))
  const moved = drawn.flatMap(({ zone, outline }) => {
    if (outline === null) return []
    const { geometry, hash, box } = outline
    const before = current.get(zone)
    if (before?.hash === hash) return []
    if (before && before.from_on > from) throw new Refusal('conflict', 'territory.boundary-begins-later', { from: 'territory.boundary-begins-later' })
    const [west, south, east, north] = box
    return [{ before, row: { directorate_id: directorate, id: v7(), zone_id: zone, from_on: from, to_on: null, geometry, hash, west, south, east, north } }]
  })
  for (const { before, row } of moved) {
    const replaced = tables(ctx).updateTable('territory.boundaries').where('directorate_id', '=', directorate).where('id', '=', before?.id ?? '')
    if (before?.from_on === from) await replaced.set({ geometry: row.geometry, hash: row.hash, west: row.west, south: row.south, east: row.east, north: row.north }).execute()
    else if (before) await replaced.set({ to_on: from }).execute()
  }
  const added = moved.filter(({ before }) => before?.from_on !== from).map(({ row }) => row)
  for (let place = 0; place < added.length; place += rowsAtOnce) await tables(ctx).insertInto('territory.boundaries').values(added.slice(place, place + rowsAtOnce)).execute()
  return new Set(moved.map(({ row }) => row.zone_id))
}
