import { differenceOfShares } from '#kernel/compare/difference-of-shares.ts'
import { binomialCounts } from '../chance.ts'
import { coverage, percent, table, type Chapter, type Promised } from '../chapter.ts'

const sizes = [[30, 30], [30, 100], [50, 50], [100, 100], [100, 300], [300, 300]] as const
const pairs = [[0.02, 0.02], [0.05, 0.05], [0.05, 0.1], [0.1, 0.1], [0.2, 0.3], [0.3, 0.3], [0.4, 0.6], [0.5, 0.5]] as const

const words = `Two independent rounds of counted answers, added up over every pair of results that could have been. The interval is Newcombe's (two Wilson intervals put together); the test beside it is the pooled z. A cell says **coverage in per cent, then mean width in points**; for the test, **how often it calls a change (p ≤ 0.05) where there is none**: 5 is promised, and the part that is called a fall stands after the slash (half of it is even).`

const familyWords = `A zone's items are judged together: its p are raised by Holm's method. Where nothing changed at all and the items know nothing of each other, this is how often **any** of 1, 10, 20 and 40 items is called changed (in per cent; 5 is promised; bold: over 5.5). Items that hang together raise fewer: [simulated below](#false-alarms-in-a-family).`

const families = [1, 10, 20, 40]

/** Chapter: the change of a share between two counted rounds, exactly. */
export function changesChapter(): Chapter {
  const cells = sizes.map((size) => pairs.map((pair) => exactly(size, pair)))
  const name = ([before, after]: readonly [number, number]) => `${before} → ${after}`
  const still = pairs.flatMap((pair, at) => (pair[0] === pair[1] ? [at] : []))
  const tableOf = (columns: readonly number[], heads: readonly string[], cell: (one: Cell) => string) =>
    table(['n before, after', ...heads], sizes.map(([a, b], row) => [`${a}, ${b}`, ...columns.map((at) => cell(cells[row]![at]!))]))
  const intervals = tableOf([...pairs.keys()], pairs.map(name), ({ covered, width }) => `${coverage(covered)}, ${percent(width)}`)
  const alone = still.map((at) => String(pairs[at]![0]))
  const alarms = tableOf(still, alone, ({ better, worse }) => `${percent(better + worse, 2)} / ${percent(worse, 2)}`)
  const together = tableOf(still, alone, ({ family }) => family.map((share) => (share > 0.055 ? `**${percent(share)}**` : percent(share))).join(', '))
  const note = 'Where both rounds are equally large, false rises and falls are equally many. With rare answers and rounds of unequal size nearly all false alarms are falls. Counts are whole, so 5 becomes up to 5.7 where an even result lies just past the level.'
  const lines = [
    words, '### Newcombe\'s interval of the difference', intervals, '### False alarms of the pooled z test', alarms, note,
    '### Families of such tests under Holm', familyWords, together,
  ]
  return { title: 'The change of a share, exactly', lines, promises: promised(cells), notKept: bold(cells) }
}

type Cell = { readonly covered: number; readonly width: number; readonly better: number; readonly worse: number; readonly family: readonly number[] }

function exactly([n1, n2]: readonly [number, number], [before, after]: readonly [number, number]): Cell {
  let covered = 0, width = 0, better = 0, worse = 0
  const alone = families.map(() => 0)
  for (const [first, chance] of binomialCounts(n1, before)) {
    for (const [second, again] of binomialCounts(n2, after)) {
      const both = chance * again
      if (both < 1e-12) continue
      const { low, high, p, difference } = differenceOfShares({ hits: first, n: n1 }, { hits: second, n: n2 })
      if (low! <= after - before && after - before <= high!) covered += both
      width += both * (high! - low!)
      if (p! <= 0.05) difference! > 0 ? (better += both) : (worse += both)
      families.forEach((tests, at) => { if (p! * tests <= 0.05) alone[at]! += both })
    }
  }
  return { covered, width, better, worse, family: families.map((tests, at) => 1 - (1 - alone[at]!) ** tests) }
}

/** The corners where Holm promises 5 and the pooled z gives more than 5.5. */
function bold(cells: readonly (readonly Cell[])[]): string[] {
  const over = sizes.flatMap(([a, b], row) => pairs.flatMap((pair, at) => {
    const bad = pair[0] === pair[1] ? families.filter((_, k) => cells[row]![at]!.family[k]! > 0.055) : []
    return bad.map((tests) => `${a} and ${b} answers, share ${pair[0]}, ${tests} ${tests === 1 ? 'item' : 'items'}: ${percent(cells[row]![at]!.family[families.indexOf(tests)]!)} %`)
  }))
  return over.length === 0 ? [] : [`Holm on the pooled z lets more than 5.5 of 100 unchanged zones have a false verdict where counts are coarse or rounds unequal and answers rare: ${over.join('; ')}.`]
}

function promised(cells: readonly (readonly Cell[])[]): Promised[] {
  const covered = cells.flat().map((cell) => cell.covered), low = Math.min(...covered)
  const large = cells.filter((_, row) => sizes[row]![0] >= 50), still = cells.flatMap((row) => row.filter((_, at) => pairs[at]![0] === pairs[at]![1]))
  const mean = covered.reduce((a, b) => a + b, 0) / covered.length
  const frequent = large.flatMap((row) => row.filter((_, at) => pairs[at]![0] === pairs[at]![1] && pairs[at]![0] >= 0.1))
  const most = Math.max(...still.map(({ better, worse }) => better + worse)), family = Math.max(...frequent.flatMap((cell) => cell.family.slice(1)))
  return [
    { promise: 'Newcombe\'s interval covers 93 % or more in every cell, and 94 to 97 % on average', found: `least ${percent(low, 2)} %, mean ${percent(mean, 2)} %`, kept: low >= 0.93 && mean >= 0.94 && mean <= 0.97 },
    { promise: 'the pooled z test calls a change that is none 5 times in 100, at most 0.7 more because counts are whole, in every cell', found: `at most ${percent(most, 2)} %`, kept: most <= 0.057 },
    { promise: 'under Holm, 10, 20 or 40 unrelated items of which none changed raise any false alarm in at most 5 of 100 zones (0.6 more because counts are whole), for rounds of 50 or more and shares of 0.1 or more', found: `at most ${percent(family, 2)} %`, kept: family <= 0.056 },
  ]
}
