import type { Told } from './dark-figure.ts'

/** Why a dark figure should not be leaned on: too few who could say whether the police were told, or an interval too wide to plan by. */
export type Unclear = 'few-answers' | 'wide-interval'

/**
 * Whether a dark figure is clear enough to be shown as more than a hint; null says that it is.
 * Not a test: 30 answers are where a share's normal interval begins to hold, and an interval whose ends are three times apart (or that
 * reaches 0) does not even give the size.
 */
export function howClear(dark: Pick<Told, 'low' | 'high'>, answers: number, { fewest = 30, widest = 3 } = {}): Unclear | null {
  if (!(answers >= 0)) throw new RangeError(`A number of answers is 0 or more, not ${answers}.`)
  if (answers < fewest) return 'few-answers'
  return dark.low <= 0 || dark.high > widest * dark.low ? 'wide-interval' : null
}
