/** The words of asking and telling, for server and phone alike: long, because questionnaire, wave, sheet and result are one vocabulary. */
import { z } from 'zod'
import { CommissariatId, Day, DirectorateId, Names, ZoneId } from '#domains/territory/words.ts'
import { wellFormed } from './rules/asking/code.ts'

export const WaveId = z.uuid().brand<'WaveId'>()
export type WaveId = z.infer<typeof WaveId>
export const InstrumentId = z.uuid().brand<'InstrumentId'>()
export type InstrumentId = z.infer<typeof InstrumentId>
export const BatchId = z.uuid().brand<'BatchId'>()
export type BatchId = z.infer<typeof BatchId>

/** The five blocks of the zone questionnaire, in the order the LSES asks them, and the background that weights need. */
export const blocks = ['a', 'b', 'c', 'd', 'e', 'x'] as const
export type Block = (typeof blocks)[number]

/** Whom a wave asks: residents of zones, people who had to do with the police, or a named group of people who know the zone by their work. */
export const audiences = ['residents', 'contacts', 'key-persons'] as const
export const Audience = z.enum(audiences)
export type Audience = z.infer<typeof Audience>

/** How a sheet came in. */
export const modes = ['web', 'interview', 'phone', 'paper', 'kiosk'] as const
export const Mode = z.enum(modes)
export type Mode = z.infer<typeof Mode>

/** Why a question has no answer, as it stands in a sheet's array. */
export const missing = { 'dont-know': -1, 'prefer-not': -2, 'not-asked': -3 } as const
export type Missing = keyof typeof missing

/** How many of the answers of one person may be sent in one go before a text is too long. */
export const longestRemark = 1000

/** A question of an instrument. Codes are the small integers that a sheet keeps; words are evidence, by language. */
export const Question = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i),
  block: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** 'one' of the choices; 'many' of them (a bit each, in order); a whole 'number'; 'text' in the resident's own words. */
  kind: z.enum(['one', 'many', 'number', 'text']),
  words: Names,
  /** The few words that a table or a chart has room for. */
  label: Names.optional(),
  hint: Names.optional(),
  /** Of 'one' and 'many'. A sheet keeps the code of one, and for many the sum of 2^place, the first choice having place 0. */
  choices: z.array(z.object({
    code: z.number().int().min(0).max(9999), words: Names,
    /** 'None of these': of many, never together with another choice. */
    exclusive: z.boolean().optional(),
    /** An answer of its own ('I never go out then') that neither the share, the mean nor the score counts. */
    apart: z.boolean().optional(),
  })).optional(),
  /** Smallest and greatest whole number that can be meant; 0 and 9999 when they are absent. */
  least: z.number().int().min(0).optional(),
  most: z.number().int().positive().max(32767).optional(),
  /** Neither 'I do not know' nor 'I prefer not to say' is offered: without it no sheet can be weighted. */
  needed: z.boolean().optional(),
  /** Could an answer shame or endanger (violence at home, sexual violence, belonging to a minority)? Then it is told of the whole commissariat only, where twenty are alike. */
  sensitive: z.boolean().optional(),
  /** Asked alone only (self-completion), never read aloud. */
  alone: z.boolean().optional(),
  /** Asked only when one of these holds: the answer to an earlier question is one of these codes. */
  askedIf: z.array(z.object({ question: z.string(), codes: z.array(z.number().int()).min(1) })).min(1).optional(),
  /** What is published of it: the share giving one of these codes, or the mean; nothing when absent. */
  measure: z.union([z.object({ share: z.array(z.number().int()).min(1), words: Names.optional() }), z.object({ mean: z.literal(true), words: Names.optional() })]).optional(),
  /** Is a high measure good news or bad news? */
  good: z.enum(['high', 'low']).optional(),
  /** How an answer counts in its block's score: code / most (of many: number of choices / most), or reversed; codes named in `as` count as given there. */
  score: z.object({ most: z.number().positive(), reversed: z.boolean().optional(), as: z.record(z.string(), z.number()).optional() }).optional(),
})
export type Question = z.infer<typeof Question>

