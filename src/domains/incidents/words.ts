/** The words of what the police recorded, for server and phone alike. */
import { z } from 'zod'
import { Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import { categories } from './rules/taxonomy.ts'

export { breaksWithin } from './rules/breaks-within.ts'
export { lastDayOf } from './rules/months.ts'
export { questionsOf, taxonomy } from './rules/taxonomy.ts'

/** What kind of incident it was, in one list for every country whose files come in. */
export const Category = z.enum(categories)
export type Category = z.infer<typeof Category>

/** Who came upon it: somebody told the police, or the police went looking. What police found follows where police were, and is never ranked with the rest. */
export const finders = ['reported', 'police'] as const
export const FoundBy = z.enum(finders)
export type FoundBy = z.infer<typeof FoundBy>

export const BatchId = z.uuid().brand<'IncidentBatchId'>()
export type BatchId = z.infer<typeof BatchId>

/** Map systems a file may count its places in. */
export const systems = ['EPSG:4326', 'EPSG:3301', 'EPSG:3059', 'EPSG:31370', 'EPSG:32634', 'EPSG:6870', 'EPSG:4026', 'EPSG:3857', 'ESRI:102696'] as const
export const System = z.enum(systems)
export type System = z.infer<typeof System>

/** How days are written: year first (a month alone will do), day first, or month first. */
export const dayOrders = ['year-first', 'day-first', 'month-first'] as const

const Column = z.string().min(1).max(200)

/** How the files of one police are read: what parts their cells, which column is what, and what their values mean in our words. */
export const Profile = z.object({
  /** Guessed from the file when it is not said. */
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** Guessed from the file when it is not said. */
  encoding: z.string().max(40).optional(),
  category: z.object({
    column: Column,
    /** What stands there, and what it is in our words; capitals, accents and punctuation do not matter. */
    meanings: z.record(z.string(), Category),
    /** Several values stand in one cell, parted by this; the first that is not 'other' counts. */
    partedBy: z.string().length(1).optional(),
    /** A number of so many digits, of which only the first few say what it is. */
    digits: z.object({ of: z.number().int().min(1).max(12), first: z.number().int().min(1).max(12) }).optional(),
    /** What every other value, and none at all, is taken for; without it each is a fault. */
    otherwise: Category.optional(),
  }),
  day: z.object({ column: Column, order: z.enum(dayOrders) }),
  /** A column with the time of day, when the day's does not hold it. */
  hour: z.object({ column: Column }).optional(),
  /** Two columns that count east and north; a range, as of a grid's cell, is taken for its middle. */
  point: z.object({ east: Column, north: Column, system: System }).optional(),
  /** A column that names the zone, and what is written there for those that are called otherwise (value: code or address of the zone). */
  zone: z.object({ column: Column, codes: z.record(z.string(), z.string()).optional() }).optional(),
  /** Which of the two tells the zone, the first that does. */
  placedBy: z.array(z.enum(['point', 'zone'])).min(1).default(['point', 'zone']),
  foundBy: z.object({ column: Column, police: z.array(z.string()).min(1) }).optional(),
  /** A column with 1, or with -1 where a row takes an earlier one back. */
  counts: z.object({ column: Column }).optional(),
})
export type Profile = z.infer<typeof Profile>

/** A day from which recording or the law changed, so that numbers before and after count different things. */
export const Break = z.object({ id: z.uuid(), on: Day, words: Names, categories: z.array(Category) })
export type Break = z.infer<typeof Break>

/** One category of a zone in a period, and the questions of the survey whose concern it answers. */
export const CategoryRank = z.object({ category: Category, count: z.number(), share: z.number(), questions: z.array(z.string()) })
export type CategoryRank = z.infer<typeof CategoryRank>

/** What was recorded in a zone, ranked: what was reported; what police found stands apart; what no zone could be found for is counted. */
export const CategoryRanks = z.object({
  ranks: z.array(CategoryRank), total: z.number(), foundByPolice: z.array(CategoryRank), unplacedInCommissariat: z.number(),
  from: Day, to: Day, breaks: z.array(Break),
})
export type CategoryRanks = z.infer<typeof CategoryRanks>
export const CategoryRanksAsked = z.object({ directorate: DirectorateId.optional(), zone: ZoneId, from: Day, to: Day })

/** A month as 2026-03. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** Twelve months against the twelve before: the ratio of what was recorded, with its interval, or why there is none. */
export const Comparison = z.object({
  before: z.object({ from: Month, to: Month, count: z.number() }), now: z.object({ from: Month, to: Month, count: z.number() }),
  ratio: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), p: z.number().nullable(), method: z.string(),
  /** Months of the twenty-four that no file covers. */
  monthsLacking: z.number(),
  /** Changes of recording or law that lie within; when there is any, the two are not comparable. */
  breaks: z.array(Break),
})
export type Comparison = z.infer<typeof Comparison>

/** Month by month what was recorded of a zone or a commissariat; null in months that no file covers. */
export const Trend = z.object({ months: z.array(z.object({ month: Month, count: z.number().nullable() })), comparison: Comparison, breaks: z.array(Break), unplaced: z.number() })
export type Trend = z.infer<typeof Trend>
