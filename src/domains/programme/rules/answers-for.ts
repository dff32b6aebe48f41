import { answersNeeded } from '#kernel/sample/answers-needed.ts'
import type { WorkedExample } from '../words.ts'

/** Sizes of survey that a station could afford in a zone. */
const sizes = [100, 200, 400]

/**
 * What two surveys must have been like to see a change of a share by so much: near one half, the hardest place, as the source does not say
 * where the share began; 80 % power, 5 % level; alone, and divided by all changes that are judged together (a bound for Holm's method).
 */
export function answersFor(points: number, tests: number): NonNullable<WorkedExample['said'][number]['answersNeeded']> {
  const [alone, together] = [answersNeeded(points).n, answersNeeded(points, { tests }).n]
  return { alone, together, tests, surveys: sizes.map((n) => ({ n, seen: n >= together ? 'together' : n >= alone ? 'alone' : 'not' })) }
}