/** A questionnaire: blocks in order, questions in order, and how each block becomes one number. */
export const Instrument = z.object({
  code: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string(),
  names: Names,
  languages: z.array(z.string()).min(1),
  /** Whom it is for, where not residents: its waves are a series of their own. */
  asks: Audience.optional(),
  blocks: z.array(z.object({
    id: z.string(),
    names: Names,
    intro: Names.optional(),
    /** 'mean' of its questions' scores; 'any' = share who said yes to any of the named questions; none for background. */
    score: z.union([z.object({ kind: z.literal('mean') }), z.object({ kind: z.literal('any'), questions: z.array(z.string()), codes: z.array(z.number().int()) })]).optional(),
    good: z.enum(['high', 'low']).optional(),
  })).min(1),
  questions: z.array(Question).min(1),
  /** Blocks whose unweighted mean is the overall index. */
  index: z.array(z.string()).optional(),
})
export type Instrument = z.infer<typeof Instrument>

/** One number of a zone: a question's, a block's or the index. Shares and scores run from 0 to 1. */
export const Figure = z.object({
  /** Question id, block id, or 'index'. */
  of: z.string(),
  kind: z.enum(['question', 'block', 'index']),
  measure: z.enum(['share', 'mean']),
  estimate: z.number().nullable(), se: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(),
  n: z.number(), deff: z.number().nullable(), df: z.number().nullable(), method: z.string(),
  /** Why it is not shown; the numbers are then null. One word for all that n does not say: whether few were alike, or others are protected by it. */
  withheld: z.enum(['fewer-than-30', 'withheld', 'not-asked']).nullable(),
})
export type Figure = z.infer<typeof Figure>

export const verdicts = ['better', 'worse', 'no detectable change', 'not comparable'] as const

/** Why two waves, or one question of them, cannot be compared. */
export const breaks = ['question-changed', 'scale-changed', 'order-changed', 'modes-changed', 'mode-share-moved', 'frame-changed', 'boundary-changed', 'not-asked-before', 'withheld-before', 'withheld-now', 'scoring-changed'] as const
export const Break = z.enum(breaks)
export type Break = z.infer<typeof Break>

/** One number of a zone against the wave before. */
export const Change = z.object({
  of: z.string(), kind: z.enum(['question', 'block', 'index']), measure: z.enum(['share', 'mean']), good: z.enum(['high', 'low']).nullable(),
  before: z.number().nullable(), after: z.number().nullable(), nBefore: z.number(), nAfter: z.number(),
  difference: z.number().nullable(), se: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(),
  statistic: z.number().nullable(), p: z.number().nullable(), pAdjusted: z.number().nullable(),
  verdict: z.enum(verdicts), because: z.array(Break), method: z.string(),
})
export type Change = z.infer<typeof Change>

/** What one zone (or, with zone null, the whole commissariat) said in one wave, frozen when published. */
export const ZoneResult = z.object({
  zone: ZoneId.nullable(), slug: z.string().nullable(), names: Names,
  answers: z.number(), target: z.number().nullable(),
  /** Slugs of the zones whose answers were put together because each had too few. */
  mergedWith: z.array(z.string()),
  figures: z.array(Figure),
  comparedWith: z.object({ wave: WaveId, names: Names, closesOn: Day, answers: z.number() }).nullable(),
  /** Breaks that hold for the whole zone. */
  because: z.array(Break),
  changes: z.array(Change),
  /** Smallest change of a share near one half that these two waves could have shown (0-1), for the sentence on the page. */
  detectable: z.number().nullable(),
})
export type ZoneResult = z.infer<typeof ZoneResult>

/** So many zones of a wave with all their figures fill a page. */
export const zonesOnPage = 10

/** Why a closed wave was put under a seal: it was closed, a file of answers came afterwards, or one was taken back; or it was closed before there were seals, and is sealed from a later day on. */
export const sealedBecause = ['closed', 'file-came', 'file-undone', 'late'] as const
export type SealedBecause = (typeof sealedBecause)[number]
/** The seals of a closed wave: how many sheets the last one covers, its number, and each with its day and reason. Only who has the keys of the house can hold sheets against it. */
export const Seals = z.object({ sheets: z.number(), digest: z.string(), made: z.array(z.object({ on: Day, why: z.enum(sealedBecause), digest: z.string() })) })
export type Seals = z.infer<typeof Seals>

/** A published wave, as everybody may read it. */
export const PublishedWave = z.object({
  wave: WaveId, directorate: DirectorateId, commissariat: CommissariatId, follows: WaveId.nullable(), names: Names,
  instrument: z.object({ hash: z.string(), code: z.string(), version: z.string() }), codeVersion: z.string(),
  opensOn: Day, closesOn: Day, publishedOn: Day, frame: z.string(), modes: z.record(z.string(), z.number()),
  audience: Audience, /** Of key persons: who they are. */ group: Names.nullable(),
  /** What was answered, under seal since it was closed; null of a wave that was closed before there were seals. */ seal: Seals.nullable(),
})
export type PublishedWave = z.infer<typeof PublishedWave>

