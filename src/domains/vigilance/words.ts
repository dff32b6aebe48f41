import { z } from 'zod'
import { PersonId } from '#domains/people/words.ts'

export { lookedDay, type Look, type LookedDay } from './rules/looked-day.ts'

/** What may be odd about how somebody looked at what is kept of people. */
export const signKinds = ['without-link', 'comes-back', 'same-name', 'self-or-colleague', 'off-shift', 'over-own-median', 'refused-in-a-row', 'new-browser'] as const
export type SignKind = (typeof signKinds)[number]
/** How often it was seen that day, and on how many of the person's usual days it is seen too. */
export const Sign = z.object({ kind: z.enum(signKinds), times: z.number().int(), usualOn: z.number().int(), usualDays: z.number().int() })
export type Sign = z.infer<typeof Sign>

/** Some things look odd and are work; others are asked about by somebody who may. */
export const verdicts = ['in-order', 'ask-further'] as const
export type Verdict = (typeof verdicts)[number]
export const Because = z.string('vigilance.say-why').trim().min(10, 'vigilance.say-why').max(2000, 'frame.too-much')

/** A day of somebody's on which their looking was odd. Which things they looked at stands in the record and not here. */
export const Finding = z.object({
  finding: z.uuid(), week: z.iso.date(), day: z.iso.date(), person: PersonId, name: z.string(), signs: z.array(Sign), looks: z.number().int(),
  verdict: z.enum(verdicts).nullable(), because: z.string().nullable(), decidedOn: z.iso.date().nullable(),
})
export type Finding = z.infer<typeof Finding>

/** Somebody's usual days are those of the twelve weeks before. */
export const usualWeeks = 12
