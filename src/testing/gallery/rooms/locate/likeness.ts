import { byPermutation } from '#kernel/locate/autocorrelation/by-permutation.ts'
import { gearyValue } from '#kernel/locate/autocorrelation/geary-value.ts'
import { globalGeary } from '#kernel/locate/autocorrelation/global-geary.ts'
import { globalGetisOrd } from '#kernel/locate/autocorrelation/global-getis-ord.ts'
import { globalMoran } from '#kernel/locate/autocorrelation/global-moran.ts'
import { moranValue } from '#kernel/locate/autocorrelation/moran-value.ts'
import { gridDensity } from '#kernel/locate/density/grid-density.ts'
import { distanceBand } from '#kernel/locate/distance-band.ts'
import { gridCounts } from '#kernel/locate/grid-counts.ts'
import { localMoranByPermutation } from '#kernel/locate/hot-spots/local-moran-by-permutation.ts'
import { localMoran } from '#kernel/locate/hot-spots/local-moran.ts'
import { predictionAccuracy } from '#kernel/locate/hot-spots/prediction-accuracy.ts'
import { predictionAgainstBaseline } from '#kernel/locate/hot-spots/prediction-against-baseline.ts'
import { spaceTimeHotSpots } from '#kernel/locate/hot-spots/space-time-hot-spots.ts'
import { rowStandardised } from '#kernel/locate/row-standardised.ts'
import { shuffle } from '#kernel/locate/shuffle.ts'
import { empiricalBayesRates } from '#kernel/locate/zones/empirical-bayes-rates.ts'
import { localBayesRates } from '#kernel/locate/zones/local-bayes-rates.ts'
import { seeded } from '#kernel/random.ts'
import { along, chance, decimals, percent, scale, upward, whole } from '../../parts/axes.ts'
import { histogram, legend } from '../../parts/bars.ts'
import { colour } from '../../parts/colours.ts'
import { borders, mapHeight, names, paintedCells, ruler } from '../../parts/map.ts'
import { dot, line, through, words } from '../../parts/marks.ts'
import { picture, type Picture } from '../../parts/picture.ts'
import { thefts } from '../../town/places.ts'
import { squares } from './places.ts'

/** Whether places near each other are alike, what becomes of hot spots, and whether a map foretold anything. */
export const likenessPictures = (): Picture[] => [outliers(), shuffled(), smoothed(), courses(), foretold()]

/** The squares that lie in the town, with the thefts of each and who is next to whom. */
function inTown(cell: number) {
  const { grid, x, y, exists, counts } = squares(cell), places = Array.from(exists, (_, i) => i).filter((i) => exists[i])
  return { grid, places, counts: places.map((i) => counts[i]!), near: rowStandardised(distanceBand(places.map((i) => x[i]!), places.map((i) => y[i]!), cell * 1.5)) }
}

function outliers(): Picture {
  const { grid, places, counts, near } = inTown(150), { kinds } = localMoran(counts, near), { q } = localMoranByPermutation(counts, near, 4999, seeded(17))
  const looks = { 'high-high': colour('hearth'), 'low-low': colour('link'), 'high-low': colour('ember'), 'low-high': '#9db5d8', none: null } as const
  const fills = new Array<string | null>(grid.columns * grid.rows).fill(null)
  places.forEach((at, i) => (fills[at] = q[i]! <= 0.1 ? looks[kinds[i]!] : null))
  const many = (fill: string) => fills.filter((one) => one === fill).length
  return picture({
    name: 'local-moran', of: ['locate/hot-spots/local-moran', 'locate/hot-spots/local-moran-by-permutation', 'locate/distance-band', 'locate/row-standardised'], title: 'Where much lies among much',
    reads: 'Dark terracotta: much among much, the cores of the hot spots. Squares that differ from their neighbours were looked for too and not found; empty squares are not told from chance.',
    caption: `Local Moran's I of thefts in ${places.length} squares of 150 m, eight neighbours, 4,999 permutations, q at most 0.10: ${many(looks['high-high'])} high among high, ${many(looks['high-low'])} high among low, ${many(looks['low-high'])} low among high, ${many(looks['low-low'])} low among low.`,
    height: mapHeight + 30, body: paintedCells(grid, fills) + borders() + names() + ruler(mapHeight - 8) + legend([[looks['high-high'], 'much, much'], [looks['high-low'], 'much, little'], [looks['low-high'], 'little, much'], [looks['low-low'], 'little, little']], 45, mapHeight + 22),
  })
}

