import { z } from 'zod'

/** The languages Vatra speaks, in the order they are offered. */
export const languages = ['en', 'ro', 'ru', 'uk', 'sq', 'et', 'lv', 'nl'] as const
export type Language = (typeof languages)[number]

/** A text in one or more languages; at least one is there. */
export const Names = z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1)).refine((names) => Object.keys(names).length > 0, 'territory.no-name')
export type Names = Readonly<Record<string, string>>

/** The text in the reader's language, else in English, else in whichever language is there. */
export const named = (names: Names, language: string): string => names[language] ?? names.en ?? Object.values(names)[0] ?? ''

export const DirectorateId = z.uuid().brand<'DirectorateId'>()
export type DirectorateId = z.infer<typeof DirectorateId>
export const CommissariatId = z.uuid().brand<'CommissariatId'>()
export type CommissariatId = z.infer<typeof CommissariatId>
export const ZoneId = z.uuid().brand<'ZoneId'>()
export type ZoneId = z.infer<typeof ZoneId>

/** A day without a time, as ISO 8601. */
export const Day = z.iso.date('territory.not-a-day')

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
