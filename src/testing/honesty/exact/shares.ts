import { binomialCounts } from '../chance.ts'
import { coverage, percent, table, type Chapter, type Promised } from '../chapter.ts'
import { coveredBy, type Covered } from './covered.ts'
import { shareEnds, ways, type Way } from './share-ends.ts'

const sizes = [30, 50, 100, 200, 300, 500, 1000, 2000], shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5]
const everyShare = Array.from({ length: 50 }, (_, k) => (k + 1) / 100)

/** What each way is called in the system, and what it is. */
const called: Readonly<Record<Way, string>> = {
  Wilson: 'Wilson: the default of what is counted',
  'Clopper-Pearson': 'Clopper-Pearson: `--method exact`',
  logit: 'logit: the default under a design',
  linear: 'linear: share ± t se',
  asin: 'asin',
  beta: 'beta: Korn & Graubard',
  wilson: 'wilson under a design: Wilson with t on the effective number of answers',
  likelihood: 'likelihood',
}

const words = `Nothing is simulated here. Among n people drawn at random there are only n + 1 results; each has a known probability; added up where the interval holds the true share, they are its coverage, to all digits shown. 95 is promised. A cell says **coverage in per cent, then the mean width of the interval in points**. Bold: under 93, do not use the method there. Coverage jumps from cell to cell because counts are whole: no method of this kind keeps 95.0 everywhere.

The ways called *under a design* are shown as they are for a simple sample; [below](#shares-under-a-design) they meet strata, clusters and weights. Where nobody or everybody said yes they give the Wilson interval (beta the exact one), and linear gives an interval without width.`

/** Chapter: the intervals of a share, for simple samples, exactly. Long tables, because no average tells where a method must not be used. */
export function sharesChapter(): Chapter {
  const found = ways.map((way) => measured(way))
  const tables = found.map(({ way, cells, under }) => {
    const rows = sizes.map((n, row) => [String(n), ...cells[row]!.map((cell) => `${coverage(cell.covered)}, ${percent(cell.width)}`)])
    return [`### ${called[way]}`, table(['n \\ share', ...shares.map(String)], rows), refused(under)].join('\n\n')
  })
  const defaults = found.filter(({ way }) => way === 'Wilson' || way === 'logit')
  const notKept = defaults.flatMap(({ way, under }) => under.map((where) => `${way} (a default) covers under 93 % at ${where}.`))
  return { title: 'Shares, exactly', lines: [words, ...tables, ...compared(found), choice], promises: promised(found), notKept }
}

type Measured = { readonly way: Way; readonly cells: readonly (readonly Covered[])[]; readonly all: readonly (readonly Covered[])[]; readonly under: readonly string[] }

function measured(way: Way): Measured {
  const by = sizes.map((n) => coveredBy(way, n)), cells = by.map((of) => shares.map(of)), all = by.map((of) => everyShare.map(of))
  const under = sizes.flatMap((n, row) => {
    const bad = shares.filter((_, at) => cells[row]![at]!.covered < 0.93)
    return bad.length > 0 ? [`n = ${n}: ${bad.join(', ')}`] : []
  })
  return { way, cells, all, under }
}

const refused = (under: readonly string[]) => (under.length === 0 ? 'Under 93 nowhere in the table.' : `Not to be used for shares of (under 93): ${under.join('; ')}.`)

const mean = (cells: readonly Covered[], of: 'covered' | 'width') => cells.reduce((sum, cell) => sum + cell[of], 0) / cells.length
const least = (cells: readonly Covered[]) => cells.reduce((most, { covered }) => Math.min(most, covered), 1)

/** Side by side over the shares 0.01, 0.02 … 0.50. */
function compared(found: readonly Measured[]): string[] {
  const name = (way: Way) => (way === 'wilson' ? 'wilson under a design' : way)
  const side = (cell: (all: readonly Covered[]) => string) => table(['method \\ n', ...sizes.map(String)], found.map(({ way, all }) => [name(way), ...all.map(cell)]))
  return [
    '### Side by side', 'Mean coverage over the fifty shares 0.01, 0.02 … 0.50:', side((all) => coverage(mean(all, 'covered'))),
    'Least coverage among the fifty:', side((all) => coverage(least(all))), 'Mean width in points:', side((all) => percent(mean(all, 'width'))),
  ]
}

