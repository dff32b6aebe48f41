import { byPermutation } from '#kernel/locate/autocorrelation/by-permutation.ts'
import { globalMoran } from '#kernel/locate/autocorrelation/global-moran.ts'
import { moranValue } from '#kernel/locate/autocorrelation/moran-value.ts'
import { distanceBand } from '#kernel/locate/distance-band.ts'
import { getisOrdOnGrid } from '#kernel/locate/hot-spots/getis-ord-on-grid.ts'
import { localMoran } from '#kernel/locate/hot-spots/local-moran.ts'
import { knox } from '#kernel/locate/near-repeats/knox.ts'
import { seeded } from '#kernel/random.ts'
import { drawnFrom, normal, poissonCounts, type Chance } from '../chance.ts'
import { percent, table, type Chapter } from '../chapter.ts'
import { luck } from '../tried.ts'

const levels = [0.01, 0.05, 0.1, 0.5], side = 20

const words = (repeats: number) => `Maps of pure chance, ${repeats.toLocaleString('en')} of each kind: how often is p at or under 0.01, 0.05, 0.10 and 0.50? Each should be as its head says. For cells the figures are over all cells of all maps; any after q: maps with any cell at q ≤ 0.05. One standard error of luck for whole maps: ${percent(luck(repeats, 0.05), 2)} points at 5 (for cells it is less).`

/** Chapter: hot spots, autocorrelation and near repeats where there is nothing to find. */
export function placesChapter(repeats: number): Chapter {
  const rows = kinds().map(({ name, ps }, at) => ({ name, ...underOver(repeats, 600 + at, ps) }))
  const of = (part: string) => rows.filter(({ name }) => name.startsWith(part)), error = luck(repeats, 0.05)
  const at5 = (part: string) => of(part).map(({ under }) => under[1]!), furthest = (part: string) => Math.max(...at5(part).map((share) => Math.abs(share - 0.05)))
  const knoxOver = Math.max(...of('Knox, shuffled').flatMap(({ under }) => under.slice(0, 3).map((share, k) => share - levels[k]! - 2.5 * luck(repeats, levels[k]!))))
  const any = Math.max(...of('Gi*, 12').map(({ any }) => any))
  const shown = table(['test', ...levels.map((level) => `p ≤ ${level} %`), 'any after q %'], rows.map(({ name, under, any, cells }) =>
    [name, ...under.map((share) => percent(share, 2)), cells > 1 ? percent(any) : '–']))
  return {
    title: 'Maps of chance',
    lines: [words(repeats), shown,
      'Gi* and local Moran take the normal distribution for their p: with few events a cell the very far tail is longer than that, which 0.01 does not show but q, which looks there, does. Where events are sparse, take wider bands or cells, or permutations.'],
    promises: [
      { promise: 'Gi* on a map of chance has p ≤ 0.05 in 5 of 100 cells, within 1 point', found: at5('Gi*').map((share) => percent(share, 2)).join(', '), kept: furthest('Gi*') <= 0.01 },
      { promise: 'Moran\'s I on a map of chance has p ≤ 0.05 in 5 of 100 maps, but for luck', found: at5('Moran').map((share) => percent(share, 2)).join(', '), kept: furthest('Moran') <= 3 * error },
      { promise: 'the p of Knox by shuffling is at or under a level never more often than the level says, but for luck', found: of('Knox, shuffled').map(({ under }) => under.slice(0, 3).map((share) => percent(share)).join(' / ')).join(', '), kept: knoxOver <= 0 },
      { promise: 'of maps of chance with 12 events a cell, at most 5 in 100 have any hot or cold cell after q, but for luck and one point', found: `${percent(any)} %`, kept: any <= 0.06 + 2.5 * error },
    ],
    notKept: rows.filter(({ any, cells }) => cells > 1 && any > 0.06).map(({ name, any }) => `${name}: on ${percent(any)} of 100 maps of chance some cell stands out after q (5 is promised), because the far tail of its normal p is too short.`),
  }
}

/** A map of chance, and the p of each of its tests; q where there are several. */
type Map = (random: Chance) => { readonly p: ArrayLike<number>; readonly q?: ArrayLike<number> }

function kinds(): { readonly name: string; readonly ps: Map }[] {
  const cells = side * side, column = Float64Array.from({ length: cells }, (_, i) => i % side), row = Float64Array.from({ length: cells }, (_, i) => Math.floor(i / side))
  const near = distanceBand(column, row, 1.5), few = distanceBand(column.slice(0, 100).map((_, i) => i % 10), row.slice(0, 100).map((_, i) => Math.floor(i / 10)), 1)
  const grid = (mean: number, band: number): Map => {
    const count = drawnFrom(poissonCounts(mean))
    return (random) => getisOrdOnGrid(Float64Array.from({ length: cells }, () => count(random)), { columns: side, rows: side }, band)
  }
  const counts = drawnFrom(poissonCounts(3)), many = (n: number, one: (random: Chance) => number, random: Chance) => Float64Array.from({ length: n }, () => one(random))
  const only = (p: number | null) => ({ p: [p ?? 1] })
  const incidents = (random: Chance) => ({ x: many(150, (r) => 3000 * r(), random), y: many(150, (r) => 3000 * r(), random), time: many(150, (r) => Math.floor(180 * r()), random) })
  return [
    { name: 'Gi*, 12 events a cell, band 2 cells', ps: grid(12, 2) },
    { name: 'Gi*, 3 events a cell, band 2 cells', ps: grid(3, 2) },
    { name: 'Gi*, 3 events a cell, band 3 cells', ps: grid(3, 3) },
    { name: 'Gi*, 0.3 events a cell, band 3 cells', ps: grid(0.3, 3) },
    { name: 'local Moran, 3 events a cell, 8 neighbours', ps: (random) => localMoran(many(cells, counts, random), near) },
    { name: 'Moran\'s I, 100 counts', ps: (random) => only(globalMoran(many(100, counts, random), few).p) },
    { name: 'Moran\'s I, 100 normal numbers', ps: (random) => only(globalMoran(many(100, normal, random), few, 'normality').p) },
    { name: 'Moran\'s I, 100 counts, 199 shuffles', ps: (random) => only(byPermutation(many(100, counts, random), (values) => moranValue(values, few), 199, random).p) },
    { name: 'Knox, shuffled 199 times, 150 incidents', ps: (random) => only(knox(incidents(random), { space: 200, days: 14, permutations: 199, random }).more) },
    { name: 'Knox, preview by moments', ps: (random) => only(knox(incidents(random), { space: 200, days: 14, permutations: 0 }).more) },
  ]
}

function underOver(repeats: number, seed: number, ps: Map) {
  const random = seeded(seed), under = levels.map(() => 0)
  let any = 0, cells = 1
  for (let round = 0; round < repeats; round++) {
    const { p, q } = ps(random)
    cells = p.length
    for (let i = 0; i < p.length; i++) levels.forEach((level, at) => { if (p[i]! <= level + 1e-12) under[at]! += 1 / repeats / p.length })
    if (q && Array.prototype.some.call(q, (one: number) => one <= 0.05)) any += 1 / repeats
  }
  return { under, any, cells }
}
