/** How many bytes a segment of the log has: as initdb makes a cluster unless it is told otherwise, and it is not. */
export const segmentBytes = 1n << 24n
const perFile = 0x100000000n / segmentBytes

/** A place in PostgreSQL's log, as a number. */
export function placeIn(lsn: string): bigint {
  const [high, low] = lsn.split('/') as [string, string]
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}

/** A number as PostgreSQL writes a place in its log. */
export const written = (place: bigint): string => `${(place >> 32n).toString(16).toUpperCase()}/${(place & 0xffffffffn).toString(16).toUpperCase()}`

/** The name of the segment of the log with this number. */
export const segmentNamed = (timeline: number, number: bigint): string => [BigInt(timeline), number / perFile, number % perFile].map((part) => part.toString(16).toUpperCase().padStart(8, '0')).join('')

/** The number of a segment by its name. */
export const numberOf = (segment: string): bigint => BigInt(`0x${segment.slice(8, 16)}`) * perFile + BigInt(`0x${segment.slice(16)}`)

/** The first segment that is missing of those from one up to another; null when all are there. */
export function missingOf(segments: readonly string[], from: string, to: string): string | null {
  const there = new Set(segments)
  for (let number = numberOf(from); number <= numberOf(to); number++) {
    const segment = segmentNamed(Number(`0x${from.slice(0, 8)}`), number)
    if (!there.has(segment)) return segment
  }
  return null
}
