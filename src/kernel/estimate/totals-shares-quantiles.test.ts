import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { golden, schoolDesigns, schools, withoutGolden as skip } from '#testing/golden/california-schools.ts'
import { clopperPearson } from './clopper-pearson.ts'
import { answersWorth } from './estimate.ts'
import { differenceWithin } from './difference-within.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import { partOfSample } from './part-of-sample.ts'
import { quantileUnderDesign } from './quantile-under-design.ts'
import { ratioUnderDesign } from './ratio-under-design.ts'
import type { ShareMethod } from './share-interval.ts'
import { shareUnderDesign } from './share-under-design.ts'
import { surveyDesign } from './survey-design.ts'
import { totalUnderDesign } from './total-under-design.ts'

test('totals and ratios of the schools equal R\'s svytotal and svyratio, in one stage and in two', { skip }, () => {
  const r = golden('survey_api.json')
  for (const name of schoolDesigns) {
    const { school, design } = schools(name), g = r[name]
    const total = totalUnderDesign(school.enroll, design), ratio = ratioUnderDesign(school.students, school.enroll, design)
    near(total.estimate, g.total_enroll.coef.enroll, `${name} total`, 1e-12)
    near(total.se, g.total_enroll.se.enroll, `${name} se of the total`)
    near(ratio.estimate, g.ratio.coef['api.stu/enroll'], `${name} ratio`, 1e-12)
    near(ratio.se, g.ratio.se['api.stu/enroll'], `${name} se of the ratio`)
  }
})

test('means of the two-stage sample equal R\'s, for all schools and by type', { skip }, () => {
  const g = golden('survey_api.json').clus2, { school, design } = schools('clus2')
  const mean = meanUnderDesign(school.api00, design), missing = meanUnderDesign(school.y_na, design)
  near(mean.estimate, g.mean_api00.coef.api00, 'mean', 1e-12)
  near(mean.se, g.mean_api00.se.api00, 'se')
  near(mean.low, g.mean_api00_ci_t[0], 'low')
  near(mean.deff, g.deff_repl, 'deff')
  near(missing.se, g.mean_na.se.y_na, 'se with missing answers')
  assert.equal(mean.df, g.degf)
  g.by_prop_na.group.forEach((type: string, k: number) => {
    const rows = school.stype.flatMap((s, i) => (s === type ? [i] : []))
    const part = meanUnderDesign(rows.map((i) => school.b_na[i]!), partOfSample(design, rows))
    near(part.estimate, g.by_prop_na.coef.V1[k], type, 1e-12)
    near(part.se, g.by_prop_na.se[k], `${type} se`)
  })
})

test('the difference of two answers of the same schools has the error of R\'s joint svymean', { skip }, () => {
  const r = golden('survey_api.json')
  for (const name of schoolDesigns) {
    const { school, design } = schools(name), [[a, ab], [, b]] = r[name].vcov_two, { api00, api99 } = r[name].mean_two.coef
    const change = differenceWithin(school.api00, school.api99, design)
    near(change.estimate, api00 - api99, name, 1e-11)
    near(change.se, Math.sqrt(a + b - 2 * ab), `${name} se`, 1e-10)
    near(change.estimate! / change.se!, r[name].ttest_paired.t, `${name} t`, 1e-10)
  }
})

test('a difference turns over with its two answers, and where one is asked of nobody it is not known', () => {
  fc.assert(fc.property(people, (asked) => {
    const a = asked.map((p) => p.answer), b = asked.map((p) => p.cluster), design = designOf(asked)
    const there = differenceWithin(a, b, design), back = differenceWithin(b, a, design)
    alike(there.estimate, back.estimate === null ? null : -back.estimate)
    alike(there.se, back.se)
    alike(differenceWithin(b, b, design).se, back.se === null && asked.length < 2 ? null : meanUnderDesign(b, design).se === null ? null : 0)
    assert.equal(differenceWithin(a.map(() => NaN), b, design).estimate, null)
  }))
})

