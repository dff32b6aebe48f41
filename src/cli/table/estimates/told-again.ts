import type { Estimate } from '#kernel/estimate/estimate.ts'
import { woodruff } from '#kernel/estimate/quantile-under-design.ts'
import { ranked, weightedQuantile } from '#kernel/estimate/weighted-quantile.ts'
import { seeded } from '#kernel/random.ts'
import { bootstrap } from '#kernel/replicate/bootstrap.ts'
import { jackknife } from '#kernel/replicate/jackknife.ts'
import { replicated } from '#kernel/replicate/replicated.ts'
import type { Replicates } from '#kernel/replicate/replicates.ts'
import { plain } from '#platform/plain.ts'
import type { Question } from '../question.ts'
import type { Survey } from '../read-survey.ts'

const known = new WeakMap<Survey, Replicates>()

/** One item of one zone with its error from replicates: the whole sample is told again, those outside the zone with nothing to say. */
export function toldAgain(survey: Survey, rows: readonly number[], item: string, question: Question): Estimate {
  const { wanted, quantile, confidence } = question, replicates = replicatesOf(survey, question), answers = survey.answers.get(item)!, below = survey.below
  const told = rows.filter((i) => answers[i] === answers[i] && (below === null || below[i] === below[i])), n = told.length
  const sum = (weights: Float64Array, of: (i: number) => number) => told.reduce((all, i) => all + weights[i]! * of(i), 0), one = () => 1, answer = (i: number) => answers[i]!
  const over = (above: (i: number) => number, under: (i: number) => number) => replicated((weights) => {
    const base = sum(weights, under)
    return base === 0 ? null : sum(weights, above) / base
  }, replicates, n, confidence)
  // Nobody told: that is no sum of nought.
  if (wanted === 'total') return replicated((weights) => (n === 0 ? null : sum(weights, answer)), replicates, n, confidence)
  if (wanted === 'ratio') return over(answer, (i) => below![i]!)
  if (wanted !== 'quantile') return over(answer, one)
  const here = Float64Array.from(told, answer), order = ranked(here, Float64Array.from(told, (i) => survey.design.weights[i]!)), at = weightedQuantile(order, quantile)
  return at === null ? over(answer, one) : woodruff(order, at, over((i) => (answers[i]! <= at ? 1 : 0), one), confidence)
}

function replicatesOf(survey: Survey, { replicates }: Question): Replicates {
  const { kind, count, seed } = replicates!, found = known.get(survey) ?? (kind === 'jackknife' ? jackknife(survey.design) : bootstrap(survey.design, count, seeded(seed)))
  if (found.count * survey.design.rows > 4e9) throw plain(`${found.count} units would be left out of ${survey.design.rows} rows one by one, which takes hours; take --replicates bootstrap, or no replicates.`)
  known.set(survey, found)
  return found
}
