import type { Mapping } from '../../../words.ts'
import type { NamedZone as Named } from '#domains/territory/words.ts'
import type { WaveZone } from '../read-sheets.ts'
import type { FileColumn } from './file-columns.ts'
import { shareOf } from './share-of.ts'

/** A zone of the wave with all that a survey company may call it. */
export type NamedZone = WaveZone & Named

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
