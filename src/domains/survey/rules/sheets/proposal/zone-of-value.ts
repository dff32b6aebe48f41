import type { Mapping } from '../../../words.ts'
import type { WaveZone } from '../read-sheets.ts'
import type { FileColumn } from './file-columns.ts'
import { kindsOfZone } from './head-says.ts'
import { plainWords, runsOf } from './plain-words.ts'
import { shareOf } from './share-of.ts'

/** A zone of the wave with all that a survey company may call it. */
export type NamedZone = WaveZone & { readonly names: Readonly<Record<string, string>> }

/** Which zone of the wave a value names: by code, address or name in any language, without "district" and the like, and last by its number alone. */
export function zoneOfValue(zones: readonly NamedZone[]): (value: string) => NamedZone | undefined {
  const known = [plainWords, bareName, numberIn].map((way) => ({ way, names: namesOf(zones, way) }))
  return (value) => {
    for (const { way, names } of known) {
      const zone = names.get(way(value))
      if (zone) return zone
    }
    return undefined
  }
}

/** How far a column can be trusted to name zones, from 0 to 1; numbers alone are trusted only under a head that says zone. */
export function namesZones(column: FileColumn, zoneOf: (value: string) => NamedZone | undefined, head: number): number {
  return shareOf(column, (value) => (head > 0 || /\p{L}/u.test(value)) && zoneOf(value) !== undefined)
}

/** The values of a column that are no zone's own code or address, and the zones they mean. */
export function zoneCodes({ values }: FileColumn, zoneOf: (value: string) => NamedZone | undefined): NonNullable<Mapping['zone']['codes']> {
  return Object.fromEntries(values.flatMap(({ value }) => {
    const zone = zoneOf(value)
    return zone === undefined || value === zone.slug || value === zone.code ? [] : [[value, zone.slug] as const]
  }))
}

/** What two zones share names neither of them. */
function namesOf(zones: readonly NamedZone[], way: (text: string) => string): ReadonlyMap<string, NamedZone | null> {
  const names = new Map<string, NamedZone | null>([['', null]])
  for (const zone of zones) for (const text of [zone.code, zone.slug, ...Object.values(zone.names)].map(way)) names.set(text, names.has(text) && names.get(text) !== zone ? null : zone)
  return names
}

const bareName = (text: string): string => plainWords(text).split(' ').filter((word) => !kindsOfZone.has(word)).join(' ')

function numberIn(text: string): string {
  const numbers = runsOf(text).filter((run) => /^\d+$/.test(run))
  return numbers.length === 1 ? numbers[0]! : ''
}
