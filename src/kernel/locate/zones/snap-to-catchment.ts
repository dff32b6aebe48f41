import type { Catchments } from './catchments.ts'

/**
 * The catchment in which an incident is shown, by its number, or null where its zone has none; always one of its own zone, so that counts of zones
 * stay true. The same place always gives the same answer: fifty reports from one home say no more than one.
 * It is the catchment whose part of the zone the place lies in, not the nearest one: then everything shown there is shared by all its addresses.
 */
export function snapToCatchment(x: number, y: number, zone: number, { roots }: Catchments): number | null {
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`The incident has no place at ${x}, ${y}.`)
  let at = roots.get(zone)
  while (typeof at === 'object') at = (at.along === 'x' ? x : y) < at.at ? at.below : at.above
  return at ?? null
}
