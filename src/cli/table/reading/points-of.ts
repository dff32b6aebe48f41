import { plain } from '#platform/plain.ts'
import type { Take } from './cut-rows.ts'

type Feature = { readonly properties?: Readonly<Record<string, unknown>> | null; readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null }

/** Hands out the points of a GeoJSON text as rows: their properties and the columns lon and lat. */
export function pointsOf(text: string, file: string, take: Take): void {
  const features = featuresOf(text, file), names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))].filter((name) => name !== 'lon' && name !== 'lat')
  take([...names, 'lon', 'lat'], 1, ',')
  features.forEach(({ properties, geometry }, place) => {
    if (geometry && geometry.type !== 'Point') throw plain(`${file}, feature ${place + 1}: its geometry is ${typeof geometry.type === 'string' ? `a ${geometry.type}` : 'broken'} and no point.`)
    const [lon, lat] = Array.isArray(geometry?.coordinates) ? (geometry.coordinates as readonly unknown[]) : []
    take([...names.map((name) => properties?.[name]), lon, lat].map(cellOf), place + 1, ',')
  })
}

/** How a value of JSON or Parquet stands in a table. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '').replace('.000Z', 'Z')
  return typeof value === 'object' ? JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part)) : String(value).trim()
}

function featuresOf(text: string, file: string): readonly Feature[] {
  try {
    const { features } = JSON.parse(text) as { features?: unknown }
    if (Array.isArray(features) && features.every((feature) => typeof feature === 'object' && feature !== null)) return features as Feature[]
  } catch (fault) {
    throw plain(`${file} is neither CSV nor GeoJSON: ${(fault as Error).message.replaceAll(/\s+/g, ' ')}.`)
  }
  throw plain(`${file} is no GeoJSON: it has no list of features.`)
}
