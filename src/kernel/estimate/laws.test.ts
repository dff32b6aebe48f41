import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { differenceUnderDesign } from '../compare/difference-under-design.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import { partOfSample } from './part-of-sample.ts'
import { ratioUnderDesign } from './ratio-under-design.ts'
import { shareUnderDesign } from './share-under-design.ts'
import { surveyDesign } from './survey-design.ts'
import type { SurveyDesign } from './survey-design.ts'
import { totalUnderDesign } from './total-under-design.ts'

const person = fc.record({
  answer: fc.option(fc.integer({ min: 0, max: 5 }), { nil: NaN }), weight: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 100, noNaN: true })),
  stratum: fc.nat(3), cluster: fc.nat(4),
})
const people = fc.array(person, { maxLength: 60 })
type People = readonly { answer: number; weight: number; stratum: number; cluster: number }[]

test('the order of the rows does not matter', () => {
  fc.assert(fc.property(people, (asked) => same(of(asked), of(asked.toReversed()))))
})

test('the scale of the weights does not matter', () => {
  const scale = fc.constantFrom(1e-200, 0.001, 3, 1e6, 1e250)
  fc.assert(fc.property(people, scale, (asked, k) => same(of(asked), of(asked.map((p) => ({ ...p, weight: p.weight * k }))))))
})

test('what strata and clusters are called does not matter', () => {
  fc.assert(fc.property(people, (asked) => {
    same(of(asked), of(asked.map((p) => ({ ...p, stratum: 900 - 7 * p.stratum, cluster: -3 * p.cluster }))))
  }))
})

test('strata apart, each as a survey of its own, add up to the strata together', () => {
  const stratum = fc.array(fc.record({ answer: fc.integer({ min: 0, max: 5 }), weight: fc.double({ min: 0.01, max: 100, noNaN: true }) }), { minLength: 4, maxLength: 12 })
  fc.assert(fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (strata) => {
    // Two or more clusters in each; in the second stratum some people more to draw from.
    const total = (parts: typeof strata, population: number[]) => {
      const rows = parts.flatMap((people, stratum) => people.map((person, i) => ({ ...person, stratum, cluster: i % 3 }))), list = (of: (row: (typeof rows)[0]) => number) => rows.map(of)
      return totalUnderDesign(list(({ answer }) => answer), surveyDesign(rows.length, { weights: list(({ weight }) => weight), strata: list(({ stratum }) => stratum), clusters: list(({ cluster }) => cluster), population }))
    }
    const population = strata.map((_, h) => (h === 1 ? 7 : Infinity)), whole = total(strata, population), apart = strata.map((one, h) => total([one], [population[h]!]))
    const sum = apart.reduce((all, { estimate }) => all + estimate!, 0), variance = apart.reduce((all, { se }) => all + se! ** 2, 0)
    assert.ok(Math.abs(whole.estimate! - sum) <= 1e-12 * sum && Math.abs(whole.se! ** 2 - variance) <= 1e-10 * variance + 1e-20, `${whole.se! ** 2} and ${variance}`)
  }))
})

test('a missing answer is the same as a person outside the domain', () => {
  fc.assert(fc.property(people, (asked) => {
    const answered = asked.flatMap((p, i) => (p.answer === p.answer ? [i] : []))
    const part = meanUnderDesign(answered.map((i) => asked[i]!.answer), partOfSample(design(asked), answered))
    same(of(asked), part)
  }))
})

test('legal answers never give NaN, and a share stays between 0 and 1 with its interval around it', () => {
  fc.assert(fc.property(people, fc.constantFrom('linear' as const, 'logit' as const), (asked, method) => {
    const d = design(asked), share = shareUnderDesign(asked.map((p) => (p.answer !== p.answer ? NaN : p.answer > 3 ? 1 : 0)), d, method)
    for (const e of [of(asked), share]) for (const v of [e.estimate, e.se, e.low, e.high, e.deff, e.df]) assert.ok(v === null || Number.isFinite(v))
    if (share.estimate === null || share.low === null || share.high === null) return
    assert.ok(share.low <= share.estimate + 1e-12 && share.estimate <= share.high + 1e-12)
    if (method === 'logit') assert.ok(share.low >= 0 && share.high <= 1)
  }))
})

