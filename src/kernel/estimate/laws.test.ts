import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import { partOfSample } from './part-of-sample.ts'
import { shareUnderDesign } from './share-under-design.ts'
import { surveyDesign } from './survey-design.ts'
import type { SurveyDesign } from './survey-design.ts'

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