export const waveStates = ['planned', 'open', 'closed', 'published'] as const

/** Known shares of the population for raking, by question: code → share. */
export const Margins = z.array(z.object({ question: z.string(), shares: z.record(z.string().regex(/^\d+$/), z.number().min(0).max(1)) }))
export type Margins = z.infer<typeof Margins>

/** How a survey company's file becomes sheets: which column is what, and what its codes mean. */
export const Mapping = z.object({
  zone: z.object({ column: z.string(), codes: z.record(z.string(), z.string()).optional() }),
  mode: z.object({ column: z.string().optional(), codes: z.record(z.string(), Mode).optional(), always: Mode.optional() }),
  language: z.string().optional(), stratum: z.string().optional(), unit: z.string().optional(),
  questions: z.record(z.string(), z.object({ column: z.string(), codes: z.record(z.string(), z.number().int()).optional(), missing: z.record(z.string(), z.enum(['dont-know', 'prefer-not', 'not-asked'])).optional() })),
  /** Rows to take: all, or those whose column holds one of these values. */
  only: z.object({ column: z.string(), values: z.array(z.string()) }).optional(),
})
export type Mapping = z.infer<typeof Mapping>

/** The invitation code as printed: twelve letters and digits that cannot be mistaken for each other, in threes or fours. */
export const Code = z.string().transform((typed) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')).pipe(z.string().length(12, 'survey.code-has-twelve').refine(wellFormed, 'survey.code-mistyped'))

/** What a browser that fills a sheet in adds to its code: drawn at random there, shown with the code, kept nowhere else. Only both open what was typed. */
export const Half = z.string('survey.no-such-half').regex(/^[\w-]{22}$/, 'survey.no-such-half')

/** What a form, a program or a phone sends, by question: codes as numbers or as text, several as a list, own words, or why there is none. */
export const Given = z.record(z.string().max(80), z.union([z.number(), z.string().max(20_000), z.array(z.union([z.number(), z.string().max(80)])).max(40)]))
export type Given = z.infer<typeof Given>

/** An answer that has been read: a code or number, codes of many, own words, or 'dont-know' and 'prefer-not'. */
export type Answer = number | readonly number[] | string
export type Answers = Readonly<Record<string, Answer>>

/** What became of an invitation, as whoever went there tells it. */
export const outcomes = ['refused', 'not-reached', 'not-eligible'] as const

/** A wave as those who plan and watch it see it. */
export const Wave = z.object({
  wave: WaveId, directorate: DirectorateId, commissariat: CommissariatId, names: Names, state: z.enum(waveStates),
  instrument: z.object({ id: InstrumentId, code: z.string(), version: z.string(), hash: z.string(), names: Names }),
  frame: z.string(), modes: z.array(Mode), opensOn: Day, closesOn: Day, closedOn: Day.nullable(), follows: WaveId.nullable(),
  designEffect: z.number(), hopedChange: z.number().nullable(),
  audience: Audience, group: Names.nullable(), /** Of a wave that goes on: how many months the next one is planned for. */ goesOnMonths: z.number().nullable(),
})
export type Wave = z.infer<typeof Wave>

export { asked } from './rules/asking/asked.ts'
export { checkedAnswers } from './rules/asking/checked-answers.ts'
export { sheetArray } from './rules/asking/sheet-array.ts'
export { nextBlock } from './rules/asking/next-block.ts'
export { printedCode } from './rules/asking/code.ts'
export { blind, type Blinded } from './rules/tokens/blind.ts'
export { finish, type Token } from './rules/tokens/finish.ts'
export { fingerprint } from './rules/tokens/fingerprint.ts'
export { lsesCore } from './rules/instrument/lses-core/lses-core.ts'
export { builtIn } from './rules/instrument/built-in.ts'
export { Poll } from './rules/polls/poll.ts'
export { codeOfCell } from './rules/sheets/code-of-cell.ts'
export { valuesFor } from './rules/sheets/proposal/reading-of.ts'
export { RemarkCode, remarkCodes } from './rules/remarks/remark-codes.ts'
export { RemarkCount } from './rules/remarks/counted-remarks.ts'
export { Pin, PlaceCount, times } from './rules/places/counted-places.ts'
export { Breakdown } from './rules/groups/broken-down.ts'
export { Participation } from './rules/groups/taken-part.ts'
export type { AboutRound, Quality } from './rules/quality/quality.ts'
export { backgroundOf, isSensitive } from './rules/groups/groups-of.ts'