const choice = `### What is chosen, and why

- **Counted answers (no weights, strata or clusters): Wilson.** It is the narrowest of all that keep 95 on average at every n, it is within 93 to 97 everywhere from a hundred answers and a share of a tenth on, and it never leaves 0 to 1. Where it is weak is known: among 50 to 100 answers and shares of one or two in a hundred it may fall to 91.
- **Under a design: logit.** In these tables it is under 93 nowhere, for a width that from 100 answers on is at most half a point more than Wilson's. It uses the standard error that the design gave; [how it does there](#shares-under-a-design).
- **Where a promise of "never less than 95" is needed** (a court, an audit, a rare answer): Clopper-Pearson, or beta under a design. They keep it everywhere and cost up to 3 points of width among 30 answers, less than one from 300 on.
- **Never linear** for shares under a tenth, nor under a hundred answers: among 30 people and a share of 0.01 it holds the truth one time in four, because whenever nobody says yes it claims to be certain. It is kept for agreement with older series.
- **asin** fails for rare answers where the table is bold; **likelihood** and **wilson under a design** hold nearly everywhere, without a place where they are better than the two defaults by more than they are worse elsewhere.`

function promised(found: readonly Measured[]): Promised[] {
  const of = (way: Way) => found.find((one) => one.way === way)!, wilson = of('Wilson'), exact = of('Clopper-Pearson')
  const large = sizes.flatMap((n, row) => (n < 100 ? [] : shares.flatMap((share, at) => (share < 0.1 ? [] : [wilson.cells[row]![at]!.covered]))))
  const means = sizes.flatMap((n, row) => (n < 100 ? [] : [mean(wilson.all[row]!, 'covered')]))
  const never = Math.min(...[...exact.cells, ...exact.all].map(least)), rare = of('linear').cells[0]![0]!.covered
  return [
    within('Wilson covers 93 to 97 % for n of 100 or more and shares of 0.1 or more (30 cells of the table)', large, 0.93, 0.97, 2),
    within('the same between the cells: shares 0.100, 0.101 … 0.500', sizes.filter((n) => n >= 100).flatMap(fine), 0.925, 0.975, 2, '92.5 to 97.5 %'),
    within('Wilson covers 94 to 96 % on average over the shares 0.01 … 0.50, for n of 100 or more', means, 0.94, 0.96, 2),
    { promise: 'Clopper-Pearson is never under 95 %', found: `least ${percent(never, 2)} %`, kept: never >= 0.95 },
    { promise: 'linear among 30 at a share of 0.01 is shown as it is: about 26 %', found: `${percent(rare)} %`, kept: rare > 0.24 && rare < 0.28 },
    within('logit, the default under a design, is under 93 % nowhere in its table', of('logit').cells.flat().map(({ covered }) => covered), 0.93, 1, 2),
  ]
}

function within(promise: string, found: readonly number[], low: number, high: number, digits: number, asked = ''): Promised {
  const [from, to] = [found.reduce((a, b) => Math.min(a, b), 1), found.reduce((a, b) => Math.max(a, b), 0)]
  return { promise: asked ? `${promise}: ${asked}` : promise, found: `${percent(from, digits)} to ${percent(to, digits)} %`, kept: from >= low && to <= high }
}

/** Wilson's coverage between the cells of the table. */
function fine(n: number): number[] {
  const ends = Array.from({ length: n + 1 }, (_, hits) => shareEnds('Wilson', hits, n))
  return Array.from({ length: 401 }, (_, k) => 0.1 + k / 1000).map((share) =>
    binomialCounts(n, share).reduce((sum, [hits, chance]) => (ends[hits]!.low <= share && share <= ends[hits]!.high ? sum + chance : sum), 0))
}
