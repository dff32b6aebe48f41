import type { MultiPolygon } from '../words.ts'
import { boxOf } from './areas.ts'
import type { Fault } from './fault.ts'
import { guessProperties, type Properties } from './reading/guess-properties.ts'
import { homesOf } from './atlas/homes.ts'
import { readBoundary } from './reading/read-boundary.ts'
import { readNames, text } from './reading/read-names.ts'
import { readPopulation } from './reading/read-population.ts'

/** A zone as a file tells it. */
export type ReadZone = Readonly<{
  code: string
  names: Record<string, string>
  population: number | null
  level: string | null
  parent: string | null
  boundary: MultiPolygon | null
  /** A village that is a point on the map. */
  at?: readonly [lon: number, lat: number]
}>

export type ReadOptions = Readonly<{
  idProperty?: string
  nameProperty?: string
  populationProperty?: string
  /** the language of the plain name; else that of the country where the zones lie */
  nameLanguage?: string
}>

type Feature = Readonly<{ id: unknown; geometry: unknown; properties: Readonly<Record<string, unknown>> }>

/** The zones of a GeoJSON collection, and what is wrong with how each is written down; where they lie is looked at by checkZones. */
export function readZones(geojson: unknown, options: ReadOptions = {}): { zones: ReadZone[]; faults: Fault[] } {
  const features = featuresOf(geojson)
  if (features === null) return { zones: [], faults: [{ zone: null, kind: 'not-geojson', grave: true }] }
  if (features.length === 0) return { zones: [], faults: [{ zone: null, kind: 'empty', grave: true }] }
  const properties = guessProperties(features.map((feature) => feature.properties), options)
  const readings = features.map((feature) => readBoundary(feature.geometry))
  const language = options.nameLanguage ?? spokenAt(readings.flatMap(({ boundary }) => boundary ?? []))
  const faults: Fault[] = []
  const zones = features.map((feature, place): ReadZone => {
    const { names, odd } = readNames(feature.properties, properties.name, language)
    const { population, unread } = readPopulation(properties.population === null ? null : feature.properties[properties.population])
    const code = codeOf(feature, properties) ?? Object.values(names)[0] ?? `#${place + 1}`
    const told = (key: string | null) => (key === null ? null : word(feature.properties[key]))
    const level = told(properties.level), village = level === 'village', at = village ? pointOf(feature.geometry) : null
    const { boundary, fault } = readings[place]!
    if (Object.keys(names).length === 0) faults.push({ zone: code, kind: 'no-name', grave: true })
    for (const name of odd) faults.push({ zone: code, kind: 'odd-name', other: `${name.language}: ${name.text}`, grave: false })
    if (unread !== null) faults.push({ zone: code, kind: 'odd-population', other: unread, grave: false })
    // A village needs no outline: a point will do, and so will its name.
    if (fault !== null && !(village && (at !== null || fault === 'no-boundary'))) faults.push({ zone: code, kind: fault, grave: fault !== 'no-boundary' })
    return { code, names, population, level, parent: told(properties.parent) ?? (village ? told('parent') : null), boundary, ...(at !== null && { at }) }
  })
  return { zones, faults: [...faults, ...twins(zones, language)] }
}

function featuresOf(geojson: unknown): Feature[] | null {
  const held = typeof geojson === 'object' && geojson !== null ? (geojson as { type?: unknown; features?: unknown }) : {}
  const list = Array.isArray(geojson) ? geojson : Array.isArray(held.features) ? held.features : held.type === 'Feature' ? [geojson] : null
  if (list === null) return null
  const features = list.map((raw: unknown) => {
    if (typeof raw !== 'object' || raw === null || !('geometry' in raw)) return null
    const { id, geometry, properties } = raw as { id?: unknown; geometry: unknown; properties?: unknown }
    return { id, geometry, properties: typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>) : {} }
  })
  return features.some((feature) => feature === null) ? null : (features as Feature[])
}

function pointOf(geometry: unknown): readonly [number, number] | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  const [lon, lat] = type === 'Point' && Array.isArray(coordinates) ? (coordinates as unknown[]) : []
  return typeof lon === 'number' && typeof lat === 'number' && Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : null
}

const codeOf = (feature: Feature, { id }: Properties): string | null => word(id === null ? feature.id : (feature.properties[id] ?? feature.id))

const word = (value: unknown): string | null => (typeof value === 'number' && Number.isFinite(value) ? String(value) : text(value))

/** Of countries whose boxes both hold the zones, the smaller. */
const spokenAt = (all: MultiPolygon): string | null => homesOf(boxOf(all))[0]?.language ?? null

/** Two zones with one code cannot both be kept; two with one name can, if people can bear it. */
function twins(zones: readonly ReadZone[], language: string | null): Fault[] {
  const codes = new Set<string>()
  const byName = new Map<string, string>()
  return zones.flatMap(({ code, names, parent }): Fault[] => {
    const found: Fault[] = []
    if (codes.has(code)) found.push({ zone: code, kind: 'same-code', other: code, grave: true })
    codes.add(code)
    const name = names[language ?? 'und'] ?? names.und ?? Object.values(names)[0]
    if (name === undefined) return found
    const key = JSON.stringify([parent, name.toLowerCase()])
    const other = byName.get(key)
    if (other !== undefined && other !== code) found.push({ zone: code, kind: 'same-name', other, grave: false })
    byName.set(key, other ?? code)
    return found
  })
}
