import type { Fault } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'

/** A fault of a file of zones as a sentence that begins with the zone. */
export function faultSays(say: Say, { zone, kind, other, squareMetres }: Fault): string {
  const words = say.any(`territory.fault-${kind}`, { other: other ?? '', squareMetres: Math.round(squareMetres ?? 0), zone: zone ?? '' })
  return zone === null ? words : `${zone}: ${words}`
}
