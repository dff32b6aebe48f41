import { plain } from '#platform/plain.ts'
import { nameOf, readText } from './read-text.ts'

/** The text of a table: a CSV file as it is; points of a GeoJSON file as rows, with their properties and the columns lon and lat. */
export async function readTable(path: string): Promise<string> {
  const text = await readText(path)
  return /^\uFEFF?\s*\{/.test(text) ? rowsOf(text, nameOf(path)) : text
}

type Feature = { readonly properties?: Readonly<Record<string, unknown>> | null; readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null }

function rowsOf(text: string, file: string): string {
  const features = featuresOf(text, file), names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))].filter((name) => name !== 'lon' && name !== 'lat')
  const lines = features.map(({ properties, geometry }, place) => {
    if (geometry && geometry.type !== 'Point') throw plain(`${file}, feature ${place + 1}: it is a ${String(geometry.type)} and no point.`)
    const [lon, lat] = (geometry?.coordinates ?? []) as readonly unknown[]
    return [...names.map((name) => properties?.[name]), lon, lat].map(cell).join(',')
  })
  return [[...names, 'lon', 'lat'].map(cell).join(','), ...lines, ''].join('\n')
}

function featuresOf(text: string, file: string): readonly Feature[] {
  try {
    const { features } = JSON.parse(text.replace(/^\uFEFF/, '')) as { features?: unknown }
    if (Array.isArray(features) && features.every((feature) => typeof feature === 'object' && feature !== null)) return features as Feature[]
  } catch (fault) {
    throw plain(`${file} is neither CSV nor GeoJSON: ${(fault as Error).message}.`)
  }
  throw plain(`${file} is no GeoJSON: it has no list of features.`)
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  return `"${text.replaceAll('"', '""')}"`
}
