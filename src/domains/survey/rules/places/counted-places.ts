import { z } from 'zod'
import { Names } from '#domains/territory/words.ts'
import { fewestAlike } from '../publishable.ts'
import { alsoWithheld } from '../groups/also-withheld.ts'

/** Times of day at which a place is named. */
export const times = ['morning', 'day', 'evening', 'night'] as const
export type Time = (typeof times)[number]

/** A place a resident named as dangerous, and when it is. */
export const Pin = z.object({ place: z.uuid(), times: z.array(z.enum(times)).min(1).max(times.length) })
export type Pin = z.infer<typeof Pin>

const Times = z.object({ morning: z.number().nullable(), day: z.number().nullable(), evening: z.number().nullable(), night: z.number().nullable() })

/** How many named each public place of a zone as dangerous, and for which time of day; null where too few did. */
export const PlaceCount = z.object({
  places: z.array(z.object({ names: Names, lon: z.number(), lat: z.number(), people: z.number(), times: Times })),
  /** Places that fewer than five named, put together; null when even together they are fewer than five. */
  others: z.object({ people: z.number(), times: Times }).nullable(),
})
export type PlaceCount = z.infer<typeof PlaceCount>

export type NamedPlace = { readonly id: string; readonly names: Names; readonly lon: number; readonly lat: number }

/** Counts pins, most named place first. Fewer than five people are never told apart: neither by place nor by time of day (as police.uk, which snaps to places of eight addresses or none). */
export function countedPlaces(places: readonly NamedPlace[], pins: readonly Pin[]): PlaceCount {
  const of = Map.groupBy(pins, ({ place }) => place)
  const named = places.map(({ id, names, lon, lat }) => ({ names, lon, lat, pins: of.get(id) ?? [] })).filter((place) => place.pins.length > 0)
  const rare = named.filter((place) => place.pins.length < fewestAlike).flatMap((place) => place.pins)
  return {
    places: named.filter((place) => place.pins.length >= fewestAlike).map(({ pins: here, ...place }) => ({ ...place, people: here.length, times: byTime(here) })).sort((one, other) => other.people - one.people),
    others: rare.length < fewestAlike ? null : { people: rare.length, times: byTime(rare) },
  }
}

function byTime(pins: readonly Pin[]): z.infer<typeof Times> {
  const counts = times.map((time) => pins.filter((pin) => pin.times.includes(time)).length)
  const hidden = alsoWithheld(counts.map((n) => ({ n, withheld: n > 0 && n < fewestAlike })))
  return Object.fromEntries(times.map((time, at) => [time, hidden[at] ? null : counts[at]!])) as z.infer<typeof Times>
}
