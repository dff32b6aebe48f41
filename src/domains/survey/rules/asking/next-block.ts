import type { Answers, Instrument } from '../../words.ts'
import { asked } from './asked.ts'

/** The block to go on at: the first that has not been gone through, or in which something asked has no answer; null when all is done. */
export function nextBlock(instrument: Instrument, answers: Answers, done: readonly string[]): string | null {
  const open = asked(instrument, answers).filter(({ id, block, kind }) => !done.includes(block) || (kind !== 'text' && answers[id] === undefined))
  return open[0]?.block ?? null
}
