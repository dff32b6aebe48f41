import { z } from 'zod'
import { faultKinds } from './rules/fault.ts'

export { plainWords, runsOf, waysToSay } from './rules/naming/plain-words.ts'
export { ListPart, ListPartAsked, partOfList } from './rules/naming/part-of-list.ts'
export { currencyOf } from './rules/naming/currency-of.ts'
export { inOrder } from './rules/naming/in-order.ts'
export { named } from './rules/naming/named.ts'
export { plainLetters } from './rules/naming/plain-letters.ts'
export { wordsForZone } from './rules/naming/kinds-of-zone.ts'
export { partOfIt, noTelling, type Telling } from './rules/planar/telling.ts'
export { zoneOfValueInTurns, zoneOfValue, type NamedZone } from './rules/naming/zone-of-value.ts'
export { fewestInhabitants, inhabitantsBand, inhabitantsPerOfficer, mostInhabitants, type Band } from './rules/inhabitants-band.ts'

/** The languages Vatra speaks, in the order they are offered. */
export const languages = ['en', 'ro', 'ru', 'uk', 'sq', 'et', 'lv', 'nl'] as const
export type Language = (typeof languages)[number]

/** A text in one or more languages; at least one is there. */
export const Names = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1)).refine((names) => Object.keys(names).length > 0, 'territory.no-name')
export type Names = Readonly<Record<string, string>>

export const DirectorateId = z.uuid().brand<'DirectorateId'>()
export type DirectorateId = z.infer<typeof DirectorateId>
export const CommissariatId = z.uuid().brand<'CommissariatId'>()
export type CommissariatId = z.infer<typeof CommissariatId>
export const ZoneId = z.uuid().brand<'ZoneId'>()
export type ZoneId = z.infer<typeof ZoneId>

/** The short word by which people who work with the files know a directorate or commissariat. */
export const PlaceCode = z.string().trim().min(1).max(60)

/** A day without a time, as ISO 8601. */
export const Day = z.iso.date('territory.not-a-day')

const millisecondsOfDay = 86_400_000
/** How many days lead from one day to another; below nought when the other lies before. */
export const daysFromTo = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / millisecondsOfDay)
/** The day before. */
export const dayBefore = (day: string): string => new Date(Date.parse(day) - millisecondsOfDay).toISOString().slice(0, 10)

/** A point as longitude and latitude in degrees (WGS 84). */
export const Coordinate = z.object({ lon: z.coerce.number().min(-180).max(180), lat: z.coerce.number().min(-90).max(90) })

/** Rings of longitude and latitude: polygons > rings > points. */
export const MultiPolygon = z.array(z.array(z.array(z.tuple([z.number(), z.number()]))))
export type MultiPolygon = readonly (readonly (readonly (readonly [number, number])[])[])[]

/** A zone as everybody may see it. */
export const PublicZone = z.object({
  slug: z.string(), directorate: DirectorateId, zone: ZoneId, commissariat: CommissariatId, code: z.string(),
  names: Names, commissariatNames: Names, directorateNames: Names, country: z.string(), population: z.number().nullable(),
})
export type PublicZone = z.infer<typeof PublicZone>

/** A village of a zone as everybody may see it. */
export const PublicVillage = z.object({ village: z.uuid(), names: Names })
export type PublicVillage = z.infer<typeof PublicVillage>

/** What a file may say of itself where it cannot be guessed: the properties that hold code, name and population, and the language of the plain name. */
export const ReadOptions = z.object({
  idProperty: z.string().exactOptional(), nameProperty: z.string().exactOptional(), populationProperty: z.string().exactOptional(), nameLanguage: z.string().exactOptional(),
})

/** What is wrong with a zone of a file. A grave fault keeps the file out; any other is told. */
export const Fault = z.object({
  zone: z.string().nullable(), kind: z.enum(faultKinds), other: z.string().optional(), squareMetres: z.number().optional(),
  at: z.tuple([z.number(), z.number()]).readonly().optional(), grave: z.boolean(),
})
export type Fault = z.infer<typeof Fault>
