import Flatbush from 'flatbush'
import type { MultiPolygon } from '../words.ts'
import { areas, boxOf, metresPerDegree, type Box } from './areas.ts'
import { cover } from './planar/cover.ts'
import { outlineRows, type OutlineRows } from './planar/outline-rows.ts'
import { sliver, sliverMetres } from './sliver.ts'
import { noTelling, type Telling } from './planar/telling.ts'

type Place<Id> = Readonly<{ id: Id; boundary: MultiPolygon | null }>
type Drawn<Id> = Readonly<{ id: Id; boundary: MultiPolygon; area: number; box: Box; rows: OutlineRows }>
type ZoneAt<Id> = (lon: number, lat: number) => Id | null

/**
 * Which zone a place lies in (A1): exactly one for every place on the ground that the zones cover, none far from it, and the same one
 * in whatever order the zones come. Where two claim a place the smaller one has it, which loses more by the seam and which is what is
 * meant by a zone drawn onto a larger one; then the lesser id. A place in a seam that nobody claims, or within 50 m of the outer
 * border (a drawn coast cuts off jetties and houses), goes to the nearest zone. Wide gaps, a lake or a zone not drawn, stay nobody's.
 */
export function zoneIndex<Id extends string>(zones: readonly Place<Id>[]): ZoneAt<Id> {
  const all = [...drawnOne(zones)]
  return indexOf(all, () => seamsOf(all.map(({ boundary }) => boundary)))
}

/** The same for a large town: `between` is awaited after each zone, and the seams are found by whoever may take so long. */
export async function zoneIndexInTurns<Id extends string>(zones: readonly Place<Id>[], between: () => Promise<void>, seams: (boundaries: readonly MultiPolygon[]) => Promise<MultiPolygon>): Promise<ZoneAt<Id>> {
  const all: Drawn<Id>[] = []
  for (const one of drawnOne(zones)) {
    all.push(one)
    await between()
  }
  const found = all.length < 2 ? [] : await seams(all.map(({ boundary }) => boundary))
  await between()
  const index = indexOf(all, () => found)
  await between()
  return index
}

function* drawnOne<Id extends string>(zones: readonly Place<Id>[]): Generator<Drawn<Id>> {
  for (const { id, boundary } of [...zones].sort((one, two) => (one.id < two.id ? -1 : 1))) {
    const box = boundary === null ? null : boxOf(boundary)
    if (boundary !== null && box !== null) yield { id, boundary, area: areas(boundary), box, rows: outlineRows(boundary) }
  }
}

function indexOf<Id extends string>(drawn: readonly Drawn<Id>[], seamsOfAll: () => MultiPolygon): ZoneAt<Id> {
  if (drawn.length === 0) return () => null
  const index = new Flatbush(drawn.length)
  for (const { box } of drawn) index.add(...box)
  index.finish()
  let seams: OutlineRows | null = null

  return function zoneAt(lon, lat) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null
    let best: Drawn<Id> | null = null
    index.search(lon, lat, lon, lat, (place) => {
      const zone = drawn[place]!
      const first = best === null || zone.area < best.area || (zone.area === best.area && zone.id < best.id)
      if (first && zone.rows.contains(lon, lat)) best = zone
      return false
    })
    if (best !== null) return (best as Drawn<Id>).id
    const near = nearest(lon, lat, sliverMetres)
    if (near !== null) return near
    if (lon < index.minX || lon > index.maxX || lat < index.minY || lat > index.maxY) return null
    seams ??= outlineRows(seamsOfAll())
    return seams.contains(lon, lat) ? nearest(lon, lat, 20 * sliverMetres) : null
  }

  function nearest(lon: number, lat: number, reach: number): Id | null {
    const up = reach / metresPerDegree
    const across = up / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
    let best: Id | null = null
    let least = Infinity
    for (const place of index.search(lon - across, lat - up, lon + across, lat + up).sort((one, two) => one - two)) {
      const metres = drawn[place]!.rows.metresTo(lon, lat, reach)
      if (metres < least) [least, best] = [metres, drawn[place]!.id]
    }
    return best
  }
}

/** The seams between zones that nobody claims. Found only when a place is asked for that no zone is near: a country takes a second. */
export function seamsOf(boundaries: readonly MultiPolygon[], told: Telling = noTelling): MultiPolygon {
  const areasOf = boundaries.map(areas)
  return (cover(boundaries, told) ?? [])
    .filter((patch) => patch.winding === 0 && sliver(patch, Math.min(...patch.around.map((place) => areasOf[place]!))))
    .map(({ rings }) => rings)
}
