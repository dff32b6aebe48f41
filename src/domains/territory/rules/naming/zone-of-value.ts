import { kindsOfZone } from './kinds-of-zone.ts'
import { plainWords, runsOf } from './plain-words.ts'

/** A zone with all that a file may call it. */
export type NamedZone = { readonly id: string; readonly code: string; readonly slug: string; readonly names: Readonly<Record<string, string>> }

/** Which zone a value names: by code, address or name in any language, without "district" and the like, and last by its number alone. What two zones share names neither. */
export function zoneOfValue<Z extends NamedZone>(zones: readonly Z[], { byNumber = true } = {}): (value: string) => Z | undefined {
  const naming = zoneOfValueInTurns(zones, { byNumber })
  for (let step = naming.next(); ; step = naming.next()) if (step.done) return step.value
}

/** The same for a large town: it stops after each zone, and its result is what names a zone. */
export function* zoneOfValueInTurns<Z extends NamedZone>(zones: readonly Z[], { byNumber = true } = {}): Generator<undefined, (value: string) => Z | undefined> {
  const known: { way: (text: string) => string; names: ReadonlyMap<string, Z | null> }[] = []
  for (const way of [plainWords, bareName, ...(byNumber ? [numberIn] : [])]) known.push({ way, names: yield* namesOf(zones, way) })
  return (value) => {
    for (const { way, names } of known) {
      const zone = names.get(way(value))
      if (zone) return zone
    }
    return undefined
  }
}

function* namesOf<Z extends NamedZone>(zones: readonly Z[], way: (text: string) => string): Generator<undefined, ReadonlyMap<string, Z | null>> {
  const names = new Map<string, Z | null>([['', null]])
  for (const zone of zones) {
    for (const text of [zone.code, zone.slug, ...Object.values(zone.names)].map(way)) names.set(text, names.has(text) && names.get(text) !== zone ? null : zone)
    yield
  }
  return names
}

const bareName = (text: string): string => plainWords(text).split(' ').filter((word) => !kindsOfZone.has(word)).join(' ')

function numberIn(text: string): string {
  const numbers = runsOf(text).filter((run) => /^\d+$/.test(run))
  return numbers.length === 1 ? numbers[0]! : ''
}
