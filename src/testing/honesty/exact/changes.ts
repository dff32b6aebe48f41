import { differenceOfShares } from '#kernel/compare/difference-of-shares.ts'
import { binomialCounts } from '../chance.ts'
import { coverage, percent, table, type Chapter, type Promised } from '../chapter.ts'

const sizes = [[30, 30], [30, 100], [50, 50], [100, 100], [100, 300], [300, 300]] as const
const pairs = [[0.02, 0.02], [0.05, 0.05], [0.05, 0.1], [0.1, 0.1], [0.2, 0.3], [0.3, 0.3], [0.4, 0.6], [0.5, 0.5]] as const
const still = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5], families = [1, 2, 5, 10, 20, 40, 200]

const words = `Two independent rounds of counted answers, added up over every pair of results that could have been. The interval is Newcombe's (two Wilson intervals put together); the test beside it is the system's: the pooled z, and Boschloo's exact test where counts are too coarse for it. A cell says **coverage in per cent, then mean width in points**; for the test, **how often it calls a change (p ≤ 0.05) where there is none**: 5 is promised, and the part that is called a fall stands after the slash (half of it is even).`

const note = 'With rare answers hardly anything can be called a change at all. The pooled z alone, which most programs take, lets 5.7 of 100 through where counts are even, and in families, where only the far tails are looked at, up to 12 of 100 (30 and 100 answers, a share of 0.04, 200 items).'

const familyWords = `A zone's items are judged together: its p are raised by Holm's method. Where nothing changed at all and the items know nothing of each other, this is how often **any** of ${families.join(', ')} items is called changed (in per cent; 5 is promised, and 5.2 is the most that is found, where the z is believed though an even count lies just past its level). Items that hang together raise fewer: [simulated below](#false-alarms-in-a-family).`

/** Chapter: the change of a share between two counted rounds, exactly. */
export function changesChapter(): Chapter {
  const rounds = sizes.map(everyPair), covers = rounds.map((all) => pairs.map((pair) => covered(all, pair))), alarms = rounds.map((all) => still.map((share) => calledOf(all, share)))
  const tableOf = <T>(heads: readonly string[], rows: readonly (readonly T[])[], cell: (one: T) => string) =>
    table(['n before, after', ...heads], sizes.map(([a, b], row) => [`${a}, ${b}`, ...rows[row]!.map(cell)]))
  const intervals = tableOf(pairs.map(([before, after]) => `${before} → ${after}`), covers, ({ held, width }) => `${coverage(held)}, ${percent(width)}`)
  const alone = tableOf(still.map(String), alarms, ({ up, down }) => `${percent(up + down, 2)} / ${percent(down, 2)}`)
  const together = tableOf(still.map(String), alarms, ({ family }) => family.map((share) => percent(share)).join(', '))
  const lines = [
    words, '### Newcombe\'s interval of the difference', intervals, '### False alarms of the test', alone, note,
    '### Families of such tests under Holm', familyWords, together,
  ]
  return { title: 'The change of a share, exactly', lines, promises: promised(covers.flat(), alarms.flat()), notKept: [] }
}

/** What is said of every pair of rounds of these sizes: the interval, p, and whether it rose. */
type Every = { readonly n1: number; readonly n2: number; readonly low: Float64Array; readonly high: Float64Array; readonly p: Float64Array }

function everyPair([n1, n2]: readonly [number, number]): Every {
  const column = () => new Float64Array((n1 + 1) * (n2 + 1)), all = { n1, n2, low: column(), high: column(), p: column() }
  const put = (first: number, second: number, low: number, high: number, p: number) => {
    const at = first * (n2 + 1) + second
    all.low[at] = low
    all.high[at] = high
    all.p[at] = p
  }
  for (let first = 0; first <= n1; first++) {
    // Yes and no turned over say the same of the other side, and so do rounds of one size.
    for (let second = n1 === n2 ? first : 0; second <= n2 - Math.floor((first * n2) / n1); second++) {
      const { low, high, p } = differenceOfShares({ hits: first, n: n1 }, { hits: second, n: n2 })
      put(first, second, low!, high!, p!)
      put(n1 - first, n2 - second, -high!, -low!, p!)
      if (n1 !== n2) continue
      put(second, first, -high!, -low!, p!)
      put(n1 - second, n2 - first, low!, high!, p!)
    }
  }
  return all
}

function covered({ n1, n2, low, high }: Every, [before, after]: readonly [number, number]) {
  let held = 0, width = 0
  over(n1, before, n2, after, (at, chance) => {
    if (low[at]! <= after - before && after - before <= high[at]!) held += chance
    width += chance * (high[at]! - low[at]!)
  })
  return { held, width }
}

function calledOf({ n1, n2, p }: Every, share: number) {
  let up = 0, down = 0
  const any = families.map(() => 0)
  over(n1, share, n2, share, (at, chance, first, second) => {
    if (p[at]! <= 0.05) second * n1 > first * n2 ? (up += chance) : (down += chance)
    families.forEach((tests, k) => { if (p[at]! * tests <= 0.05) any[k]! += chance })
  })
  return { up, down, family: families.map((tests, k) => 1 - (1 - any[k]!) ** tests) }
}

function over(n1: number, before: number, n2: number, after: number, told: (at: number, chance: number, first: number, second: number) => void): void {
  const later = binomialCounts(n2, after)
  for (const [first, chance] of binomialCounts(n1, before)) for (const [second, again] of later) if (chance * again > 1e-13) told(first * (n2 + 1) + second, chance * again, first, second)
}

function promised(covers: readonly ReturnType<typeof covered>[], alarms: readonly ReturnType<typeof calledOf>[]): Promised[] {
  const least = Math.min(...covers.map(({ held }) => held)), mean = covers.reduce((sum, { held }) => sum + held, 0) / covers.length
  const most = Math.max(...alarms.map(({ up, down }) => up + down)), family = Math.max(...alarms.flatMap((cell) => cell.family))
  return [
    { promise: 'Newcombe\'s interval covers 93 % or more in every cell, and 94 to 97 % on average', found: `least ${percent(least, 2)} %, mean ${percent(mean, 2)} %`, kept: least >= 0.93 && mean >= 0.94 && mean <= 0.97 },
    { promise: 'the test of two shares calls a change that is none at most 5 times in 100, in every cell', found: `at most ${percent(most, 2)} %`, kept: most <= 0.05 },
    { promise: `under Holm, ${families.slice(1, -1).join(', ')} or ${families.at(-1)} unrelated items of which none changed raise any false alarm in at most 5 of 100 zones (0.2 more because counts are whole), in every cell`, found: `at most ${percent(family, 2)} %`, kept: family <= 0.052 },
  ]
}
