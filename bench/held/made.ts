import { questions } from '../round-of-forty.ts'
import { categories } from '../../src/domains/incidents/rules/taxonomy.ts'
import { seeded } from '../../src/kernel/random.ts'

const side = 24, step = 0.02

/** Zones side by side in rows of twenty, some hundred corners each; neighbours share their borders corner by corner. */
export function mapOf(zones: number): object {
  const at = (east: number, north: number) => [22 + east * step + Math.sin(north * 7) * step / 20, 57 + north * step + Math.sin(east * 5) * step / 20]
  const outline = (column: number, row: number) => {
    const along = Array.from({ length: side }, (_, corner) => corner / side)
    const ring = [...along.map((part) => at(column + part, row)), ...along.map((part) => at(column + 1, row + part)), ...along.map((part) => at(column + 1 - part, row + 1)), ...along.map((part) => at(column, row + 1 - part))]
    return [[...ring, ring[0]!]]
  }
  const feature = (zone: number) => ({ type: 'Feature', properties: { code: `z${zone}`, name: `Zone ${zone}`, population: 5000 + zone }, geometry: { type: 'Polygon', coordinates: outline(zone % 20, Math.floor(zone / 20)) } })
  return { type: 'FeatureCollection', features: Array.from({ length: zones }, (_, zone) => feature(zone)) }
}

/** A survey company's file of forty questions; `words` are a column that only quotes keep together. */
export function sheetsOf(sheets: number, zones: number, seed: number, words = false): string {
  const random = seeded(seed), lines = [['zone', 'mode', ...Array.from({ length: questions }, (_, at) => `q${at}`), ...(words ? ['words'] : [])].join()]
  for (let sheet = 0; sheet < sheets; sheet++) {
    const answers = Array.from({ length: questions }, () => (random() < 0.03 ? 9 : Math.floor(random() * 4)))
    lines.push([`z${sheet % zones}`, random() < 0.5 ? 'web' : 'paper', ...answers, ...(words ? ['"It is dark, and nobody comes"'] : [])].join())
  }
  return lines.join('\n')
}

/** A register of addresses as whom to ask is drawn from. */
export const frameOf = (rows: number, zones: number): string =>
  ['reference,zone', ...Array.from({ length: rows }, (_, row) => `Lielā iela ${row},z${(row * 7919) % zones}`)].join('\n')

/** What the police recorded in a year: most lies in a zone, by its place on the map and by its name. */
export function incidentsOf(rows: number, zones: number, seed: number): string {
  const random = seeded(seed), any = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!, first = Date.UTC(2026, 0, 1)
  const line = () => `${new Date(first + Math.floor(random() * 365) * 86_400_000).toISOString().slice(0, 10)},${any(categories)},${(22 + random() * 21 * step).toFixed(5)},${(57 + random() * (zones / 20 + 1) * step).toFixed(5)},Šķūņu`
  return ['day,kind,east,north,street', ...Array.from({ length: rows }, line)].join('\n')
}

/** How such a file is read. */
export const incidentProfile = {
  category: { column: 'kind', meanings: Object.fromEntries(categories.map((kind) => [kind, kind])) }, day: { column: 'day', order: 'year-first' }, point: { east: 'east', north: 'north', system: 'EPSG:4326' },
}
