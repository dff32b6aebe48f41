import { seeded } from '#kernel/random.ts'
import { cronbachAlpha } from '#kernel/score/cronbach-alpha.ts'
import { mcdonaldOmega } from '#kernel/score/mcdonald-omega.ts'
import type { Instrument } from '../../words.ts'
import { scored, type Answers } from '../measures.ts'
import { smallestPublishable } from '../publishable.ts'
import type { ScaleOfBlock } from './quality.ts'

/** Alpha and omega of each block that becomes a score, over those who answered every question of it. */
export function scalesOfBlocks(instrument: Instrument, sheets: Answers): ScaleOfBlock[] {
  return instrument.blocks.filter(({ score }) => score).map(({ id, names, score }) => {
    if (score!.kind === 'any') return { block: id, names, scale: false, items: score!.questions.length, n: 0, alpha: null, omega: null, withheld: null }
    const items = itemsOfBlock(instrument, id, sheets), { alpha, low, high, n } = cronbachAlpha(items), of = { block: id, names, scale: true, items: items.length, n }
    if (n < smallestPublishable) return { ...of, n: 0, alpha: null, omega: null, withheld: 'fewer-than-30' }
    const one = mcdonaldOmega(items, seeded(1), drawings(n))
    return { ...of, withheld: null, alpha: alpha === null ? null : { estimate: alpha, low, high }, omega: one.omega === null ? null : { estimate: one.omega, low: one.low, high: one.high, resamples: one.resamples } }
  })
}

/** What each person's answers to the questions of a block give to its score: a list a question. One that nobody answered was not asked in this round. */
export function itemsOfBlock({ questions }: Instrument, block: string, { answers, width }: Answers): Float64Array[] {
  return questions.flatMap((question, place) => {
    if (question.block !== block || !question.score) return []
    const count = scored(question)
    const given = Float64Array.from({ length: answers.length / width }, (_, sheet) => count(answers[sheet * width + place] as number))
    return given.every(Number.isNaN) ? [] : [given]
  })
}

/** The more people, the narrower the interval, and the fewer drawings show where it ends: a thousand for two hundred people, and never fewer than forty. */
export const drawings = (n: number): number => Math.min(1000, Math.max(40, Math.round(200_000 / n)))