test('nobody answered, one voice, and all of one mind are said as what they are', () => {
  const nobody = surveyDesign(0), one = surveyDesign(1), ten = surveyDesign(10)
  assert.deepEqual(meanUnderDesign([], nobody), { estimate: null, se: null, low: null, high: null, n: 0, deff: null, df: 0, dfSatterthwaite: 0, method: 'linear' })
  assert.deepEqual(meanUnderDesign([4], one), { estimate: 4, se: null, low: null, high: null, n: 1, deff: null, df: 0, dfSatterthwaite: 0, method: 'linear' })
  assert.deepEqual(shareUnderDesign([NaN], one), { estimate: null, se: null, low: 0, high: 1, n: 0, deff: null, df: 0, dfSatterthwaite: 0, method: 'logit' })
  const allNo = shareUnderDesign(new Array(10).fill(0), ten)
  assert.equal(allNo.method, 'wilson-effective')
  assert.ok(allNo.low === 0 && allNo.high !== null && Math.abs(allNo.high - 0.277532799862889) < 1e-12)
})

test('where all say the same, rounding makes neither a spread nor a change of it', () => {
  const weights = fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 2, maxLength: 40 })
  fc.assert(fc.property(fc.constantFrom(0.1, 0.7, 100 / 3, 200 / 3), weights, weights, (score, ...rounds) => {
    const [before, after] = rounds.map((weights) => meanUnderDesign(weights.map(() => score), surveyDesign(weights.length, { weights })))
    assert.deepEqual([before!.estimate, before!.se, before!.low, before!.deff], [score, 0, score, null])
    assert.deepEqual([differenceUnderDesign(before!, after!).difference, differenceUnderDesign(before!, after!).p], [0, 1])
  }))
  fc.assert(fc.property(fc.constantFrom(0.1, 1 / 3, Math.PI, 0, -7), weights, weights, (part, below, drawn) => {
    const { estimate, se, low, high, deff } = ratioUnderDesign(below.map((x) => part * x), below, surveyDesign(below.length, { weights: below.map((_, i) => drawn[i] ?? 1) }))
    assert.ok(Math.abs(estimate! - part) <= 1e-14 * Math.abs(part), `${estimate} of ${part}`)
    assert.deepEqual([se, low, high, deff], [0, estimate, estimate, null])
  }))
  // A real difference, however small, keeps its error; so does one row that has something of nothing.
  assert.ok(ratioUnderDesign([1, 2, 3 + 1e-9], [2, 4, 6], surveyDesign(3)).se! > 1e-11 && ratioUnderDesign([1, 2, 3], [2, 4, 0], surveyDesign(3)).se! > 0.5)
  // A hair off, as other sums leave it, is no change; a change of which neither round has an error cannot be judged.
  const said = (estimate: number) => ({ ...meanUnderDesign([1, 2, 3], surveyDesign(3)), estimate, se: 3e-18 })
  assert.deepEqual([differenceUnderDesign(said(0.7), said(0.7000000000000001)).p, differenceUnderDesign(said(0.7), said(0.8)).p], [1, null])
})

test('a caller\'s mistake is said in a sentence', () => {
  assert.throws(() => surveyDesign(3, { weights: [1, 2] }), /There are 3 answers but 2 weights/)
  assert.throws(() => surveyDesign(2, { weights: [1, -2] }), /Weight 2 must be 0 or more, not -2/)
  assert.throws(() => surveyDesign(2, { strata: [1, 1.5] }), /stratum of row 2 must be a whole number/)
  assert.throws(() => surveyDesign(2, { population: [1] }), /population of 1 but 2 units/)
  assert.throws(() => meanUnderDesign([1], surveyDesign(2)), /design has 2 rows but there are 1 answers/)
  assert.throws(() => meanUnderDesign([1, Infinity], surveyDesign(2)), /finite/)
  assert.throws(() => meanUnderDesign([1, 1e200], surveyDesign(2)), /small enough to be squared/)
  assert.throws(() => shareUnderDesign([0, 3], surveyDesign(2)), /answer 2 is 3/)
  assert.throws(() => partOfSample(surveyDesign(2), [2]), /there is no row 2/)
})

function of(asked: People) {
  return meanUnderDesign(Object.freeze(asked.map((p) => p.answer)), design(asked))
}

function design(asked: People): SurveyDesign {
  const list = (of: (p: People[number]) => number) => Object.freeze(asked.map(of))
  return surveyDesign(asked.length, { weights: list((p) => p.weight), strata: list((p) => p.stratum), clusters: list((p) => p.cluster) }, 'average')
}

function same(a: ReturnType<typeof of>, b: ReturnType<typeof of>) {
  assert.deepEqual([a.n, a.df], [b.n, b.df])
  for (const key of ['estimate', 'se'] as const) {
    const [x, y] = [a[key], b[key]]
    assert.equal(x === null, y === null, key)
    if (x !== null && y !== null) assert.ok(Math.abs(x - y) <= 1e-9 * Math.abs(x) + 1e-7, `${key}: ${x} and ${y}`)
  }
}
