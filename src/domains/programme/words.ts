import { z } from 'zod'
import { Names } from '#domains/territory/words.ts'

/** How a number is meant: a count, a share of people or of other things, a change of a share in points, the fall or rise of a count, months. */
const Unit = z.enum(['count', 'share', 'points', 'fall', 'part', 'months'])
/** Could it be seen: even when all are judged together, only looked at alone, or not. */
const Seen = z.enum(['together', 'alone', 'not'])

const SaidFigure = z.object({
  id: z.string(), names: Names, unit: Unit,
  /** As it is printed, and where: a line of the source. */
  printed: z.string(), line: z.number(),
  /** The number itself, shares and points from 0 to 1; a range has two ends, any other number twice the same. */
  from: z.number(), to: z.number(), digits: z.number(), how: z.enum(['exactly', 'about', 'more']),
  /** How many were asked; null where the source does not say. */
  n: z.number().nullable(),
})
/** How many answers each of two surveys needs to see a change, alone and when `tests` changes are judged together; and what surveys of a size could have seen. */
const AnswersNeeded = z.object({ alone: z.number(), together: z.number(), tests: z.number(), surveys: z.array(z.object({ n: z.number(), seen: Seen })) })
/** How many events the earlier period must hold: for such a fall to be past the level, and to be probably seen; and what periods of some months could have shown, where the count of a month is known. */
const EventsNeeded = z.object({ least: z.number(), probably: z.number(), periods: z.array(z.object({ months: z.number(), before: z.number(), after: z.number(), p: z.number(), seen: z.boolean() })) })
/** Where the true share would lie, had so many been drawn at random and asked. */
const IfAsked = z.object({ n: z.number(), low: z.number(), high: z.number() })
const Reckoned = SaidFigure.extend({ answersNeeded: AnswersNeeded.nullable(), eventsNeeded: EventsNeeded.nullable(), ifAsked: z.array(IfAsked) })

const Follows = z.object({
  id: z.string(), names: Names, unit: Unit, from: z.number(), to: z.number(), digits: z.number(),
  /** The figures it is made of, and whether it lies in the band of inhabitants for an officer, where it is one. */
  of: z.array(z.string()), band: z.enum(['below', 'within', 'above', 'unknown']).nullable(),
})
const Concern = z.object({ id: z.string(), names: Names })
/** Concerns in tiers: those of a tier come before the next; whether the source ranks within a tier is not known. */
const Ranking = z.object({ id: z.string(), names: Names, line: z.number(), tiers: z.array(z.array(Concern)) })
/** Of the first one, two and so on of both lists, how many are the same; and what stands in both at all, of all that stands in either. */
const Overlap = z.object({ one: z.string(), other: z.string(), tops: z.array(z.object({ first: z.number(), both: z.number() })), inBoth: z.array(z.string()), inAll: z.number() })
const Year = z.object({ year: z.number(), count: z.number(), line: z.number(), change: z.number().nullable(), p: z.number().nullable(), seen: z.boolean().nullable() })

/** A passage of the source worked out: what was said, what follows from it, and what a survey or a count could have seen of it. */
export const WorkedExample = z.object({
  id: z.string(), country: z.string(), names: Names, about: Names, line: z.number(),
  said: z.array(Reckoned), follows: z.array(Follows), rankings: z.array(Ranking), overlap: Overlap.nullable(), years: z.array(Year),
  /** What has to be known before the numbers are used. */
  cautions: z.array(Names),
})
export type WorkedExample = z.infer<typeof WorkedExample>
