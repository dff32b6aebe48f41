import { differenceUnderDesign } from '#kernel/compare/difference-under-design.ts'
import { rateChange } from '#kernel/compare/rate-change.ts'
import { shareUnderDesign } from '#kernel/estimate/share-under-design.ts'
import { drawnFrom, gamma, poissonCounts, type Chance } from '../chance.ts'
import { coverage, percent, table, type Chapter } from '../chapter.ts'
import { luck, tried } from '../tried.ts'
import { roundOfShares } from './made-up-round.ts'

const changes = [[0.05, 0.05], [0.1, 0.1], [0.2, 0.3], [0.5, 0.5], [0.5, 0.6]] as const, sizes = [300, 500, 1000]

const words = (repeats: number) => `Two independent rounds of the made-up town (likeness 0.05), ${repeats.toLocaleString('en')} times over: the interval of the difference, and the t test beside it, which promises 5 false alarms in 100 where nothing changed, half of them each way. Its degrees of freedom are Satterthwaite's: strata count by how much of the variance they carry. One standard error of luck: ${percent(luck(repeats), 2)} points.`

/** Chapter: the change of a share between two rounds under a design. */
export function changesUnderDesignChapter(repeats: number): Chapter {
  const rows = sizes.flatMap((n) => changes.map(([before, after], at) => {
    const first = roundOfShares(n, before, 0.05), second = roundOfShares(n, after, 0.05)
    let up = 0, down = 0
    const { within } = tried(repeats, n + at, (random) => {
      const { low, high, p, difference } = differenceUnderDesign(shareUnderDesign(first.draw(random), first.design), shareUnderDesign(second.draw(random), second.design))
      if (p !== null && p <= 0.05) difference! > 0 ? (up += 1 / repeats) : (down += 1 / repeats)
      return { change: { low, high, truth: after - before } }
    }).change
    return { n, before, after, within, up, down }
  }))
  const still = rows.filter(({ before, after }) => before === after), covers = rows.map(({ within }) => within), mean = covers.reduce((a, b) => a + b, 0) / covers.length
  const alarms = Math.max(...still.map(({ up, down }) => up + down)), uneven = Math.max(...still.map(({ up, down }) => Math.abs(up - down)))
  const shown = table(['n, change', 'coverage %', 'called a rise %', 'called a fall %'], rows.map((row) =>
    [`${row.n}, ${row.before} → ${row.after}`, coverage(row.within), percent(row.up), percent(row.down)]))
  return {
    title: 'Changes under a design',
    lines: [words(repeats), shown],
    promises: [
      { promise: 'the interval of a difference under a design covers 94 to 96 % on average', found: `${percent(mean, 2)} %`, kept: Math.abs(mean - 0.95) <= 0.01 },
      { promise: 'its test calls a change that is none at most 5 times in 100, but for luck', found: `at most ${percent(alarms)} %`, kept: alarms <= 0.05 + 2.5 * luck(repeats, 0.05) },
      { promise: 'false rises and false falls are equally many, but for luck', found: `at most ${percent(uneven)} points apart`, kept: uneven <= 3.5 * Math.sqrt(0.05 / repeats) },
    ],
    notKept: rows.filter(({ within }) => within < 0.93).map(({ n, before, after, within }) => `The difference ${before} → ${after} between two rounds of ${n} answers in ${n / 10} clusters is covered in ${percent(within)} %.`),
  }
}

const wandering = [{ months: 12, mean: 10, theta: 5 }, { months: 12, mean: 10, theta: 20 }, { months: 24, mean: 5, theta: 5 }, { months: 6, mean: 20, theta: 5 }]

/** Chapter: rates that wander more than chance, by the negative binomial ratio. */
export function wanderingRatesChapter(repeats: number): Chapter {
  const count = (mean: number, theta: number, random: Chance) => drawnFrom(poissonCounts((gamma(theta, random) * mean) / theta))(random)
  const rows = wandering.map(({ months, mean, theta }) => {
    let alarms = 0
    const found = tried(repeats, months + theta, (random) => {
      const side = () => ({ counts: Array.from({ length: months }, () => count(mean, theta, random)) })
      const { low, high, p } = rateChange(side(), side())
      if (p !== null && p <= 0.05) alarms += 1 / repeats
      return { ratio: { low, high, truth: 1 } }
    }).ratio
    return { months, mean, theta, alarms, ...found }
  })
  const least = Math.min(...rows.map(({ within }) => within)), most = Math.max(...rows.map(({ alarms }) => alarms))
  return {
    title: 'Rates that wander',
    lines: [
      `Monthly counts that wander more than chance alone (negative binomial, ${repeats.toLocaleString('en')} times over), as many months before as after and nothing changed. How wildly they wander is found from the same few months; the interval and p make good for that (Student's t, and a standard error widened for the two levels that were fitted). One standard error of luck: ${percent(luck(repeats), 2)} points.`,
      table(['months a side, mean, theta', 'coverage %', 'p ≤ 0.05 %'], rows.map((row) => [`${row.months}, ${row.mean}, ${row.theta}`, coverage(row.within), percent(row.alarms)])),
    ],
    promises: [{ promise: 'the negative binomial ratio covers 95 %, and calls a change that is none 5 times in 100, from 6 months a side on, but for luck', found: `least ${percent(least)} %, at most ${percent(most)} %`, kept: least >= 0.95 - 2.5 * luck(repeats) && most <= 0.05 + 2.5 * luck(repeats, 0.05) }],
    notKept: [],
  }
}
