import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { differenceOfShares } from '../compare/difference-of-shares.ts'
import { seeded } from '../random.ts'
import { allocateBy } from './allocate-by.ts'
import type { Stratum } from './allocate-by.ts'
import { answersForInterval } from './answers-for-interval.ts'
import { answersNeeded } from './answers-needed.ts'
import { detectableChange } from './detectable-change.ts'
import { nextBirthday } from './next-birthday.ts'
import { powerOfPlan } from './power-of-plan.ts'

test('five points either way need 385 answers, 323 of 2,000 people, 577 with a design effect of 1.5, and more where many intervals hold at once', () => {
  assert.equal(answersForInterval(0.05).n, 385)
  assert.equal(answersForInterval(0.05, { population: 2000 }).n, 323)
  assert.equal(answersForInterval(0.05, { designEffect: 1.5 }).n, 577)
  assert.ok(answersForInterval(0.05, { tests: 40 }).n > 900)
  assert.equal(answersForInterval(0.05, { population: 30 }).n, 28)
  assert.throws(() => answersForInterval(0), /half width/)
})

test('the planned interval is as narrow as wanted, and one answer fewer would not do', () => {
  const plan = fc.record({ share: fc.double({ min: 0.02, max: 0.98, noNaN: true }), designEffect: fc.double({ min: 0.5, max: 4, noNaN: true }), population: fc.integer({ min: 50, max: 1e6 }), tests: fc.integer({ min: 1, max: 50 }) })
  fc.assert(fc.property(fc.double({ min: 0.01, max: 0.3, noNaN: true }), plan, (half, plan) => {
    const { n, halfWidth, confidence } = answersForInterval(half, plan)
    assert.ok(halfWidth <= half * (1 + 1e-6) && n <= plan.population && confidence >= 0.95)
    assert.ok(n === 1 || n === plan.population || answersForInterval(halfWidth * (1 - 1e-6), plan).n >= n)
  }))
})

test('power, answers needed and detectable change are one thing seen from three sides', () => {
  fc.assert(fc.property(fc.double({ min: 0.02, max: 0.4, noNaN: true }), fc.integer({ min: 1, max: 30 }), fc.double({ min: 1, max: 3, noNaN: true }), (change, tests, designEffect) => {
    const plan = { tests, designEffect, population: 50_000 }, { n } = answersNeeded(change, plan)
    assert.ok(powerOfPlan(n, change, plan).power >= 0.8 - 1e-6)
    assert.ok(Math.abs(powerOfPlan(n, detectableChange(n, plan).change, plan).power - 0.8) < 1e-4)
  }))
  assert.ok(Math.abs(powerOfPlan(100, 0).power - 0.05) < 1e-12 && powerOfPlan(0, 0.1).power <= 0.05 + 1e-12)
  assert.equal(powerOfPlan(500, 0.1, { population: 500 }).power, 1)
})

test('a change that the plan promises to see eight times in ten is seen so, in made-up rounds', () => {
  const random = seeded(21), n = answersNeeded(0.1).n
  const hits = (share: number) => Array.from({ length: n }, random).filter((chance) => chance < share).length
  let seen = 0
  for (let again = 0; again < 1500; again++) seen += Number(differenceOfShares({ hits: hits(0.45), n }, { hits: hits(0.55), n }).p! <= 0.05)
  assert.ok(Math.abs(seen / 1500 - 0.8) < 0.035, `${seen / 1500}`)
})

test('interviews are given out by people, by people and spread, and by the root of the people', () => {
  const strata = [{ size: 900, spread: 0.1 }, { size: 100, spread: 0.9 }]
  assert.deepEqual(allocateBy(60, strata, 'proportional').places, [54, 6])
  assert.deepEqual(allocateBy(60, strata, 'neyman').places, [30, 30])
  assert.deepEqual(allocateBy(60, strata, 'square-root').places, [45, 15])
  assert.deepEqual(allocateBy(60, strata, 'square-root').weights, [20, 100 / 15])
  assert.deepEqual(allocateBy(60, [{ size: 900 }, { size: 5 }, { size: 100 }], 'proportional', 10).places, [45, 5, 10])
  assert.deepEqual(allocateBy(4, [{ size: 2, spread: 0 }, { size: 2, spread: 0 }], 'neyman').places, [2, 2])
  assert.throws(() => allocateBy(10, [{ size: 3 }], 'proportional'), /from 0 to 3/)
})

test('every allocation adds up, keeps to the people and to the least, and Neyman\'s is never worse for the whole than the others', () => {
  const stratum = fc.record({ size: fc.integer({ min: 2, max: 3000 }), spread: fc.double({ min: 0.05, max: 1, noNaN: true }) })
  const variance = (strata: readonly Stratum[], places: readonly number[]) => strata.reduce((sum, { size, spread }, h) => sum + (size * spread!) ** 2 / places[h]!, 0)
  fc.assert(fc.property(fc.array(stratum, { minLength: 1, maxLength: 8 }), fc.nat(1e6), fc.nat(4), (strata, wish, least) => {
    const people = strata.reduce((sum, { size }) => sum + size, 0)
    const needed = strata.reduce((sum, { size }) => sum + Math.min(size, least), 0), total = needed + (wish % (people - needed + 1))
    const [neyman, ...others] = (['neyman', 'proportional', 'square-root'] as const).map((rule) => allocateBy(total, strata, rule, least).places)
    for (const places of [neyman!, ...others]) {
      assert.equal(places.reduce((a, b) => a + b, 0), total)
      places.forEach((n, h) => assert.ok(n <= strata[h]!.size && n >= Math.min(least, strata[h]!.size)))
    }
    // Rounding to whole interviews costs something where there are few.
    if (total >= 60 * strata.length && neyman!.every((n) => n >= 8)) for (const places of others) assert.ok(variance(strata, neyman!) <= variance(strata, places) * 1.02)
  }))
})

test('the adult with the next birthday is asked, whoever opens the door', () => {
  const never = () => assert.fail('chance is asked only where birthdays are the same')
  const family = [{ month: 3, day: 1 }, { month: 7, day: 9 }, { month: 2, day: 29 }]
  assert.deepEqual(nextBirthday(family, { month: 4, day: 2 }, never), { person: 1, weight: 3, method: 'next-birthday' })
  assert.equal(nextBirthday(family, { month: 12, day: 31 }, never).person, 2)
  assert.equal(nextBirthday(family, { month: 2, day: 29 }, never).person, 0)
  assert.equal(nextBirthday(family, { month: 7, day: 9 }, never).person, 2)
  assert.equal(nextBirthday([{ month: 5, day: 5 }], { month: 5, day: 5 }, never).person, 0)
  assert.equal(nextBirthday([], { month: 5, day: 5 }, never).person, null)
  assert.equal(nextBirthday([{ month: 5, day: 5 }, { month: 5, day: 5 }], { month: 1, day: 1 }, () => 0.7).person, 1)
  assert.throws(() => nextBirthday(family, { month: 2, day: 30 }, never), /no day 30 in month 2/)
})

test('the order in which a household names its adults does not matter', () => {
  const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 29 }) })
  fc.assert(fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 6, selector: ({ month, day }) => `${month}-${day}` }), day, (adults, visit) => {
    const seen = nextBirthday(adults, visit, seeded(1)).person!, turned = nextBirthday(adults.toReversed(), visit, seeded(1)).person!
    assert.equal(adults.length - 1 - turned, seen)
  }))
})
