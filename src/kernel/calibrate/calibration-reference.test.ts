import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reference } from '#testing/golden/invented-survey.ts'
import { meanUnderDesign } from '../estimate/mean-under-design.ts'
import { partOfSample } from '../estimate/part-of-sample.ts'
import { surveyDesign, type SurveyDesign } from '../estimate/survey-design.ts'
import { totalUnderDesign } from '../estimate/total-under-design.ts'
import { calibrated } from './calibrated.ts'
import { postStratified } from './post-stratified.ts'
import { rakedDesign } from './raked-design.ts'
import { trimWeights } from './trim-weights.ts'

const r = reference('calibration.json'), { people } = r
const sex = { name: 'sex', category: people.sex, targets: r.sexes }, age = { name: 'age', category: people.age, targets: r.ages }
const columns = [['people', people.sex.map(() => 1)], ['women', people.sex], ['years', people.years]].map(([name, values], k) => ({ name, values, total: r.known[k] }))
const ways: Readonly<Record<string, (design: SurveyDesign) => SurveyDesign>> = {
  post_stratified: (design) => postStratified(design, age),
  raked: (design) => rakedDesign(design, [sex, age]).design,
  linear: (design) => calibrated(design, columns).design,
  raking: (design) => calibrated(design, columns, { distance: 'raking' }).design,
  bounded: (design) => calibrated(design, columns, { bounds: r.bounds }).design,
}

for (const drawn of ['both', 'finite'] as const) {
  for (const [way, weighted] of Object.entries(ways)) {
    test(`invented people weighted to known numbers (${way}, ${drawn}) have R's weights, estimates and standard errors`, () => {
      const population: number[] = []
      people.stratum.forEach((h: number, i: number) => (population[h] = people.units[i]))
      const design = weighted(surveyDesign(people.w.length, { weights: people.w, strata: people.stratum, clusters: people.cluster, ...(drawn === 'finite' && { population }) }))
      // R ends where each total is met to 1e-12 or 1e-13 of itself: its weights are known to about 1e-10, and so is what follows from them.
      const known = r.designs[drawn][way], exact = way === 'post_stratified' || way === 'linear' ? 1e-12 : 1e-10
      design.weights.forEach((w, i) => near(w * design.scale, known.weights[i], `weight ${i}`, exact))
      const gaps: number[] = people.gap.map((y: number | null) => y ?? NaN), mean = meanUnderDesign(people.y, design), total = totalUnderDesign(people.y, design), gap = meanUnderDesign(gaps, design)
      near(mean.estimate, known.mean, 'mean', exact)
      near(mean.se, known.se, 'se', 1e-10)
      near(total.estimate, known.total, 'total', exact)
      near(total.se, known.total_se, 'se of the total', 1e-10)
      near(gap.estimate, known.gap, 'mean with missing answers', exact)
      near(gap.se, known.gap_se, 'se with missing answers', 1e-10)
      known.by_zone.forEach((estimate: number, k: number) => {
        const rows = people.zone.flatMap((zone: number, i: number) => (zone === k + 1 ? [i] : [])), part = meanUnderDesign(rows.map((i: number) => people.y[i]), partOfSample(design, rows))
        near(part.estimate, estimate, `zone ${k + 1}`, exact)
        near(part.se, known.by_zone_se[k], `se of zone ${k + 1}`, 1e-10)
      })
    })
  }
}

test('trimmed weights of invented people equal R\'s trimWeights', () => {
  const { low, high, weights } = r.trimmed
  trimWeights(r.designs.both.raked.weights, low, high).weights.forEach((w, i) => near(w, weights[i], `weight ${i}`, 1e-12))
})

function near(is: number | null, wanted: number, what: string, relative: number) {
  assert.ok(is !== null && Math.abs(is - wanted) <= relative * Math.abs(wanted), `${what}: ${is}, expected ${wanted}`)
}
