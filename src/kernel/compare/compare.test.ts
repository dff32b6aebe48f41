import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { meanUnderDesign } from '../estimate/mean-under-design.ts'
import { surveyDesign } from '../estimate/survey-design.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { benjaminiYekutieli } from './benjamini-yekutieli.ts'
import { differenceOfShares } from './difference-of-shares.ts'
import { differenceUnderDesign } from './difference-under-design.ts'
import { hochberg } from './hochberg.ts'
import { holm } from './holm.ts'
import { verdict } from './verdict.ts'

const { made_by: _, ...padjust } = JSON.parse(readFileSync(new URL('../reference/padjust.json', import.meta.url), 'utf8'))

test('adjusted p-values equal R\'s p.adjust to fourteen digits, missing ones left missing', () => {
  for (const [name, family] of Object.entries(padjust) as [string, Record<string, (number | null)[]>][]) {
    for (const [adjust, expected] of [[holm, family['holm']], [benjaminiHochberg, family['BH']]] as const) {
      const actual = adjust(Object.freeze(family['p'] as (number | null)[]))
      assert.equal(actual.length, expected?.length)
      actual.forEach((p, i) => {
        const e = expected?.[i] ?? null
        assert.ok(p === null ? e === null : e !== null && Math.abs(p - e) <= 1e-14, `${adjust.name} ${name} ${i}: ${p}, expected ${e}`)
      })
    }
  }
})

test('adjusting raises every p, keeps their order, and forgets none, in whatever order they come', () => {
  const ps = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })))
  fc.assert(fc.property(ps, (ps) => {
    for (const adjust of [holm, hochberg, benjaminiHochberg, benjaminiYekutieli]) {
      const raised = adjust(ps)
      ps.forEach((p, i) => p === null ? assert.equal(raised[i], null) : assert.ok(raised[i]! >= p - 1e-15 && raised[i]! <= 1))
      ps.forEach((p, i) => ps.forEach((q, j) => p !== null && q !== null && p < q && assert.ok(raised[i]! <= raised[j]!)))
      assert.deepEqual(adjust(ps.toReversed()).reverse(), raised)
    }
  }))
  assert.throws(() => holm([0.2, 1.5]), /lies between 0 and 1/)
})

test('intervals of a difference equal Newcombe 1998, table II, method 10', () => {
  const table = [[56, 70, 48, 80, 0.0524, 0.3339], [9, 10, 3, 10, 0.1705, 0.809], [5, 56, 0, 29, -0.0381, 0.1926], [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 10, 0.6075, 1]] as const
  for (const [a, m, b, n, low, high] of table) {
    const d = differenceOfShares({ hits: b, n }, { hits: a, n: m })
    assert.ok(Math.abs(d.low! - low) < 6e-5 && Math.abs(d.high! - high) < 6e-5, `${a}/${m} - ${b}/${n}: ${d.low} to ${d.high}`)
  }
})

test('a change turns over with before and after, holds its interval around it and is never NaN', () => {
  const round = fc.tuple(fc.nat(300), fc.nat(300)).map(([a, b]) => Object.freeze({ hits: a, n: a + b }))
  fc.assert(fc.property(round, round, (before, after) => {
    const there = differenceOfShares(before, after), back = differenceOfShares(after, before)
    for (const v of Object.values(there)) assert.ok(typeof v !== 'number' || Number.isFinite(v))
    if (there.difference === null) return assert.deepEqual([there.p, there.se, there.low], [null, null, null])
    assert.ok(Math.abs(there.difference + back.difference!) < 1e-12 && Math.abs(there.low! + back.high!) < 1e-12)
    assert.ok(Math.abs(there.p! - back.p!) < 1e-12)
    assert.ok(there.low! <= there.difference && there.difference <= there.high! && there.low! >= -1 - 1e-12 && there.high! <= 1 + 1e-12)
  }))
})

test('a change that cannot be judged has no p and is not comparable', () => {
  const mean = (...answers: number[]) => meanUnderDesign(answers, surveyDesign(answers.length))
  const [none, one, twins, pair] = [mean(), mean(3), mean(4, 4), mean(2, 5)]
  for (const [before, after] of [[none, pair], [pair, one], [twins, mean(3, 3)]] as const) {
    const change = differenceUnderDesign(before, after)
    assert.equal(change.p, null)
    assert.equal(verdict({ ...change, good: 'high' }), 'not comparable')
  }
  assert.equal(differenceUnderDesign(twins, twins).p, 1)
  assert.equal(differenceOfShares({ hits: 0, n: 0 }, { hits: 2, n: 9 }).difference, null)
})

test('the verdict follows the adjusted p, the direction and the good side (F2)', () => {
  const seen = { p: 0.01, difference: 0.1 }
  assert.equal(verdict({ ...seen, good: 'high' }), 'better')
  assert.equal(verdict({ ...seen, good: 'low' }), 'worse')
  assert.equal(verdict({ p: 0.01, difference: -0.1, good: 'low' }), 'better')
  assert.equal(verdict({ p: 0.06, difference: 0.1, good: 'high' }), 'no detectable change')
  assert.equal(verdict({ p: 0.06, difference: 0.1, good: 'high', alpha: 0.1 }), 'better')
  assert.equal(verdict({ p: null, difference: 0.1, good: 'high' }), 'not comparable')
})

test('in 400 worlds where nothing changed, a zone\'s forty items raise any false alarm in at most 5 of 100 (F2)', () => {
  const random = seeded(20261122), worlds = 400
  const shares = Float64Array.from({ length: 40 }, (_, i) => [0.03, 0.08, 0.15, 0.25, 0.35, 0.45, 0.6, 0.75][i % 8] as number)
  let alarms = 0, plain = 0
  for (let world = 0; world < worlds; world++) {
    const [n1, n2] = [150 + Math.floor(random() * 251), 150 + Math.floor(random() * 251)]
    const before = zone(shares, n1, random), after = zone(shares, n2, random)
    const changes = Array.from(shares, (_, i) => differenceOfShares({ hits: before[i]!, n: n1 }, { hits: after[i]!, n: n2 }))
    const adjusted = holm(changes.map((c) => c.p))
    if (changes.some((c, i) => ['better', 'worse'].includes(verdict({ p: adjusted[i]!, difference: c.difference, good: 'low' })))) alarms++
    if (changes.some((c) => c.p! <= 0.05)) plain++
  }
  // One standard error of four hundred worlds is 1.1 points; counted without luck in the chapter on changes of docs/honesty.md.
  assert.ok(alarms / worlds <= 0.06, `${alarms} of ${worlds} worlds`)
  assert.ok(alarms / worlds >= 0.015, `${alarms} of ${worlds} worlds: the test has lost its eyes`)
  assert.ok(plain / worlds >= 0.7, 'without adjustment most worlds raise a false alarm')
})

/** One zone answers: some people see trouble everywhere and some nowhere, so that the items of a person hang together. */
function zone(shares: Float64Array, n: number, random: () => number): Int32Array {
  const hits = new Int32Array(shares.length)
  for (let person = 0; person < n; person++) {
    const temper = 0.4 + 1.2 * random()
    for (let i = 0; i < shares.length; i++) if (random() < shares[i]! * temper) hits[i]! += 1
  }
  return hits
}
