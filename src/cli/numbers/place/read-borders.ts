import { readZones, selfCrossings } from '#domains/territory/index.ts'
import type { Boundary } from '#kernel/locate/zones/zone-index.ts'
import { plain } from '#platform/plain.ts'
import { nameOf, readText } from '../../table/read-text.ts'
import { systemNamed } from './plane.ts'

/**
 * Zones of a GeoJSON file by their names: zones without a border are left out. Those of one name are one, but each keeps its own border: where two
 * overlap, a point is in both of them and not in neither.
 */
export type Borders = {
  readonly file: string
  readonly names: readonly string[]
  readonly boundaries: readonly Boundary[]
  readonly without: readonly string[]
  readonly inDegrees: boolean
  /** The map system of borders in metres, where the file names one that is known. */
  readonly system: string | null
}

/** Reads the borders that points are held against; a border that crosses itself has no inside and is named. */
export async function readBorders(path: string, id: string): Promise<Borders> {
  const file = nameOf(path), geojson = jsonOf(await readText(path), file), features = (geojson as { features?: unknown }).features
  if (Array.isArray(features)) refuseUnnamed(features, id, file)
  const { zones, faults } = readZones(geojson, { idProperty: id })
  for (const { zone, kind } of faults) {
    if (kind === 'not-geojson') throw plain(`${file} is no GeoJSON: it has no list of features with a geometry.`)
    if (kind === 'empty' && zone === null) throw plain(`${file} holds no zone.`)
    if (kind === 'not-polygon' || kind === 'empty') throw plain(`${file}, zone "${zone}": its geometry is no polygon.`)
  }
  const drawn = zones.filter(({ boundary }) => boundary !== null), inDegrees = drawn.every(({ boundary }) => boundary!.flat(2).every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
  const crossing = selfCrossings(inDegrees ? drawn : asDegrees(drawn)).find(({ grave }) => grave)
  if (crossing && !inDegrees) throw plain(`${file}, zone "${crossing.zone}": its border crosses itself, so that nobody can say what lies within; repair it first.`)
  if (crossing) throw plain(`${file}, zone "${crossing.zone}": its border crosses itself${crossing.at ? ` at ${crossing.at.map((degree) => degree.toFixed(5)).join(', ')}` : ''}, so that nobody can say what lies within; repair it first.`)
  const said = (geojson as { crs?: { properties?: { name?: unknown } } | null }).crs?.properties?.name
  return { file, system: inDegrees || typeof said !== 'string' ? null : systemNamed(said), names: drawn.map(({ code }) => code), boundaries: drawn.map(({ boundary }) => boundary!), without: zones.filter(({ boundary }) => boundary === null).map(({ code }) => code), inDegrees }
}

type ReadZone = ReturnType<typeof readZones>['zones'][number]

/** Metres laid where a degree is as long both ways, at the equator: whether a border crosses itself does not depend on where it lies. */
function asDegrees(zones: readonly ReadZone[]): ReadZone[] {
  const all = zones.flatMap(({ boundary }) => boundary!.flat(2)), west = all.reduce((least, [x]) => Math.min(least, x), Infinity), south = all.reduce((least, [, y]) => Math.min(least, y), Infinity)
  return zones.map((zone) => ({ ...zone, boundary: zone.boundary!.map((rings) => rings.map((ring) => ring.map(([x, y]) => [(x - west) / 111_195, (y - south) / 111_195] as const))) }))
}

function jsonOf(text: string, file: string): object {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (typeof json === 'object' && json !== null) return json
  } catch (fault) {
    throw plain(`${file} is no GeoJSON: ${(fault as Error).message}.`)
  }
  throw plain(`${file} is no GeoJSON.`)
}

function refuseUnnamed(features: readonly unknown[], id: string, file: string): void {
  features.forEach((feature, place) => {
    const properties = (feature as { properties?: unknown } | null)?.properties as Record<string, unknown> | null | undefined
    const name = properties?.[id]
    if ((typeof name === 'string' && name.trim() !== '') || typeof name === 'number') return
    const there = Object.keys(properties ?? {}).slice(0, 12).map((key) => `"${key}"`).join(', ')
    throw plain(`${file}, feature ${place + 1}: it has no "${id}"; it has ${there || 'no properties'}.`)
  })
}
