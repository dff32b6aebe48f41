import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { blockScore } from './block-score.ts'
import { covariances } from './covariances.ts'
import { cronbachAlpha } from './cronbach-alpha.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { intraclassCorrelation } from './intraclass-correlation.ts'
import { itemScore } from './item-score.ts'
import { kappa } from './kappa.ts'
import { kendallTauB } from './kendall-tau-b.ts'
import { mcdonaldOmega } from './mcdonald-omega.ts'
import { rankAgreement } from './rank-agreement.ts'
import { rankBiasedOverlap } from './rank-biased-overlap.ts'
import { spearman } from './spearman.ts'

const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 2, maxLength: 40 })
const tables = fc.array(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 })
/** Ten invented people, four items of a block; numpy and scipy's minimize of the residuals gave the omega. */
const block = [[1, 3, 5, 2, 4, 3, 1, 5, 2, 4], [2, 3, 4, 2, 5, 4, 1, 5, 3, 3], [2, 4, 4, 1, 3, 4, 2, 4, 3, 5], [3, 2, 5, 2, 4, 3, 2, 3, 4, 5]]

test('the quick count of pairs is the count of all pairs, whatever the ties and the order of things', () => {
  fc.assert(fc.property(values, fc.integer(), (pairs, seed) => {
    let surplus = 0, inX = 0, inY = 0
    for (const [a, b] of pairs) for (const [c, d] of pairs) {
      surplus += Math.sign(a - c) * Math.sign(b - d)
      inX += Number(a !== c)
      inY += Number(b !== d)
    }
    const x = pairs.map(([a]) => a), y = pairs.map(([, b]) => b), tau = kendallTauB(x, y)
    if (tau === null) assert.ok(inX === 0 || inY === 0)
    else assert.ok(Math.abs(tau - surplus / Math.sqrt(inX * inY)) < 1e-12)
    const random = seeded(seed), mixed = pairs.map((pair) => [random(), pair] as const).sort(([a], [b]) => a - b).map(([, pair]) => pair)
    assert.equal(kendallTauB(mixed.map(([a]) => a), mixed.map(([, b]) => b)), tau)
    for (const seen of [rankAgreement(x, y), rankAgreement(y, x)]) if (seen.tau !== null && seen.low !== null) assert.ok(seen.low <= seen.tau && seen.tau <= seen.high! && seen.p! <= 1)
    const { rho, low, high } = spearman(x, y)
    if (rho !== null) assert.ok(low <= rho + 1e-12 && rho <= high + 1e-12)
  }))
})

test('a thing without a place in one of two orders is told by its number, and is in neither', () => {
  for (const agree of [kendallTauB, rankAgreement, spearman]) {
    assert.throws(() => agree([1, NaN], [1, 2]), /Thing 2 has no place in the first order \(NaN\); leave it out of both/, agree.name)
    assert.throws(() => agree([1, 2, 3], [NaN, 1, 2]), /Thing 1 has no place in the second order/, agree.name)
    assert.doesNotThrow(() => agree([1, Infinity, -Infinity], [0, 1, 2]), agree.name)
  }
})

test('two hundred thousand things are ordered at once, and half-noise is half agreement', () => {
  const random = seeded(3), x = Array.from({ length: 200_000 }, random), y = x.map((value) => value + random())
  assert.ok(Math.abs(kendallTauB(x, y)! - 0.5) < 0.01)
})

test('kappa does not care which reader is first, how many times all is counted, or what categories are called', () => {
  fc.assert(fc.property(tables, (table) => {
    const seen = kappa(table), turned = kappa(table.map((_, i) => table.map((row) => row[i]!)))
    const thrice = kappa(table.map((row) => row.map((count) => 3 * count)))
    const renamed = kappa([2, 0, 3, 1].map((i) => [2, 0, 3, 1].map((j) => table[i]![j]!)))
    if (seen.kappa === null) return void assert.equal(turned.kappa, null)
    for (const other of [turned, thrice, renamed]) assert.ok(Math.abs(other.kappa! - seen.kappa) < 1e-9)
    assert.ok(seen.se === null ? thrice.se === null : Math.abs(thrice.se! * Math.sqrt(3) - seen.se) < 1e-7 && seen.kappa <= 1 + 1e-12)
    const graded = kappa(table, 'linear')
    if (graded.se === null) return
    assert.ok(graded.low! <= graded.kappa! + 1e-12 && graded.kappa! <= graded.high! + 1e-12)
  }))
  for (const [agreed, value] of [[[[5, 0], [0, 500]], 1], [[[0, 5], [5, 0]], -1], [[[0, 5], [0, 0]], 0]] as const) for (const weights of ['unweighted', 'linear', 'quadratic'] as const) {
    const { kappa: seen, se, low, high } = kappa(agreed, weights)
    assert.deepEqual([seen, se, low, high], [value, null, null, null], 'an error of 0 is what the formula says, not what is known')
  }
  assert.ok(kappa([[5, 1], [0, 500]]).se! > 0.01 && kappa([[0, 3], [7, 0]]).se! > 0.1, 'one case that is read otherwise brings an error back')
  assert.equal(kappa([[5, 0], [0, 0]]).kappa, null)
  assert.equal(kappa([]).kappa, null)
  assert.throws(() => kappa([[1, 2]]), /square table/)
})

