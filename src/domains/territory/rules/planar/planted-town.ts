import type { MultiPolygon } from '../../words.ts'

export type Corner = [lon: number, lat: number]
export type PlantedZone = { code: string; ring: Corner[] }

/** For tests: a town of rows and columns of zones, their corners pushed about, each a tenth of a degree at most; neighbours share corners. */
export function plantedTown(columns: number, rows: number, origin: Corner, random: () => number): PlantedZone[] {
  const step = 0.02
  const corner: Corner[][] = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) => [
      round(origin[0] + step * (column + 0.6 * (random() - 0.5))), round(origin[1] + step * (row + 0.6 * (random() - 0.5))),
    ]))
  return Array.from({ length: rows * columns }, (_, place) => {
    const [row, column] = [Math.floor(place / columns), place % columns]
    const [a, b, c, d] = [corner[row]![column]!, corner[row]![column + 1]!, corner[row + 1]![column + 1]!, corner[row + 1]![column]!]
    return { code: `Z${String(place + 1).padStart(2, '0')}`, ring: [a, b, c, d, a].map(([lon, lat]): Corner => [lon, lat]) }
  })
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** The town as a file would hold it. */
export const asFile = (zones: readonly PlantedZone[]) => ({
  type: 'FeatureCollection',
  features: zones.map(({ code, ring }) => ({ type: 'Feature', properties: { code, name: `Zone ${code}` }, geometry: { type: 'Polygon', coordinates: [ring] } })),
})

export const boundaryOf = ({ ring }: PlantedZone): MultiPolygon => [[ring]]

/** A seeded generator for tests (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
