import { z } from 'zod'
import { PersonId } from '#domains/people/words.ts'

/** What a person may ask about what is kept of them (GDPR art. 15-18, 21 and 22; Directive (EU) 2016/680 art. 11, 14 and 16). */
export const requestKinds = ['access', 'correction', 'erasure', 'restriction', 'objection', 'review'] as const
export type RequestKind = (typeof requestKinds)[number]
export const outcomes = ['granted', 'partly', 'refused'] as const
export type Outcome = (typeof outcomes)[number]
export const units = ['days', 'months', 'years'] as const
export type Unit = (typeof units)[number]

export const RequestId = z.uuid().brand('RequestId')
export const Words = z.string('privacy.say-it').trim().min(1, 'privacy.say-it').max(4000, 'frame.too-much')
export const Because = z.string('privacy.say-why').trim().min(3, 'privacy.say-why').max(2000, 'frame.too-much')

/** One month to answer, two more where it is said why (GDPR art. 12(3)). */
export const clock = { months: 1, prolongedMonths: 2 } as const

/** What the law lets a look be told later for (Directive (EU) 2016/680, art. 13(3) and 15(1), points a to e). */
export const deferralReasons = ['inquiries', 'prevention', 'public-security', 'national-security', 'rights-of-others'] as const
export type DeferralReason = (typeof deferralReasons)[number]
/** What allows a refusal: the same, and that nothing of the kind is kept, that a law demands it as it is, that it is asked again without anything new, or that it is not sure who asks (GDPR art. 11, 12(5), 12(6) and 17(3)). */
export const refusalGrounds = [...deferralReasons, 'not-kept', 'law-keeps', 'too-often', 'who-asks'] as const
export type RefusalGround = (typeof refusalGrounds)[number]
/** A refusal stands for a year at most: then it can be asked again. */
export const refusalDays = 365

/** What carries out what was granted. */
export const measureKinds = ['correction', 'rebuttal', 'restriction', 'objection'] as const
export type MeasureKind = (typeof measureKinds)[number]
/** Facts that can be put right here; anything else is put right at its place, and said so. */
export const correctable = ['name', 'language', 'title', 'office', 'hours', 'phone', 'email', 'held-from', 'elsewhere'] as const
/** Judgements of persons, beside which their answer is put: nobody writes over a judgement (Directive (EU) 2016/680, art. 7). */
export const judgements = ['vigilance.findings', 'people.openings', 'elsewhere'] as const
/** Uses that an objection ends: every way in, how somebody ranked concerns; anything else is ended at its place, and said so. */
export const uses = ['account', 'rankings', 'elsewhere'] as const

/** Something done about a request, as the person and the data-protection officer see it. */
export const Measure = z.object({
  measure: z.uuid(), kind: z.enum(measureKinds), what: z.string(), words: z.string().nullable(), on: z.iso.date(), liftedOn: z.iso.date().nullable(),
  /** Who had received it and is to be told of it (Directive (EU) 2016/680, art. 16(5) and (6)). */
  tell: z.array(z.string()), toldOn: z.iso.date().nullable(),
})
export type Measure = z.output<typeof Measure>

/** By what somebody names their request in a letter or on the telephone. */
export const numberOf = (request: string): string => request.replaceAll('-', '').slice(-8).toUpperCase().replace(/^(....)/, '$1-')

/** A request as the person and the data-protection officer see it. */
export const Request = z.object({
  request: RequestId, number: z.string(), person: PersonId, kind: z.enum(requestKinds), words: z.string().nullable(), askedOn: z.iso.date(), dueOn: z.iso.date(), late: z.boolean(), prolongedBecause: z.string().nullable(),
  decidedOn: z.iso.date().nullable(), outcome: z.enum(outcomes).nullable(), because: z.string().nullable(), liftedOn: z.iso.date().nullable(),
  /** What allows a refusal, and until when it stands. */
  ground: z.enum(refusalGrounds).nullable(), standsUntil: z.iso.date().nullable(),
  /** Granted, and not carried out yet. */
  toDo: z.boolean(), done: z.array(Measure),
})
export type Request = z.output<typeof Request>

/** What is handed to a person: every table that is about them, with its rows in plain texts, and where else their name stands. */
export const Export = z.object({
  person: PersonId, name: z.string(), madeAt: z.iso.datetime(),
  tables: z.array(z.object({
    table: z.string(), purpose: z.string(), class: z.string(), kept: z.string(), whenErased: z.string(),
    rows: z.array(z.array(z.object({ column: z.string(), value: z.string().nullable() }))),
  })),
  /** Rows that name the person as the one who did something: how many, in each table. */
  named: z.array(z.object({ table: z.string(), purpose: z.string(), rows: z.number().int() })),
  /** Who took it out of the house for somebody else, when, what for and to whom; null where a person takes what is their own. */
  taken: z.object({ number: z.string(), by: z.string(), at: z.iso.datetime(), purpose: z.string(), toWhom: z.string(), recipient: z.string() }).nullable(),
})
export type Export = z.output<typeof Export>

/** The two who agree: one of each. */
export const deferralRoles = ['data-protection', 'hq'] as const
export type DeferralRole = (typeof deferralRoles)[number]
export const deferralStates = ['waits', 'stands', 'over', 'ended', 'lapsed', 'turned-down'] as const
export type DeferralState = (typeof deferralStates)[number]

/** Days for which a look is told later, unless less or more is asked for; the longest; and how long a second person has to agree. */
export const deferralDays = { usual: 90, most: 365, toConfirm: 7 } as const
export const DeferralId = z.uuid().brand('DeferralId')
/** The deeds about deferrals: they are told together with what was told later. */
export const deferralDeeds = ['privacy.ask-deferral', 'privacy.confirm-deferral', 'privacy.end-deferral', 'privacy.deferrals'] as const
