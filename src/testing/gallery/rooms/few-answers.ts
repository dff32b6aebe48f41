import type { Estimate } from '#kernel/estimate/estimate.ts'
import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { surveyDesign } from '#kernel/estimate/survey-design.ts'
import { ranked, weightedQuantile } from '#kernel/estimate/weighted-quantile.ts'
import { seeded } from '#kernel/random.ts'
import { bootstrap } from '#kernel/replicate/bootstrap.ts'
import { jackknife } from '#kernel/replicate/jackknife.ts'
import { replicated } from '#kernel/replicate/replicated.ts'
import { pulledShares } from '#kernel/small-area/pulled-shares.ts'
import { along, decimals, percent, scale } from '../parts/axes.ts'
import { histogram } from '../parts/bars.ts'
import { intervalRows } from '../parts/interval-rows.ts'
import { dot, line, words } from '../parts/marks.ts'
import { picture, type Picture } from '../parts/picture.ts'
import { rounds, rowsOf, saying } from '../town/asked.ts'
import { zoneNames } from '../town/ground.ts'

const [round] = rounds

/** Errors told by drawing again, and small places helped by those like them. */
export const fewAnswersPictures = (): Picture[] => [replicates(), drawnAgain(), pulled()]

/** Three hundred and forty sheets of Old Town as they came from twenty streets. */
function streets() {
  const rows = rowsOf(round, 0), trust = round.answers('lses.e10')
  return { values: rows.map((i) => trust[i]!), design: surveyDesign(rows.length, { clusters: rows.map((_, i) => Math.floor(i / 17)) }) }
}

function replicates(): Picture {
  const { values, design } = streets(), n = values.filter((v) => !Number.isNaN(v)).length
  const mean = (weights: Float64Array) => values.reduce((sum, v, i) => (Number.isNaN(v) ? sum : sum + v * weights[i]!), 0) / values.reduce((sum, v, i) => (Number.isNaN(v) ? sum : sum + weights[i]!), 0)
  const median = (weights: Float64Array) => weightedQuantile(ranked(values, weights), 0.5)
  const again = bootstrap(design, 500, seeded(7))
  const ways: (readonly [string, Estimate])[] = [['mean, linearised', meanUnderDesign(values, design)], ['mean, jackknife', replicated(mean, jackknife(design), n)], ['mean, bootstrap', replicated(mean, again, n)], ['median, bootstrap', replicated(median, again, n)]]
  return picture({
    name: 'replicates', of: ['replicate/jackknife', 'replicate/replicated', 'replicate/replicates'], title: 'Three roads to the same error',
    reads: 'A formula, leaving out one street at a time, and drawing streets again all say the same of a mean. For numbers without a formula the last two still work.',
    caption: `Trust in the police, Old Town, n = ${n} in 20 streets of 17 sheets (clusters), unweighted; 95 %, t of 19; 500 drawings.`,
    ...intervalRows(ways.map(([label, { estimate, low, high, se }]) => ({ label, at: estimate, low, high, end: `error ${decimals(3)(se!)}` })), { from: 4, to: 6, say: decimals(1), name: 'trust, 0 to 10', right: 480 }),
  })
}

function drawnAgain(): Picture {
  const { values, design } = streets(), again = bootstrap(design, 500, seeded(7)), factor = new Float64Array(20)
  const means = Array.from({ length: again.count }, (_, r) => {
    again.factors(r, factor)
    const [sum, of] = values.reduce(([s, o], v, i) => (Number.isNaN(v) ? [s, o] as const : [s + v * factor[design.unit[i]!]!, o + factor[design.unit[i]!]!] as const), [0, 0] as readonly [number, number])
    return sum / of
  })
  const all = meanUnderDesign(values, design)
  return picture({
    name: 'bootstrap', of: ['replicate/bootstrap'], title: 'Five hundred surveys that might have been',
    reads: 'Each count is a drawing of the same streets with replacement; how widely they scatter is how far the one survey that was made may be off.',
    caption: `Mean trust in Old Town, ${all.n} answers in 20 streets; Rao & Wu's rescaling bootstrap with n − 1 of n streets drawn in each of 500 drawings.`,
    ...histogram(means, { from: 4, to: 6, say: decimals(1), name: 'mean trust, 0 to 10', counted: 'drawings', mark: { at: all.estimate!, words: `the survey: ${decimals(2)(all.estimate!)}` } }, 40),
  })
}

function pulled(): Picture {
  const random = seeded(11), unsafe = saying(round.answers('lses.c1'), [2, 3])
  const quarters = zoneNames.flatMap((name, z) => {
    const rows = rowsOf(round, z).filter((i) => !Number.isNaN(unsafe[i]!)), cuts = [0, 0.05, 0.15, 0.4, 1].map((part) => Math.floor(part * rows.length))
    // Streets truly differ a little: each is asked anew with its own leaning.
    return [0, 1, 2, 3].map((q) => {
      const own = rows.slice(cuts[q], cuts[q + 1]), lean = 0.9 * (random() - 0.5)
      const yes = own.filter((i) => (random() < Math.abs(lean) ? lean > 0 : unsafe[i] === 1)).length
      return { name: q === 0 ? name : '', estimate: yes / own.length, n: own.length, deff: 1 }
    })
  })
  const { areas, between } = pulledShares(quarters), x = scale(0, 1, 150, 490)
  const rows = areas.map(({ direct, estimate, low, high, n, own }, i) => {
    const y = 14 + i * 27 + Math.floor(i / 4) * 8
    return words(20, y + 5, quarters[i]!.name) + line(x(low!), y, x(high!), y, 'bar') + line(x(direct!), y, x(estimate!), y, 'dashed') + dot(x(direct!), y, 'hollow', 5) + dot(x(estimate!), y, 'dot', 6) + words(504, y + 5, `n ${n}, own ${percent(own)}`, { look: 'tick' })
  })
  return picture({
    name: 'small-areas', of: ['small-area/fay-herriot', 'small-area/pulled-shares', 'small-area/smoothed-errors'], title: 'Sixteen quarters pulled toward the town',
    reads: 'Hollow: what a quarter itself answered. Filled: pulled toward all quarters, far where few answered, hardly where many did. Shown as pulled, never as the quarter\'s own count.',
    caption: `Feel unsafe after dark; Fay & Herriot by restricted likelihood, smoothed errors, 95 %; true shares differ by about ${percent(Math.sqrt(between!))} (one standard deviation). "own" is how much of its own answer a quarter keeps.`,
    height: 512, body: along(x, [0, 466], percent, { name: 'feel unsafe' }) + rows.join(''),
  })
}