test('share intervals equal R\'s svyciprop by every method', { skip }, () => {
  const r = golden('survey_api.json')
  const names: Record<string, ShareMethod> = { logit: 'logit', xlogit: 'logit', likelihood: 'likelihood', asin: 'asin', beta: 'beta', mean: 'linear' }
  for (const name of schoolDesigns) {
    const { school, design } = schools(name)
    for (const [question, values] of [['ciprop_hi', school.hi], ['ciprop_na', school.b_na]] as const) {
      for (const { method, est, lo, hi } of r[name][question]) {
        const { estimate, low, high } = shareUnderDesign(values, design, names[method])
        // R's logit comes from a fit that stops at 1e-8 of the deviance; its likelihood is read off a spline through some points
        const close = method === 'logit' ? 5e-9 : method === 'likelihood' ? 5e-4 : 1e-10
        near(estimate, est, `${name} ${question} ${method}`, Math.max(1e-12, close === 1e-10 ? 0 : 5e-9))
        near(low, lo, `${name} ${question} ${method} low`, close)
        near(high, hi, `${name} ${question} ${method} high`, close)
      }
    }
  }
})

test('quantiles and their intervals equal R\'s svyquantile', { skip }, () => {
  const r = golden('survey_api.json')
  for (const name of schoolDesigns) {
    const { school, design } = schools(name), { p, q, lo, hi } = r[name].quantile
    p.forEach((share: number, k: number) => {
      const found = quantileUnderDesign(school.api00, design, share)
      assert.deepEqual([found.estimate, found.low, found.high], [q[k], lo[k], hi[k]], `${name} at ${share}`)
    })
  }
})

test('exact intervals equal those of scipy\'s binomtest', () => {
  const r = [[0, 10, 0, 0.30849710781876294], [1, 10, 0.0025285785444625728, 0.44501611702819543], [7, 10, 0.3475471499399921, 0.9332604888222655],
    [50, 100, 0.39832112950330095, 0.6016788704966991], [99, 100, 0.9455406146079194, 0.9997468539673181], [400, 400, 0.9908201954163266, 1]] as const
  for (const [hits, n, low, high] of r) {
    const exact = clopperPearson(hits, n)
    near(exact.low, low, `${hits} of ${n} low`, 1e-11)
    near(exact.high, high, `${hits} of ${n} high`, 1e-11)
  }
  assert.deepEqual(clopperPearson(0, 0), { share: null, low: 0, high: 1, n: 0, method: 'clopper-pearson' })
  assert.throws(() => clopperPearson(3, 2), /Of 2 answers, 0 to 2 can be hits, not 3/)
})

const person = fc.record({
  answer: fc.option(fc.integer({ min: 0, max: 6 }), { nil: NaN }), weight: fc.double({ min: 0.01, max: 100, noNaN: true }), stratum: fc.nat(2), cluster: fc.nat(3),
})
const people = fc.array(person, { maxLength: 40 })
type People = readonly { answer: number; weight: number; stratum: number; cluster: number }[]
const designOf = (asked: People, k = 1) => surveyDesign(asked.length, {
  weights: asked.map((p) => p.weight * k), strata: asked.map((p) => p.stratum), clusters: asked.map((p) => p.cluster),
}, 'adjust')
const methods = fc.constantFrom<ShareMethod>('logit', 'linear', 'asin', 'beta', 'wilson', 'likelihood')

test('a total grows with its weights, a ratio and a quantile do not feel them; the order of rows changes nothing', () => {
  fc.assert(fc.property(people, fc.constantFrom(0.25, 1000), (asked, k) => {
    const values = asked.map((p) => p.answer), ones = values.map(() => 1), turned = asked.toReversed(), back = values.toReversed()
    const total = totalUnderDesign(values, designOf(asked)), more = totalUnderDesign(back, designOf(turned, k))
    alike(more.estimate, total.estimate === null ? null : total.estimate * k)
    alike(more.se, total.se === null ? null : total.se * k)
    alike(ratioUnderDesign(back, ones, designOf(turned, k)).se, meanUnderDesign(values, designOf(asked)).se)
    assert.equal(quantileUnderDesign(back, designOf(turned), 0.5).estimate, quantileUnderDesign(values, designOf(asked), 0.5).estimate)
  }))
})

test('strata told apart or sampled apart are the same: the variances of their totals add up, whatever the strata are called', () => {
  fc.assert(fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (asked) => {
    const whole = totalUnderDesign(asked.map((p) => p.answer), designOf(asked)), apart = [0, 1, 2].map((h) => asked.filter((p) => p.stratum === h))
    const parts = apart.map((part) => totalUnderDesign(part.map((p) => p.answer), designOf(part)))
    alike(whole.estimate ?? 0, parts.reduce((s, p) => s + (p.estimate ?? 0), 0))
    if (parts.every((p, h) => p.se !== null || apart[h]!.every((one) => one.answer !== one.answer))) alike((whole.se ?? 0) ** 2, parts.reduce((s, p) => s + (p.se ?? 0) ** 2, 0))
    const renamed = asked.map((p) => ({ ...p, stratum: 7 - 3 * p.stratum }))
    alike(totalUnderDesign(renamed.map((p) => p.answer), designOf(renamed)).se, whole.se)
  }))
})

