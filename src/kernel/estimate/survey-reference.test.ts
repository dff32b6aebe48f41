import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedDesign, inventedDesigns, inventedPeople, peopleWhere, reference } from '#testing/golden/invented-survey.ts'
import { differenceWithin } from './difference-within.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import { partOfSample } from './part-of-sample.ts'
import { quantileUnderDesign } from './quantile-under-design.ts'
import { ratioUnderDesign } from './ratio-under-design.ts'
import type { ShareMethod } from './share-interval.ts'
import { shareUnderDesign } from './share-under-design.ts'
import type { SurveyDesign } from './survey-design.ts'
import { totalUnderDesign } from './total-under-design.ts'

const r = reference('survey.json'), people = inventedPeople()
const rowsWith = (list: readonly number[]) => list.flatMap((value, i) => (Number.isNaN(value) ? [] : [i]))

for (const name of inventedDesigns) {
  const known = r.designs[name], design = inventedDesign(name, people)

  test(`means, totals, ratios and differences of invented people equal R's survey (${name})`, () => {
    const mean = meanUnderDesign(people.y, design), total = totalUnderDesign(people.thefts, design)
    alike(mean, known.mean)
    near(mean.deff, known.mean.deff, 'deff of the mean', 1e-10)
    assert.equal(mean.df, known.mean.df)
    alike(total, known.total)
    near(total.deff, known.total.deff, 'deff of the total', 1e-10)
    alike(ratioUnderDesign(people.thefts, people.bicycles, design), known.ratio)
    const difference = differenceWithin(people.thefts, people.bicycles, design)
    near(difference.estimate, known.difference.estimate, 'difference', 1e-12)
    near(difference.se, known.difference.se, 'se of the difference', 1e-10)
    known.by_zone.estimate.forEach((estimate: number, k: number) => {
      const rows = people.zone.flatMap((zone, i) => (zone === k + 1 ? [i] : [])), part = meanUnderDesign(rows.map((i) => people.y[i]!), partOfSample(design, rows))
      near(part.estimate, estimate, `zone ${k + 1}`, 1e-12)
      near(part.se, known.by_zone.se[k], `se of zone ${k + 1}`, 1e-10)
    })
  })

  test(`shares of invented people have R's intervals by every method (${name})`, () => {
    shares(people.b, design, known.share)
    shares(people.r, design, known.rare)
  })

  test(`quantiles of invented people and their intervals equal R's svyquantile (${name})`, () => {
    known.quantile.p.forEach((p: number, k: number) => {
      const found = quantileUnderDesign(people.thefts, design, p), { estimate, low, high, se } = known.quantile
      assert.deepEqual([found.estimate, found.low, found.high], [estimate[k], low[k], high[k]], `at ${p}`)
      if (se[k] !== null) near(found.se, se[k], `se at ${p}`, 1e-10)
    })
  })
}

test('a lonely cluster is treated by each of R\'s rules, in means and in totals', () => {
  const some = peopleWhere(people, r.lonely.rows)
  for (const rule of ['certainty', 'adjust', 'average'] as const) {
    const design = inventedDesign('both', some, rule), mean = meanUnderDesign(some.thefts, design), total = totalUnderDesign(some.thefts, design)
    near(mean.estimate, r.lonely[rule].mean, `${rule} mean`, 1e-12)
    near(mean.se, r.lonely[rule].se, `${rule} se`, 1e-10)
    near(total.estimate, r.lonely[rule].total, `${rule} total`, 1e-12)
    near(total.se, r.lonely[rule].total_se, `${rule} se of the total`, 1e-10)
  }
  assert.throws(() => inventedDesign('both', some), /only one sampling unit/)
})

type Ends = { readonly estimate: number; readonly low: number; readonly high: number }

function shares(answers: readonly number[], design: SurveyDesign, ways: Readonly<Record<string, Ends>>) {
  const rows = rowsWith(answers), part = partOfSample(design, rows), given = rows.map((i) => answers[i]!)
  const names: Record<string, ShareMethod> = { logit: 'logit', xlogit: 'logit', asin: 'asin', beta: 'beta', mean: 'linear', likelihood: 'likelihood', exact_likelihood: 'likelihood' }
  for (const [way, { estimate, low, high }] of Object.entries(ways)) {
    const is = shareUnderDesign(given, part, names[way]), fitted = way === 'logit' || way === 'likelihood'
    // R fits logit and likelihood by steps that stop at 1e-8 of the deviance, and reads the likelihood's ends off a spline through some ten
    // points; where ten steps do not reach them it knows none. exact_likelihood solves R's own equation on its own deviance to the end.
    if (low === null) continue
    const close = way === 'likelihood' ? 5e-4 : way === 'logit' ? 2e-8 : 1e-10
    if (estimate !== undefined) near(is.estimate, estimate, way, fitted ? 2e-8 : 1e-12)
    near(is.low, low, `${way} low`, close)
    near(is.high, high, `${way} high`, close)
  }
}

function alike(is: { readonly estimate: number | null; readonly se: number | null; readonly low: number | null; readonly high: number | null }, r: Ends & { readonly se: number }) {
  near(is.estimate, r.estimate, 'estimate', 1e-12)
  near(is.se, r.se, 'se', 1e-10)
  near(is.low, r.low, 'low', 1e-10)
  near(is.high, r.high, 'high', 1e-10)
}

function near(is: number | null, wanted: number, what: string, relative: number) {
  assert.ok(is !== null && Math.abs(is - wanted) <= relative * Math.max(1e-3, Math.abs(wanted)), `${what}: ${is}, expected ${wanted}`)
}
