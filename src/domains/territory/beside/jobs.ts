import { createHash } from 'node:crypto'
import type { Jobs, Told } from '#platform/background/jobs-of.ts'
import { boxOf, type Box } from '../rules/areas.ts'
import { checkZones, type CheckOptions } from '../rules/check-zones.ts'
import { cover } from '../rules/planar/cover.ts'
import { overlaps } from '../rules/overlaps.ts'
import type { Fault } from '../rules/fault.ts'
import type { ReadZone } from '../rules/read-zones.ts'
import { partOfIt, noTelling } from '../rules/planar/telling.ts'
import { seamsOf } from '../rules/zone-at.ts'
import type { MultiPolygon } from '../words.ts'

/** A boundary as it is kept: its text and that text's hash, and between which degrees it lies. */
export type Outline = { readonly geometry: string; readonly hash: string; readonly box: Box }
/** A zone as a file tells it, its boundary as it is kept. */
export type ToldZone = Omit<ReadZone, 'boundary'> & { readonly outline: Outline | null }
type Named = { readonly code: string; readonly geometry: string }

/** What is reckoned of a file of zones beside the thread that answers pages: tens of thousands of corners take a quarter of a second, and a country takes many. They stay there: texts go over. */
export const jobs = {
  check: ({ geojson, options }: { readonly geojson: unknown; readonly options: CheckOptions }, told: Told = noTelling) => {
    const { zones, villages, faults } = checkZones(typeof geojson === 'string' ? parsed(geojson) : geojson, options, told)
    told(1)
    return { zones: zones.map(({ boundary, ...zone }): ToldZone => ({ ...zone, outline: outlineOf(boundary) })), villages, faults }
  },
  /** Ground that a zone of a file and one that is there already both claim. */
  overlaps: ({ read, kept }: { readonly read: readonly Named[]; readonly kept: readonly Named[] }, told: Told = noTelling) => {
    const names = new Set(read.map(({ code }) => code)), all = [...read, ...kept].map(({ code, geometry }): ReadZone => ({ code, names: {}, population: null, level: null, parent: null, boundary: JSON.parse(geometry) as MultiPolygon }))
    return overlaps(all, cover(all.map(({ boundary }) => boundary), partOfIt(told, 0, 0.7)) ?? [], partOfIt(told, 0.7, 1))
      .filter(({ zone, other }) => names.has(zone ?? '') !== names.has(other ?? ''))
      .map((fault): Fault => (names.has(fault.zone ?? '') ? fault : { ...fault, zone: fault.other ?? null, other: fault.zone ?? '' }))
  },
  /** Ground between zones that nobody claims, of boundaries as they are kept. */
  seams: ({ geometries }: { readonly geometries: readonly string[] }, told: Told = noTelling) => seamsOf(geometries.map((geometry) => JSON.parse(geometry) as MultiPolygon), told),
} as const satisfies Jobs

function outlineOf(boundary: MultiPolygon | null): Outline | null {
  const box = boundary === null ? null : boxOf(boundary)
  if (box === null) return null
  const geometry = JSON.stringify(boundary)
  return { geometry, hash: createHash('sha256').update(geometry).digest('hex'), box }
}

/** What is no JSON is no GeoJSON either, and is told so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
