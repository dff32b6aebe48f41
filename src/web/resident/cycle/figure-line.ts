import type { ToldProblem } from '#domains/plans/words.ts'
import { named } from '#domains/territory/words.ts'
import type { Say } from '#web/say.ts'

type Line = ToldProblem['evidence'][number]

/** One number a problem rests on, as a sentence: a published figure with interval and answers, or a count of recorded incidents. */
export function figureLine(say: Say, { names, category }: Pick<ToldProblem, 'names' | 'category'>, line: Line): string {
  const days = { from: line.from ? say.day(line.from) : '', to: line.to ? say.day(line.to) : '' }
  if (line.kind === 'incidents') return say('web.problem-recorded', { what: say.any(`incidents.category-${line.category ?? category ?? 'other'}`), n: say.number(line.estimate ?? 0), ...days })
  const asShare = (value: number | null) => (value === null ? '–' : value > 1 ? say.number(value, 2) : say.share(value))
  return say('web.problem-figure', { what: (names ? named(names, say.language) : (line.figure ?? '')).replace(/[?.:]$/u, ''), estimate: asShare(line.estimate), low: asShare(line.low), high: asShare(line.high), n: line.n ?? 0, ...days })
}
