import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { reference } from '#testing/golden/invented-survey.ts'
import { binomialDensity } from '../distributions/binomial-density.ts'
import { exactTestOfShares } from './exact-test-of-shares.ts'
import { hypergeometricCdf } from './hypergeometric-cdf.ts'
import { testOfShares } from './test-of-shares.ts'

const known = reference('boschloo.json')

test('the exact p of two counted shares is that of scipy\'s boschloo_exact, far into the tails', () => {
  known.pairs.forEach(([a, n, b, m]: [number, number, number, number], i: number) => {
    const { p, test } = exactTestOfShares({ hits: a, n }, { hits: b, n: m })
    // scipy looks for the top with a search of its own, which ends a few digits earlier.
    assert.ok(Math.abs(p - known.p[i]) <= 1e-9 * known.p[i], `${a} of ${n}, ${b} of ${m}: ${p}, expected ${known.p[i]}`)
    assert.equal(test, 'boschloo')
  })
})

test('Fisher\'s part of the tables that lie as far out is the hypergeometric tail, for few and for many', () => {
  known.tails.forEach(([hits, first, second, drawn]: [number, number, number, number], i: number) => {
    const is = hypergeometricCdf(hits, first, second, drawn)
    assert.ok(Math.abs(is - known.below[i]) <= 1e-9 * known.below[i], `${hits}: ${is}, expected ${known.below[i]}`)
  })
  assert.deepEqual([hypergeometricCdf(0, 3, 2, 4), hypergeometricCdf(2, 3, 2, 2), hypergeometricCdf(-1, 3, 2, 2), hypergeometricCdf(0, 0, 0, 0)], [0, 1, 0, 1])
  assert.throws(() => hypergeometricCdf(1, 2, 2, 5), /cannot be hit/)
})

test('for more than five thousand answers p is twice Fisher\'s part, hardly more than what the whole count gives', () => {
  const many = exactTestOfShares({ hits: 1200, n: 2500 }, { hits: 1280, n: 2501 }), fewer = exactTestOfShares({ hits: 1200, n: 2500 }, { hits: 1280, n: 2500 })
  assert.deepEqual([many.test, fewer.test], ['fisher', 'boschloo'])
  assert.equal(many.p, 2 * hypergeometricCdf(1200, 2500, 2501, 2480))
  assert.ok(fewer.p < many.p && many.p < 1.1 * fewer.p, `${fewer.p}, ${many.p}`)
})

test('the exact p turns over with its rounds and with yes and no, is never above twice Fisher\'s, and 1 where both say the same', () => {
  const round = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ hits: a, n: a + b })), no = ({ hits, n }: { hits: number; n: number }) => ({ hits: n - hits, n })
  fc.assert(fc.property(round, round, (before, after) => {
    const { p } = exactTestOfShares(before, after)
    assert.ok(p >= 0 && p <= 1)
    for (const turned of [exactTestOfShares(after, before), exactTestOfShares(no(before), no(after))]) assert.ok(Math.abs(turned.p - p) <= 1e-9 * p)
    assert.equal(exactTestOfShares(before, before).p, 1)
    const [low, high] = before.hits * after.n <= after.hits * before.n ? [before, after] : [after, before]
    assert.ok(p <= 2 * hypergeometricCdf(low.hits, low.n, high.n, low.hits + high.hits) * (1 + 1e-6) || p === 1)
  }))
})

test('where nothing changed no level is passed more often than it says, to either side not more than half as often', () => {
  for (const [n, m] of [[12, 12], [7, 40], [30, 18]] as const) {
    const tables = Array.from({ length: (n + 1) * (m + 1) }, (_, i) => [i % (n + 1), Math.floor(i / (n + 1))] as const)
    const judged = tables.map(([a, b]) => ({ a, b, side: Math.sign(b * n - a * m), ...exactTestOfShares({ hits: a, n }, { hits: b, n: m }), chosen: testOfShares({ hits: a, n }, { hits: b, n: m }).p }))
    for (const share of [0.004, 0.03, 0.1, 0.27, 0.5, 0.61, 0.93]) for (const level of [0.2, 0.05, 0.01, 0.05 / 40]) {
      const chance = (called: (one: (typeof judged)[number]) => boolean) => judged.reduce((sum, one) => sum + (called(one) ? binomialDensity(one.a, n - one.a, share) * binomialDensity(one.b, m - one.b, share) : 0), 0)
      for (const side of [-1, 1]) assert.ok(chance((one) => one.p <= level && one.side === side) <= (level / 2) * (1 + 1e-6), `${n}, ${m}, ${share}, ${level}`)
      const most = level === 0.05 ? level : 1.09 * level
      if (level <= 0.05) assert.ok(chance(({ chosen }) => chosen <= level) <= most * (1 + 1e-6), `chosen: ${n}, ${m}, ${share}, ${level}`)
    }
  }
})

test('the pooled z judges where it can be believed, and the exact test where counts are too coarse for it', () => {
  const [even, coarse, calm] = [testOfShares({ hits: 294, n: 1022 }, { hits: 343, n: 977 }), testOfShares({ hits: 0, n: 100 }, { hits: 6, n: 100 }), testOfShares({ hits: 3, n: 30 }, { hits: 3, n: 33 })]
  assert.deepEqual([even.test, coarse.test, calm.test], ['pooled-z', 'boschloo', 'pooled-z'])
  assert.equal(coarse.p, exactTestOfShares({ hits: 0, n: 100 }, { hits: 6, n: 100 }).p)
  assert.ok(Math.abs(even.p - 0.00235697495593861) < 1e-14)
})

test('hits that are no whole number, or more than were asked, are refused', () => {
  assert.throws(() => exactTestOfShares({ hits: 1.5, n: 3 }, { hits: 1, n: 3 }), /whole numbers from 0 to 3 can be hits, not 1.5/)
  assert.throws(() => exactTestOfShares({ hits: 1, n: 3 }, { hits: 4, n: 3 }), /not 4/)
})