function shuffled(): Picture {
  const { counts, near } = inTown(150), moran = globalMoran(counts, near), geary = globalGeary(counts, near), getis = globalGetisOrd(counts, near), seen = byPermutation(counts, (values) => moranValue(values, near), 999, seeded(19))
  const random = seeded(23), dealt = Float64Array.from(counts), chances = Array.from({ length: 999 }, () => { shuffle(dealt, random); return [moranValue(dealt, near)!, gearyValue(dealt, near)!] as const })
  const above = histogram(chances.map(([i]) => i), { from: -0.2, to: 0.6, say: decimals(1), name: 'Moran\'s I (0 by chance, more is alike)', height: 130, counted: 'shuffles', mark: { at: moran.value!, words: `seen: ${decimals(2)(moran.value!)}` } }, 40)
  const below = histogram(chances.map(([, c]) => c), { from: 0.2, to: 1.6, say: decimals(1), name: 'Geary\'s C (1 by chance, less is alike)', height: 130, counted: 'shuffles', fill: '#9db5d8', mark: { at: geary.value!, words: `seen: ${decimals(2)(geary.value!)}` } }, 40)
  return picture({
    name: 'moran-and-geary', of: ['locate/autocorrelation/global-moran', 'locate/autocorrelation/global-geary', 'locate/autocorrelation/global-getis-ord', 'locate/autocorrelation/by-permutation'], title: 'Are neighbouring squares alike? Dealt out anew they are not',
    reads: 'The bars are what comes of dealing the same counts out over the squares by chance; the line is the map as it is, far from all of them.',
    caption: `n = ${moran.n} squares of 150 m, 999 shuffles: I ${chance(seen.p!)} by shuffling, z ${decimals(1)(moran.z!)} by formula; C z ${decimals(1)(geary.z!)}; Getis-Ord G z ${decimals(1)(getis.z!)}: it is much near much.`,
    height: above.height + below.height + 8, body: `${above.body}<g transform="translate(0 ${above.height + 8})">${below.body}</g>`,
  })
}

function smoothed(): Picture {
  const random = seeded(29), { places, near } = inTown(350), people = places.map(() => Math.round(20 * 25 ** random())), events = people.map((many) => Array.from({ length: many }, () => (random() < 0.05 ? 1 : 0) as number).reduce((a, b) => a + b, 0))
  const { raw, rate, overall, n } = empiricalBayesRates(events, people), local = localBayesRates(events, people, near), x = scale(1, 2.75, 80, 600), y = scale(0, 0.16, 240, 20), at = (i: number) => x(Math.log10(people[i]!))
  return picture({
    name: 'bayes-rates', of: ['locate/zones/empirical-bayes-rates', 'locate/zones/local-bayes-rates'], title: 'Rates of small places, drawn toward all',
    reads: 'Hollow: burglaries over people as counted. Filled: drawn in, the more the fewer people live there (left). Blue: drawn toward the neighbours instead.',
    caption: `${n} squares of 350 m with 20 to 500 people, rate of all ${percent(overall!)} (dashed); Marshall's empirical Bayes. People and burglaries made with one true rate of 5 %, so all spread seen is chance.`,
    height: 286, body: upward(y, [80, 600], percent, { name: 'burglaries a person' }) + along(x, [20, 240], (log) => String(Math.round(10 ** log)), { name: 'people', marks: [20, 50, 100, 200, 500].map(Math.log10) }) + line(80, y(overall!), 600, y(overall!), 'dashed')
      + places.map((_, i) => line(at(i), y(Math.min(0.16, raw[i]!)), at(i), y(rate[i]!)) + dot(at(i), y(Math.min(0.16, raw[i]!)), 'hollow', 4.5) + dot(at(i), y(local.rate[i]!), 'square', 3) + dot(at(i), y(rate[i]!), 'dot', 4)).join(''),
  })
}