test('covariances, alpha and the intraclass correlation do not care for the order of people or items, or for another zero or unit', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }), { minLength: 2, maxLength: 5 }), (items) => {
    const moved = items.map((item) => item.toReversed().map((value) => 10 - 3 * value))
    const [one, other] = [cronbachAlpha(items), cronbachAlpha(moved)]
    if (one.alpha === null) return void assert.equal(other.alpha, null)
    assert.ok(Math.abs(one.alpha - other.alpha!) < 1e-9 * Math.max(1, Math.abs(one.alpha)) && one.low! <= one.alpha && one.alpha <= one.high!)
    const people = items[0]!.map((_, i) => items.map((item) => item[i]!)), icc = intraclassCorrelation(people, 'ICC3k')
    // The mean of all readings by the same readers is alpha.
    if (icc.icc !== null && Number.isFinite(icc.icc)) assert.ok(Math.abs(icc.icc - one.alpha) < 1e-9 * Math.max(1, Math.abs(one.alpha)))
  }))
  const likert = fc.array(fc.array(fc.constantFrom(1, 2, 3, 4, 5, NaN), { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 5 })
  fc.assert(fc.property(likert, fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), (items, unit, zero) => {
    const { matrix, n } = covariances(items), whole = items[0]!.map((_, i) => i).filter((i) => items.every((item) => !Number.isNaN(item[i])))
    assert.equal(n, whole.length)
    const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length
    const turned = covariances(items.toReversed().map((item) => item.toReversed())), moved = covariances(items.map((item, j) => (j === 0 ? item.map((v) => unit * v + zero) : item)))
    matrix.forEach((row, a) => row.forEach((one, b) => {
      const [x, y] = [a, b].map((j) => whole.map((i) => items[j]![i]!)) as [number[], number[]], plain = n > 1 ? ((mean(x.map((v, i) => v * y[i]!)) - mean(x) * mean(y)) * n) / (n - 1) : 0
      assert.ok(Math.abs(one - plain) < 1e-9 && one === matrix[b]![a] && row[a]! >= 0)
      assert.ok(Math.abs(one - turned.matrix.at(-1 - a)!.at(-1 - b)!) < 1e-12, 'people and items in another order')
      assert.ok(Math.abs(one * (a === 0 ? unit : 1) * (b === 0 ? unit : 1) - moved.matrix[a]![b]!) < 1e-9, 'the first in another unit, from another zero')
    }))
  }))
  // What divides by all people, not by those less one, is found out.
  assert.deepEqual(covariances([[1, 2, 3]]).matrix[0]![0], 1)
  assert.equal(cronbachAlpha([[1, 2, 3]]).alpha, null)
  assert.equal(cronbachAlpha([[1, 1], [2, 2]]).alpha, null)
  assert.equal(cronbachAlpha([[1, 2, NaN], [2, 4, 5]]).n, 2)
})

test('omega finds what scipy\'s minimiser finds, is alpha where all items weigh the same, and says when one cause does not fit', () => {
  const { omega, low, high, resamples } = mcdonaldOmega(block, seeded(1), 200)
  assert.ok(Math.abs(omega! - 0.8944615937874264) < 1e-8 && low! < omega! && omega! < high! && resamples > 40)
  assert.deepEqual(mcdonaldOmega(block, seeded(1), 200), mcdonaldOmega(block, seeded(1), 200))
  const random = seeded(5), normal = () => random() + random() + random() - 1.5
  const cause = Array.from({ length: 3000 }, normal), alike = Array.from({ length: 5 }, () => cause.map((c) => c + normal()))
  const seen = mcdonaldOmega(alike, seeded(2), 40)
  assert.ok(Math.abs(seen.omega! - 5 / 6) < 0.015 && Math.abs(seen.omega! - cronbachAlpha(alike).alpha!) < 0.002)
  assert.equal(mcdonaldOmega(block.slice(0, 2), seeded(1)).omega, null)
  assert.throws(() => mcdonaldOmega(block, seeded(1), 3), /At least 40/)
})

