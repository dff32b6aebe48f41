import { stringify } from 'csv-stringify/sync'
import type { Profile } from '#domains/incidents/words.ts'
import { seeded } from '#kernel/random.ts'
import { monthsBefore } from './days.ts'
import { zones } from './map.ts'

/** How often a month each kind is written down in a zone of the demonstration town, before and after its twelfth month. */
const kinds: readonly (readonly [kind: string, before: number, after: number])[] = [
  ['Damage', 5, 3], ['Theft', 7, 7], ['Burglary', 2, 2], ['Vehicle crime', 3, 3], ['Public disorder', 4, 4], ['Drunkenness', 3, 3], ['Dogs', 1, 1], ['Drugs', 2, 2], ['Robbery', 0.4, 0.4], ['Assault', 1.5, 1.5],
]

/** How the demonstration town's police file is read. */
export const townProfile: Profile = {
  delimiter: ';', category: { column: 'Kind', meanings: {
    Damage: 'damage', Theft: 'theft', Burglary: 'burglary', 'Vehicle crime': 'vehicle', 'Public disorder': 'disorder', Drunkenness: 'drunkenness', Dogs: 'dogs', Drugs: 'drugs', Robbery: 'robbery', Assault: 'assault',
  } },
  day: { column: 'Day', order: 'day-first' }, hour: { column: 'Time' }, point: { east: 'Longitude', north: 'Latitude', system: 'EPSG:4326' }, placedBy: ['point'],
}

/** The file that the police of the demonstration town would send: twenty-four whole months before a day, the same for the same seed. A few rows say no place. */
export function incidentsOfTown(today: Date, seed = 20260323): string {
  const random = seeded(seed)
  const rows: Record<string, string>[] = []
  for (let month = 24; month >= 1; month--) {
    const first = monthsBefore(today, month)
    const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
    for (const zone of zones) for (const [kind, before, after] of kinds) {
      for (let left = often(month > 12 ? before : after, random); left > 0; left--) {
        const [lon, lat] = random() < 0.02 ? ['', ''] : within(zone.ring, random)
        const day = 1 + Math.floor(random() * days)
        rows.push({ Day: `${two(day)}.${two(first.getUTCMonth() + 1)}.${first.getUTCFullYear()}`, Time: `${two(Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}`, Kind: kind, Longitude: lon, Latitude: lat })
      }
    }
  }
  return stringify(rows, { header: true, delimiter: ';', columns: ['Day', 'Time', 'Kind', 'Longitude', 'Latitude'] })
}

const two = (number: number): string => String(number).padStart(2, '0')

/** A count that comes by chance around a mean (Knuth's way). */
function often(mean: number, random: () => number): number {
  let count = 0
  for (let left = random(); left > Math.exp(-mean); left *= random()) count++
  return count
}

/** A place between the middle of a zone and one of its corners: the zones are round enough that it lies inside. */
function within(ring: readonly (readonly [number, number])[], random: () => number): readonly [string, string] {
  const corners = ring.slice(0, -1)
  const corner = corners[Math.floor(random() * corners.length)]!
  const middle = [0, 1].map((axis) => corners.reduce((sum, one) => sum + one[axis as 0 | 1], 0) / corners.length)
  const part = 0.8 * Math.sqrt(random())
  return [0, 1].map((axis) => (middle[axis]! + part * (corner[axis as 0 | 1] - middle[axis]!)).toFixed(6)) as [string, string]
}
