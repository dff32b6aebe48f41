import { z } from 'zod'
import { Day, Names } from '#domains/territory/words.ts'
import { Audience, Break, Figure } from '../../words.ts'

const withheld = Figure.shape.withheld
const Within = z.object({ estimate: z.number(), low: z.number().nullable(), high: z.number().nullable() })
/** Sheets of one kind; without a name those of several kinds that are told together, because some of them are fewer than five. */
const Counted = z.object({ name: z.string().nullable(), sheets: z.number() })
export type Counted = z.output<typeof Counted>

/** What became of the letters, by AAPOR's names; what few share, or could be worked out from the rest, is null. */
export const Letters = z.object({
  invited: z.number().nullable(), /** Without those who could not answer: moved, dead, no such address. */ eligible: z.number(), answered: z.number().nullable(),
  rr1: z.number().nullable(), ref1: z.number().nullable(), coop1: z.number().nullable(), con1: z.number().nullable(),
})
export type Letters = z.output<typeof Letters>

/** How far the questions of a block say the same thing. A share of people is no scale: nothing has to hang together in it. */
export const ScaleOfBlock = z.object({
  block: z.string(), names: Names, scale: z.boolean(), items: z.number(), /** Who answered all of them. */ n: z.number(),
  alpha: Within.nullable(), omega: Within.extend({ /** From how many drawings its interval was taken. */ resamples: z.number() }).nullable(), withheld,
})
export type ScaleOfBlock = z.output<typeof ScaleOfBlock>

/** How many of those who were asked a question gave no answer, and why not. Of a question that only some are asked, to the nearest five people and whole per cent. */
export const SilenceOfQuestion = z.object({
  question: z.string(), label: Names, /** Only some are asked it, by what they said before. */ filtered: z.boolean(), asked: z.number().nullable(),
  silent: z.number().nullable(), dontKnow: z.number().nullable(), preferNot: z.number().nullable(), /** Not told of a question that only some are asked. */ leftOpen: z.number().nullable(), withheld,
})
export type SilenceOfQuestion = z.output<typeof SilenceOfQuestion>

/** How many answers drawn simply at random would say as much. */
const Worth = z.object({ n: z.number(), deff: z.number(), effective: z.number() })
export type Worth = z.output<typeof Worth>

/** How good the asking of a published round was. Everything in it may be told: what few share was taken out before it was kept. */
export const Quality = z.object({
  /** Where fewer than thirty answered nothing is told, not even how many. */
  told: z.object({
    answers: z.number(), letters: Letters.nullable(), modes: z.array(Counted), languages: z.array(Counted), blocks: z.array(ScaleOfBlock),
    /** Of the overall index, as it was published. */
    index: Worth.nullable(), /** By the weights alone. */ weights: Worth.nullable(),
    /** Of all questions that everybody is asked together: shares of the answers there could have been, in whole per cent, from a thousand answers on. */
    silent: z.number().nullable(), dontKnow: z.number().nullable(),
    questions: z.array(SilenceOfQuestion),
    compared: z.object({ names: Names, closesOn: Day, version: z.string(), sameInstrument: z.boolean(), because: z.array(Break), /** Questions that by themselves were asked differently. */ differently: z.number() }).nullable(),
  }).nullable(),
})
export type Quality = z.output<typeof Quality>

/** Which round it is. */
export const AboutRound = z.object({ names: Names, audience: Audience, opensOn: Day, closesOn: Day, instrument: z.object({ code: z.string(), version: z.string() }) })
export type AboutRound = z.output<typeof AboutRound>