function courses(): Picture {
  const { grid, exists } = squares(120), periods = Array.from({ length: 10 }, (_, k) => { const own = thefts.filter(({ day }) => Math.floor(day / 73) === k); return gridCounts(own.map(({ x }) => x), own.map(({ y }) => y), grid).counts })
  const found = spaceTimeHotSpots(periods, grid, 2, { exists }), looks = { persistent: '#571b06', emerging: colour('hearth'), fading: '#9db5d8', sporadic: '#f0d3b8', none: null } as const
  const many = (course: keyof typeof looks) => found.courses.filter((one) => one === course).length
  return picture({
    name: 'space-time', of: ['locate/hot-spots/space-time-hot-spots', 'locate/hot-spots/mann-kendall'], title: 'The market stays hot, the station grows hot, the mill cools down',
    reads: 'What became of each square over ten periods. A square that cools down is no proof that what was done there worked.',
    caption: `Gi* of thefts in squares of 120 m in each of ${found.n} periods of 73 days, q at most 0.05; trend by Mann-Kendall: ${many('persistent')} persistent, ${many('emerging')} emerging, ${many('fading')} fading, ${many('sporadic')} sporadic. n = ${thefts.length}.`,
    height: mapHeight + 30, body: paintedCells(grid, found.courses.map((course) => looks[course])) + borders() + names() + ruler(mapHeight - 8) + legend((['persistent', 'emerging', 'fading', 'sporadic'] as const).map((course) => [looks[course], course] as const), 45, mapHeight + 22),
  })
}

function foretold(): Picture {
  const { grid, exists } = squares(100), within = (from: number, to: number) => { const own = thefts.filter(({ day }) => day >= from && day < to); return gridCounts(own.map(({ x }) => x), own.map(({ y }) => y), grid).counts }
  const land = (values: ArrayLike<number>) => Float64Array.from(values).filter((_, i) => exists[i]), later = land(within(640, 730)), map = land(gridDensity(within(0, 640), grid, { kernel: 'gaussian', bandwidth: 120 }).density), naive = land(within(610, 640))
  const x = scale(0, 0.4, 80, 500), y = scale(0, 1, 240, 20), shares = Array.from({ length: 40 }, (_, i) => (i + 1) / 100), course = (scores: Float64Array, look: string) => through([[x(0), y(0)], ...shares.map((share): [number, number] => [x(share), y(predictionAccuracy(scores, later, share).hitRate!)])], look)
  const held = predictionAgainstBaseline(map, naive, later, 0.05), end = (scores: Float64Array) => y(predictionAccuracy(scores, later, 0.4).hitRate!)
  return picture({
    name: 'prediction', of: ['locate/hot-spots/prediction-accuracy', 'locate/hot-spots/prediction-against-baseline'], title: 'Did the map foretell where the next thefts were?',
    reads: 'Go up from the share of the town that could be walked: so many of the later thefts lay there. The steeper and higher the better; the dotted line is a map drawn by lot.',
    caption: `At 5 % of the town: map ${percent(held.map.hitRate!)} (accuracy index ${decimals(1)(held.map.index!)}), last month's counts ${percent(held.baseline.hitRate!)}; difference ${whole(held.difference! * 100)} points (${decimals(0)(held.low * 100)} to ${decimals(0)(held.high * 100)}, 95 %): ${held.verdict}. n = ${held.n} later thefts.`,
    height: 286, body: upward(y, [80, 500], percent, { name: 'thefts caught' }) + along(x, [20, 240], percent, { name: 'of the squares', marks: [0, 0.1, 0.2, 0.3, 0.4] }) + through([[x(0), y(0)], [x(0.4), y(0.4)]], 'third') + course(naive, 'other') + course(map, 'course') + line(x(0.05), 20, x(0.05), 240, 'dashed') + words(508, end(map) + 2, 'density map') + words(508, end(naive) + 12, 'last month') + words(508, y(0.4) + 5, 'by lot'),
  })
}
