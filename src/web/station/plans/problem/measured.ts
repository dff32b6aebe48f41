import type { Objective, PlannedProblem } from '#domains/plans/words.ts'
import { numberTyped } from '../number-typed.ts'

/** What an objective is measured by as one choice: what was chosen before, or the number that the problem came from, if it is offered. */
export function measureOf(problem: Pick<PlannedProblem, 'question' | 'category'>, objective: Pick<Objective, 'indicator' | 'figure' | 'category'> | undefined, offered: readonly string[]): string {
  if (objective?.indicator === 'count') return 'count'
  const wanted = objective ? [`figure ${objective.figure}`, `category ${objective.category}`] : [`figure ${problem.question}`, `category ${problem.category}`]
  return wanted.find((measure) => offered.includes(measure)) ?? 'count'
}

/** The choice, as the deed wants it: a share is typed in percent, and where a published figure or the record stands is not typed at all. */
export function measured({ measure, target, baseline, source, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [kind, of] = String(measure ?? '').split(' ')
  const aim = numberTyped(target)
  if (kind === 'figure') return { ...rest, indicator: 'survey-figure', figure: of, target: typeof aim === 'number' ? aim / 100 : aim }
  if (kind === 'category') return { ...rest, indicator: 'incidents', category: of, target: aim }
  return { ...rest, indicator: 'count', target: aim, baseline: numberTyped(baseline), source }
}
