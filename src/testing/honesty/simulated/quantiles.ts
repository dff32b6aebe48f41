import { normalCdf } from '#kernel/distributions/normal-cdf.ts'
import { quantileUnderDesign } from '#kernel/estimate/quantile-under-design.ts'
import { coverage, percent, table, type Chapter } from '../chapter.ts'
import { luck, tried } from '../tried.ts'
import { roundOfNumbers, townBelow } from './made-up-round.ts'

const sizes = [100, 300, 1000], parts = [0.5, 0.8, 0.9]

const words = (repeats: number) => `Waits of a made-up town (the exponential of a normal number, so that a few wait very long), drawn by the same strata, clusters (likeness 0.05) and weights, ${repeats.toLocaleString('en')} times over: Woodruff's interval of the median and of the waits that 80 and 90 in 100 do not exceed. Coverage in per cent, where the truth lay when it was missed, and how often an end was not known (it then reaches as far as need be). One standard error of luck: ${percent(luck(repeats), 2)} points.`

/** Chapter: medians and other quantiles under a design. */
export function quantilesChapter(repeats: number): Chapter {
  const rows = sizes.flatMap((n) => {
    const { design, draw } = roundOfNumbers(n, 1, 0.05, Math.exp), open = parts.map(() => 0)
    const found = tried(repeats, 31 * n, (random) => {
      const values = draw(random)
      return Object.fromEntries(parts.map((part, at) => {
        const { low, high } = quantileUnderDesign(values, design, part)
        if (low === null || high === null) open[at]! += 1 / repeats
        return [part, { low, high, truth: Math.exp(townQuantile(part)) }]
      }))
    })
    return parts.map((part, at) => ({ n, part, open: open[at]!, ...found[part]! }))
  })
  const all = rows.filter(({ n }) => n >= 300).map(({ within }) => within), least = Math.min(...all), mean = all.reduce((a, b) => a + b, 0) / all.length
  const shown = table(['n, part', 'coverage %', 'truth below %', 'truth above %', 'an end not known %'], rows.map((row) =>
    [`${row.n}, ${row.part}`, coverage(row.within), percent(row.below), percent(row.above), percent(row.open)]))
  return {
    title: 'Medians and other quantiles',
    lines: [words(repeats), shown],
    promises: [{ promise: 'Woodruff\'s interval covers 93 % or more in each cell from 300 answers on (but for luck), and 94 to 97 % on average', found: `least ${percent(least)} %, mean ${percent(mean)} %`, kept: least >= 0.93 - 2 * luck(repeats, 0.93) && mean >= 0.94 && mean <= 0.97 }],
    notKept: rows.filter(({ within }) => within < 0.93).map(({ n, part, within }) => `Woodruff's interval of the ${part} quantile of ${n} answers in ${n / 10} clusters covers ${percent(within)} %.`),
  }
}

/** The normal number under which this part of the town lies, by halving. */
function townQuantile(part: number): number {
  let low = -8, high = 10
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (townBelow(middle, 1, normalCdf) < part) low = middle
    else high = middle
  }
  return (low + high) / 2
}
