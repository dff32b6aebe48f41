import { effectiveSample } from '#kernel/estimate/effective-sample.ts'
import type { Instrument } from '../../words.ts'
import type { Answers } from '../measures.ts'
import type { Worth } from './quality.ts'
import { scalesOfBlocks } from './scales-of-blocks.ts'
import { silenceOfQuestions } from './silence-of-questions.ts'

/** What the sheets of a round say of its asking: do the questions of a block hang together, what do the weights cost, who gave no answer to what. */
export function reckonedQuality(instrument: Instrument, sheets: Answers, weights: Float64Array | null, hidden: ReadonlySet<string>) {
  return { blocks: scalesOfBlocks(instrument, sheets), ...silenceOfQuestions(instrument, sheets, hidden), weights: weights && worthOf(weights) }
}

function worthOf(weights: Float64Array): Worth {
  const effective = effectiveSample(weights)
  return { n: weights.length, deff: weights.length / effective, effective }
}
