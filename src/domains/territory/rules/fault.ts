/** What can be wrong with the zones of a file; each kind is the tail of a message's key, `territory.fault-<kind>`. */
export const faultKinds = [
  'not-geojson', 'empty', 'not-polygon', 'no-boundary', 'no-name', 'odd-name', 'same-name', 'same-code', 'odd-population',
  'outside-earth', 'projected', 'swapped', 'self-crossing', 'overlap', 'gap', 'tangle', 'no-parent', 'outside-zone',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** One thing wrong with one zone. Grave: to be repaired before anything is kept; not grave: told, and accepted by whoever imports. */
export type Fault = Readonly<{
  /** the zone's code; its place in the file ("#3") where it has none; null where the whole file is meant */
  zone: string | null
  kind: FaultKind
  /** the other zone, or what was found: the reference system, the odd text */
  other?: string
  squareMetres?: number
  at?: readonly [lon: number, lat: number]
  grave: boolean
}>
