import { linearised } from '#kernel/estimate/linearised.ts'
import { ranked, weightedQuantile } from '#kernel/estimate/weighted-quantile.ts'
import { withInterval } from '#kernel/estimate/with-interval.ts'
import { bootstrap } from '#kernel/replicate/bootstrap.ts'
import { jackknife } from '#kernel/replicate/jackknife.ts'
import { replicated } from '#kernel/replicate/replicated.ts'
import { coverage, percent, table, type Chapter } from '../chapter.ts'
import { luck, tried } from '../tried.ts'
import { roundOfNumbers, roundOfShares } from './made-up-round.ts'

const words = (repeats: number) => `The same town, ${repeats.toLocaleString('en')} times over in each row: a share of 0.2 and (by the bootstrap alone, for which it is made) a median, 300 answers in 30 clusters. The jackknife leaves each cluster out once; the bootstrap draws the clusters again 100 times. Beside them ± t se by the formula. One standard error of luck: ${percent(luck(repeats), 2)} points.`

/** Chapter: errors by leaving out and by drawing again. */
export function replicatesChapter(repeats: number): Chapter {
  const shares = roundOfShares(300, 0.2, 0.05), numbers = roundOfNumbers(300, 0, 0.05)
  const shareOf = (values: Float64Array) => (weights: Float64Array) => {
    let sum = 0, all = 0
    for (let i = 0; i < weights.length; i++) { sum += weights[i]! * values[i]!; all += weights[i]! }
    return sum / all
  }
  const share = tried(repeats, 71, (random) => {
    const values = shares.draw(random), { mean, variance, n, deff, df } = linearised(values, shares.design), truth = 0.2
    return {
      'share, by the formula': { ...withInterval({ estimate: mean, variance, n, deff, df, method: 'linear' }, 0.95), truth },
      'share, jackknife': { ...replicated(shareOf(values), jackknife(shares.design), n), truth },
      'share, bootstrap': { ...replicated(shareOf(values), bootstrap(shares.design, 100, random), n), truth },
    }
  })
  const median = tried(Math.ceil(repeats / 2), 72, (random) => {
    const values = numbers.draw(random)
    const middle = (weights: Float64Array) => weightedQuantile(ranked(values, weights), 0.5)
    return { 'median, bootstrap (half the repeats)': { ...replicated(middle, bootstrap(numbers.design, 100, random), 300), truth: 0 } }
  })
  const found = Object.entries({ ...share, ...median }), least = Math.min(...found.map(([, { within }]) => within))
  const apart = Math.max(...Object.values(share).map(({ within }) => Math.abs(within - share['share, by the formula'].within)))
  const shown = table(['number', 'coverage %', 'truth below %', 'truth above %', 'mean width × 100'], found.map(([name, row]) =>
    [name, coverage(row.within), percent(row.below), percent(row.above), percent(row.width)]))
  return {
    title: 'Jackknife and bootstrap',
    lines: [words(repeats), shown],
    promises: [
      { promise: 'jackknife and bootstrap cover as the formula does, within 1 point', found: `at most ${percent(apart, 2)} points apart`, kept: apart <= 0.01 },
      { promise: 'replicates cover 93 % or more (but for luck)', found: `least ${percent(least)} %`, kept: least >= 0.93 - 2 * luck(repeats / 2, 0.93) },
    ],
    notKept: found.filter(([, { within }]) => within < 0.93).map(([name, { within }]) => `± t se among 300 answers in 30 clusters (${name}) covers ${percent(within)} %; on the log odds (logit) it does better.`),
  }
}