test('a second stage drawn in full, or counted in full, adds nothing', () => {
  fc.assert(fc.property(fc.array(person, { minLength: 2, maxLength: 30 }), (asked) => {
    const clusters = asked.map((p) => p.cluster), weights = asked.map((p) => p.weight), values = asked.map((p) => p.answer)
    const there = asked.map((p) => clusters.filter((c) => c === p.cluster).length)
    const one = surveyDesign(asked.length, { weights, clusters, population: [20] }), two = (population: number[]) => surveyDesign(asked.length, { weights, clusters, population: [20], within: { population } }, 'adjust')
    alike(meanUnderDesign(values, two(there)).se, meanUnderDesign(values, one).se)
    const more = meanUnderDesign(values, two(there.map((n) => 3 * n))).se, less = meanUnderDesign(values, one).se
    if (more !== null && less !== null) assert.ok(more >= less - 1e-9)
  }))
})

test('every share interval holds its share, stays between 0 and 1 (but the linear), and turns over with yes and no', () => {
  fc.assert(fc.property(people, methods, (asked, method) => {
    const yes = asked.map((p) => (p.answer !== p.answer ? NaN : p.answer > 3 ? 1 : 0)), design = designOf(asked)
    const a = shareUnderDesign(yes, design, method), b = shareUnderDesign(yes.map((v) => 1 - v), design, method)
    for (const v of [a.estimate, a.se, a.low, a.high, a.deff]) assert.ok(v === null || Number.isFinite(v))
    if (a.estimate === null || a.low === null || a.high === null) return
    assert.ok(a.low <= a.estimate + 1e-9 && a.estimate <= a.high + 1e-9, `${a.low} ${a.estimate} ${a.high}`)
    if (method !== 'linear') assert.ok(a.low >= 0 && a.high <= 1)
    assert.ok(Math.abs(a.low - (1 - b.high!)) < 1e-7, `${method}: ${a.low} and ${1 - b.high!}`)
  }))
})

test('answers of legal kinds never give NaN in totals, ratios and quantiles', () => {
  fc.assert(fc.property(people, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (asked, p) => {
    const values = asked.map((q) => q.answer), design = designOf(asked)
    for (const e of [totalUnderDesign(values, design), ratioUnderDesign(values, asked.map((q) => q.cluster), design), quantileUnderDesign(values, design, p)]) {
      for (const v of [e.estimate, e.se, e.low, e.high, e.deff, e.df]) assert.ok(v === null || Number.isFinite(v))
    }
  }))
})

test('how many answers the design left of n is n by the design effect', () => {
  assert.equal(answersWorth({ n: 300, deff: 1.5 }), 200)
  assert.equal(answersWorth({ n: 3, deff: null }), null)
})

test('a caller\'s mistake with a quantile, a ratio or a second stage is said in a sentence', () => {
  assert.throws(() => quantileUnderDesign([1, 2], surveyDesign(2), 1.2), /asked for a share between 0 and 1, not 1.2/)
  assert.throws(() => ratioUnderDesign([1], [1, 2], surveyDesign(2)), /The design has 2 rows but there are 1 answers/)
  const drawn = { clusters: [1, 1, 2], population: [9] }
  assert.throws(() => surveyDesign(3, { ...drawn, within: { population: [1, 1, 5] } }), /population of 1 but 2 were drawn/)
  assert.throws(() => surveyDesign(3, { ...drawn, within: { population: [4, 4, 5] } }), /only one drawn from within it/)
  assert.throws(() => surveyDesign(3, { ...drawn, within: { population: [4, 3, 5] } }), /gives its unit a population of 3, an earlier row 4/)
})

function alike(a: number | null, b: number | null) {
  assert.equal(a === null, b === null)
  if (a !== null && b !== null) assert.ok(Math.abs(a - b) <= 1e-9 * Math.abs(b) + 1e-7, `${a} and ${b}`)
}

function near(actual: number | null, expected: number, what: string, relative = 1e-10) {
  assert.ok(actual !== null && Math.abs(actual - expected) <= relative * Math.abs(expected), `${what}: ${actual}, expected ${expected}`)
}
