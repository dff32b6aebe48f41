import { calibrated } from '#kernel/calibrate/calibrated.ts'
import { postStratified } from '#kernel/calibrate/post-stratified.ts'
import { rakedDesign } from '#kernel/calibrate/raked-design.ts'
import { trimWeights } from '#kernel/calibrate/trim-weights.ts'
import { emptyCategories } from '#kernel/estimate/empty-categories.ts'
import type { Estimate } from '#kernel/estimate/estimate.ts'
import { meanUnderDesign } from '#kernel/estimate/mean-under-design.ts'
import { rake, type Margin } from '#kernel/estimate/rake.ts'
import { surveyDesign } from '#kernel/estimate/survey-design.ts'
import { along, decimals, percent, scale } from '../parts/axes.ts'
import { histogram } from '../parts/bars.ts'
import { colour } from '../parts/colours.ts'
import { intervalRows } from '../parts/interval-rows.ts'
import { dot, line, words } from '../parts/marks.ts'
import { picture, type Picture } from '../parts/picture.ts'
import { rounds } from '../town/asked.ts'
import { population } from '../town/ground.ts'

const [round] = rounds
const everybody = population.reduce((sum, people) => sum + people, 0)
const age = round.answers('lses.x1'), home = round.answers('lses.x7')
/** Who lives in the town by its register: fewer in the middle of life than answered, more young and old. */
const ages = [0.13, 0.16, 0.16, 0.17, 0.16, 0.13, 0.09], homes = [0.28, 0.21, 0.4, 0.11]
const margin = (name: string, codes: Float64Array, shares: readonly number[]): Margin => ({ name, category: codes.map((code) => (Number.isNaN(code) ? -1 : code - 1)), targets: shares.map((share) => share * everybody) })
const margins = [margin('age', age, ages), margin('home', home, homes), { name: 'zone', category: round.zone, targets: population }]

/** Weights that make those who answered look like those who live there, and the error that belongs to them. */
export const weightPictures = (): Picture[] => [raking(), errors(), trimming()]

function raking(): Picture {
  const { weights, iterations, maxError, converged } = rake(margins, { weights: round.weights })
  const shares = (codes: Float64Array, by: Float64Array, code: number) => codes.reduce((sum, one, i) => sum + (one === code ? by[i]! : 0), 0) / codes.reduce((sum, one, i) => sum + (Number.isNaN(one) ? 0 : by[i]!), 0)
  const x = scale(0, 0.6, 170, 520)
  const groups = [...['16 to 24', '25 to 34', '35 to 44', '45 to 54', '55 to 64', '65 to 74', '75 and over'].map((label, i) => ({ label, codes: age, code: i + 1, target: ages[i]! })), ...['Flat, association', 'Flat, without', 'House', 'Another way'].map((label, i) => ({ label, codes: home, code: i + 1, target: homes[i]! }))]
  const rows = groups.map(({ label, codes, code, target }, row) => {
    const [was, is] = [shares(codes, round.weights, code), shares(codes, weights, code)], y = 16 + row * 30 + (row > 6 ? 12 : 0)
    return words(20, y + 5, label) + line(x(was), y, x(is), y, 'edge') + line(x(target), y - 11, x(target), y + 11, 'other') + dot(x(was), y, 'hollow', 5.5) + dot(x(is), y, 'dot', 6)
      + words(536, y + 5, `${percent(was)} → ${percent(is)}`, { look: 'quiet' })
  })
  return picture({
    name: 'raking', of: ['estimate/rake', 'estimate/empty-categories'], title: 'Those who answered, made to look like those who live there',
    reads: 'Hollow: the share among those who answered. Filled: after raking. The blue mark is the register; a filled dot on its mark is met.',
    caption: `Raked to age, kind of home and zone at once, n = ${round.n}: ${iterations} rounds, ${converged ? 'met' : 'not met'}, largest miss ${maxError.toExponential(0)} of the whole; ${emptyCategories(margins).length === 0 ? 'no group was without an answer' : 'some groups were empty'}.`,
    height: 396, body: along(x, [0, 352], percent, { name: 'share of all who told' }) + rows.join(''),
  })
}

function errors(): Picture {
  const [ageMargin, , zoneMargin] = margins as [Margin, Margin, Margin], known = age.map((code) => (Number.isNaN(code) ? 0 : 1)), thousand = known.reduce((sum, one) => sum + one, 0)
  const groups = { ...ageMargin, targets: ages.map((share) => (share * everybody * thousand) / round.n) }
  const raked = rakedDesign(round.design, [ageMargin, zoneMargin]), post = postStratified(round.design, groups)
  const columns = [{ name: 'people', values: new Float64Array(round.n).fill(1), total: everybody }, { name: 'age', values: age.map((code) => (Number.isNaN(code) ? 4 : code)), total: everybody * 3.9 }]
  const linear = calibrated(round.design, columns, { bounds: [0.3, 3] })
  const fear = round.answers('lses.d1')
  const rows = ([['as drawn', round.design], ['taken as fixed', surveyDesign(round.n, { weights: post.weights, strata: round.zone, population })], ['post-stratified', post], ['raked', raked.design], ['calibrated', linear.design]] as const).map(([label, design]) => ({ label, ...meanUnderDesign(fear, design) }))
    .map(({ label, estimate, low, high, se }: { label: string } & Estimate) => ({ label, at: estimate, low, high, end: `error ${decimals(4)(se!)}` }))
  return picture({
    name: 'errors-of-weights', of: ['calibrate/post-stratified', 'calibrate/raked-design', 'calibrate/calibrated'], title: 'The error that belongs to fitted weights',
    reads: 'Second line: fitted weights taken as plain numbers make the error look larger than it is. Below: what the fit explains no longer varies. Uneven weights cost something too, so not every fit beats the sample as drawn.',
    caption: `Mean worry about break-ins, 0 (not at all) to 3 (very), n = ${meanUnderDesign(fear, round.design).n}, 95 %; the error is the linearised standard error with the fit's residuals.`,
    ...intervalRows(rows, { from: 1.4, to: 1.7, say: decimals(2), name: 'mean worry', right: 480 }),
  })
}

function trimming(): Picture {
  const { weights } = rake(margins, { weights: round.weights })
  const own = weights.map((weight) => weight / (everybody / round.n)), { weights: held, trimmed } = trimWeights(own, 0.65, 1.95)
  const [above, below] = [histogram(own, { from: 0, to: 3, say: decimals(1), name: '', height: 130, counted: 'people, raked' }), histogram(held, { from: 0, to: 3, say: decimals(1), name: 'weight (1 is the mean)', height: 130, counted: 'people, raked and trimmed', fill: colour('link') })]
  return picture({
    name: 'trimming', of: ['calibrate/trim-weights'], title: 'No voice counts more than three times another',
    reads: 'Above the raked weights, below the same held between 0.65 and 1.95: the tails are cut off and given to those between, so the whole stays.',
    caption: `${trimmed} of ${round.n} weights were held at a bound. A trade: a little bias for less spread; margins are no longer met to the last digit.`,
    height: above.height + below.height + 10, body: `${above.body}<g transform="translate(0 ${above.height + 6})">${below.body}</g>`,
  })
}
