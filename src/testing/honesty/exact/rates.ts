import { rateRatio } from '#kernel/compare/rate-ratio.ts'
import { poissonCounts } from '../chance.ts'
import { percent, table, type Chapter } from '../chapter.ts'

const pairs = [[3, 3], [5, 5], [10, 5], [10, 10], [20, 10], [30, 30], [60, 40], [100, 80]] as const

const words = `Counts of two equal periods, each event by itself (Poisson), added up over every pair of counts. The interval of the ratio is exact given the sum of both: it promises never less than 95, and so gives more where counts are few. Its p promises at most 5 false alarms in 100. Not for events that come in series, for which [rates that wander](#rates-that-wander) are.`

/** Chapter: the ratio of two rates, exactly. */
export function ratesChapter(): Chapter {
  const found = pairs.map(exactly)
  const rows = pairs.map(([before, after], at) => {
    const { covered, alarms, below, above } = found[at]!
    return [`${before} → ${after}`, percent(covered, 2), percent(below, 2), percent(above, 2), before === after ? percent(alarms, 2) : `(${percent(alarms, 1)})`]
  })
  const least = Math.min(...found.map(({ covered }) => covered)), most = Math.max(...found.filter((_, at) => pairs[at]![0] === pairs[at]![1]).map(({ alarms }) => alarms))
  return {
    title: 'The ratio of two counts, exactly',
    lines: [words, table(['expected before → after', 'coverage %', 'truth below %', 'truth above %', 'p ≤ 0.05 %'], rows), 'In brackets: there was a change, and so often it was seen.'],
    promises: [
      { promise: 'the exact interval of a ratio of rates is never under 95 %', found: `least ${percent(least, 2)} %`, kept: least >= 0.95 },
      { promise: 'its p calls a change that is none at most 5 times in 100', found: `at most ${percent(most, 2)} %`, kept: most <= 0.05 },
    ],
    notKept: [],
  }
}

function exactly([before, after]: readonly [number, number]) {
  let below = 0, above = 0, alarms = 0
  const truth = after / before
  for (const [first, chance] of poissonCounts(before)) {
    for (const [second, again] of poissonCounts(after)) {
      const both = chance * again
      if (both < 1e-9) continue
      const { low, high, p } = rateRatio({ events: first, time: 1 }, { events: second, time: 1 })
      if (truth < low) below += both
      if (truth > high) above += both
      if (p <= 0.05) alarms += both
    }
  }
  return { covered: 1 - below - above, below, above, alarms }
}