test('overlap of priorities is 1 for the same list, 0 for strangers, and what the definition sums to', () => {
  assert.ok(Math.abs(rankBiasedOverlap(['a', 'b', 'c'], ['a', 'c', 'b']).overlap! - 0.955) < 1e-12)
  assert.equal(rankBiasedOverlap([], []).overlap, null)
  assert.equal(rankBiasedOverlap(['a'], ['b']).overlap, 0)
  assert.throws(() => rankBiasedOverlap(['a', 'a'], []), /once/)
  const orders = fc.tuple(fc.nat(11), fc.nat(11), fc.integer(), fc.double({ min: 0.2, max: 0.98, noNaN: true }))
  fc.assert(fc.property(orders, ([m, n, seed, p]) => {
    const random = seeded(seed)
    const list = (size: number) => Array.from({ length: 14 }, (_, i) => [random(), i] as const).sort(([a], [b]) => a - b).slice(0, size).map(([, i]) => i)
    const one = list(m), other = list(n), seen = rankBiasedOverlap(one, other, p)
    assert.ok(seen.low <= seen.high + 1e-12)
    if (seen.overlap !== null) assert.ok(seen.low <= seen.overlap + 1e-9 && seen.overlap <= seen.high + 1e-9, `${JSON.stringify([one, other, p, seen])}`)
    const turned = rankBiasedOverlap(other, one, p)
    if (seen.overlap !== null) assert.ok(Math.abs(turned.overlap! - seen.overlap) < 1e-12)
    // Summed to 1,000 places with nothing in common beyond the lists, and with everything that can be.
    let least = 0
    for (let d = 1; d <= 1000; d++) least += ((1 - p) * p ** (d - 1) * other.slice(0, d).filter((thing) => one.slice(0, d).includes(thing)).length) / d
    assert.ok(Math.abs(least - seen.low) < 1e-8, `${least} ${seen.low}`)
    if (m === n && m > 0) assert.ok(Math.abs(rankBiasedOverlap(one, one, p).overlap! - 1) < 1e-12)
  }))
})

test('what readers agree on does not depend on the order of cases nor on what the kinds are called, and all of one mind is 1', () => {
  const table = fc.array(fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 20 }).map((cases) => cases.map((said) => [0, 1, 2].map((kind) => said.filter((one) => one === kind).length)))
  fc.assert(fc.property(table, (cases) => {
    const { kappa: one, se, n } = fleissKappa(cases), other = fleissKappa(cases.toReversed().map(([a, b, c]) => [c!, a!, b!]))
    assert.equal(n, cases.length)
    if (one === null) return void assert.equal(other.kappa, null)
    assert.ok(one <= 1 + 1e-12 && Math.abs(one - other.kappa!) < 1e-12 && Math.abs((se ?? 0) - (other.se ?? 0)) < 1e-9)
    const agreed = fleissKappa(cases.map((_, i) => (i % 2 ? [5, 0, 0] : [0, 5, 0])))
    assert.ok(Math.abs(agreed.kappa! - 1) < 1e-12)
  }))
})

test('a block\'s score lies between its items\', whatever their order, and turns over with them', () => {
  const items = fc.array(fc.option(fc.integer({ min: 0, max: 10 })), { maxLength: 12 })
  fc.assert(fc.property(items, (values) => {
    const scores = values.map((value) => itemScore(value, 10)), turned = values.map((value) => itemScore(value, 10, true)), score = blockScore(scores), told = scores.filter((one) => one !== null)
    assert.equal(score === null, told.length === 0 || told.length < 0.6 * values.length)
    if (score === null) return
    assert.ok(score >= Math.min(...told) - 1e-12 && score <= Math.max(...told) + 1e-12)
    assert.ok(Math.abs(blockScore(scores.toReversed())! - score) < 1e-12 && Math.abs(blockScore(turned)! - (1 - score)) < 1e-12)
  }))
})
