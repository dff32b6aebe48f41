import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { chiSquareCdf } from '../distributions/chi-square-cdf.ts'
import { normalSf } from '../distributions/normal-sf.ts'
import { surveyDesign } from '../estimate/survey-design.ts'
import { seeded } from '../random.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { countRegression, type Counts } from './count-regression.ts'
import { differenceInDifferences } from './difference-in-differences.ts'
import { differenceInShares } from './difference-in-shares.ts'
import { differenceOfCounts } from './difference-of-counts.ts'
import { differenceOfMeans } from './difference-of-means.ts'
import { differenceOfShares } from './difference-of-shares.ts'
import { diffusionRing } from './diffusion-ring.ts'
import { discoveries } from './discoveries.ts'
import { overdispersedRegression } from './overdispersed-regression.ts'
import { permutationTest } from './permutation-test.ts'
import { raoScott } from './rao-scott.ts'
import { rateChange } from './rate-change.ts'
import { riskRatio } from './risk-ratio.ts'
import { weightedDisplacement } from './weighted-displacement.ts'

const answers = fc.integer({ min: 1, max: 300 }).chain((n) => fc.record({ hits: fc.nat(n), n: fc.constant(n) }))

test('the decision without sorting calls exactly the tests whose raised p is at or under the level', () => {
  const p = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 60 }).map((k) => (0.05 * k) / 60), fc.double({ min: 0, max: 0.01, noNaN: true }), fc.constantFrom(0.05000000000000001, 0.04999999999999999, 0.10000000000000002))
  fc.assert(fc.property(fc.array(p, { maxLength: 60 }), fc.constantFrom(0.05, 0.1, 0.01), (ps, alpha) => {
    const { called, number, tests } = discoveries(ps, alpha), raised = benjaminiHochberg(ps)
    ps.forEach((_, i) => assert.equal(called[i] === 1, raised[i]! <= alpha, `${ps} ${i}`))
    assert.deepEqual([number, tests], [called.reduce((a, b) => a + b, 0), ps.length])
  }))
  assert.deepEqual([...discoveries([0.001, NaN, 0.9]).called], [1, 0, 0])
  assert.equal(discoveries([0.05, 0, 0]).number, 2, 'three times 0.05 through three is a hair over 0.05')
  assert.equal(discoveries([0.05]).number, 1, 'the level itself is called')
  assert.equal(discoveries(Array(23).fill(0.05000000000000001)).number, 23, '23 times a hair over 0.05 through 23 is 0.05')
  assert.throws(() => discoveries([2]), /between 0 and 1/)
})

test('the ratio of two shares is Koopman\'s, turns over with its rounds, its interval leaves out 1 just when its z does, and its p is that of the difference', () => {
  // Koopman 1984, p. 516: 36 of 40 against 16 of 80.
  const known = riskRatio({ hits: 16, n: 80 }, { hits: 36, n: 40 })
  assert.ok(Math.abs(known.low - 2.94) < 0.005 && Math.abs(known.high - 7.15) < 0.005 && known.ratio === 4.5, JSON.stringify(known))
  // Nobody of a hundred thousand, then fifty of as many: turned round, the end is that of the other side.
  const some = { hits: 50, n: 100_000 }, nobody = { hits: 0, n: 100_000 }, low = riskRatio(nobody, some).low
  assert.ok(low > 13 && low < 13.1 && Math.abs(low * riskRatio(some, nobody).high - 1) < 1e-9, `${low}`)
  fc.assert(fc.property(answers, answers, (before, after) => {
    const there = riskRatio(before, after), back = riskRatio(after, before)
    assert.ok(there.low <= there.high && (there.p === null || (there.p >= 0 && there.p <= 1)))
    if (there.p === null) return
    assert.ok(Math.abs(there.p - back.p!) < 1e-9 && Math.abs(there.p - differenceOfShares(before, after).p!) < 1e-9)
    if (there.ratio !== null) assert.ok(there.low <= there.ratio * (1 + 1e-9) && there.ratio <= there.high * (1 + 1e-9))
    if (there.high < 1e100 && back.low > 1e-100) assert.ok(Math.abs(there.high * back.low - 1) < 1e-6)
    if (Math.abs(Math.abs(there.statistic!) - 1.959963984540054) > 1e-6) assert.equal(Math.abs(there.statistic!) > 1.96, there.low > 1 || there.high < 1, JSON.stringify([before, after, there]))
  }))
})

test('a change beyond the other place\'s change turns its sign with the places, and shares hold the truth about 95 times in 100', () => {
  fc.assert(fc.property(answers, answers, answers, answers, (a, b, c, d) => {
    const one = differenceInShares({ before: a, after: b }, { before: c, after: d })
    const turned = differenceInShares({ before: c, after: d }, { before: a, after: b })
    assert.ok(Math.abs(one.difference! + turned.difference!) < 1e-12 && Math.abs(one.low! + turned.high!) < 1e-12 && one.low! <= one.difference! && one.difference! <= one.high!)
  }))
  const random = seeded(9)
  const round = (share: number, n = 120) => ({ hits: Array.from({ length: n }, random).filter((chance) => chance < share).length, n })
  let held = 0
  for (let again = 0; again < 600; again++) {
    const { low, high } = differenceInShares({ before: round(0.3), after: round(0.15) }, { before: round(0.25), after: round(0.25) })
    held += Number(low! <= -0.15 && -0.15 <= high!)
  }
  assert.ok(held >= 555 && held <= 588, `${held}`)
  const z = differenceInDifferences({ difference: -0.1, se: 0.03, df: Infinity }, { difference: -0.02, se: 0.04, df: Infinity })
  assert.ok(Math.abs(z.p! - 2 * normalSf(1.6)) < 1e-12 && Math.abs(z.difference! + 0.08) < 1e-15)
  assert.equal(differenceInDifferences({ difference: null, se: null, df: 0 }, { difference: 1, se: 1, df: 9 }).p, null)
})

test('difference in differences does not care what places and periods are called, in which order they come, or what unit people are counted in', () => {
  const cell = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 32, maxLength: 32 })
  fc.assert(fc.property(cell, (counts) => {
    const rows = counts.map((count, i) => ({ count, unit: i % 4, period: Math.floor(i / 4), treated: Number(i % 4 < 2), post: Number(i >= 16) }))
    const laid = (list: typeof rows, scale: number, name: (n: number) => number) => ({ outcome: list.map(({ count }) => count), unit: list.map(({ unit }) => name(unit)), period: list.map(({ period }) => name(period)), treated: list.map(({ treated }) => treated), post: list.map(({ post }) => post), exposure: list.map(() => scale) })
    const one = differenceOfCounts(laid(rows, 1, (n) => n), 'poisson')
    const other = differenceOfCounts(laid(rows.toReversed(), 1000, (n) => 7 - 3 * n), 'poisson')
    assert.ok(Math.abs(one.logRatio! - other.logRatio!) < 1e-8 && Math.abs(one.se! - other.se!) < 1e-8 && one.low <= one.ratio! && one.ratio! <= one.high)
    const means = differenceOfMeans(laid(rows, 1, (n) => n))
    const by = (treated: number, post: number) => rows.filter((row) => row.treated === treated && row.post === post).reduce((sum, { count }) => sum + count, 0) / 8
    assert.ok(Math.abs(means.difference - (by(1, 1) - by(1, 0) - by(0, 1) + by(0, 0))) < 1e-9)
  }), { numRuns: 40 })
  // A place and a month without any event change nothing; no event at all in a corner leaves no ratio.
  const quiet = (unit: number, period: number, count: (u: number, p: number) => number) => (unit === 4 || period === 3 ? 0 : count(unit, period))
  const panel = (places: number, count: (u: number, p: number) => number) => {
    const cells = Array.from({ length: places * 8 }, (_, i) => ({ unit: i % places, period: Math.floor(i / places) }))
    const side = { unit: cells.map(({ unit }) => unit), period: cells.map(({ period }) => period), treated: cells.map(({ unit }) => Number(unit < 2)), post: cells.map(({ period }) => Number(period >= 4)) }
    return differenceOfCounts({ ...side, outcome: cells.map(({ unit, period }) => quiet(unit, period, count)) })
  }
  const wandering = (u: number, p: number) => 5 + ((3 * u + 2 * p + u * p) % 7)
  assert.ok(Math.abs(panel(5, wandering).ratio! - panel(4, wandering).ratio!) < 1e-10 && panel(5, wandering).places === 4)
  assert.deepEqual([panel(4, (u, p) => (u < 2 && p >= 4 ? 0 : 3)).ratio, panel(4, () => 0).p], [null, null])
  assert.throws(() => differenceOfCounts({ outcome: [1, 2], unit: [0, 1], period: [0, 0], treated: [0, 1], post: [0, 0] }), /each before and after/)
})

test('regressions of counts do not care in which order rows come, what they are counted over, or what the groups are called', () => {
  const row = fc.record({ count: fc.integer({ min: 1, max: 60 }), late: fc.nat(1), dose: fc.integer({ min: -3, max: 3 }), people: fc.integer({ min: 20, max: 900 }) })
  const close = (is: number, wanted: number, what: string, by = 1e-8) => assert.ok(Math.abs(is - wanted) <= by * Math.max(1, Math.abs(wanted)), `${what}: ${is} and ${wanted}`)
  fc.assert(fc.property(fc.array(row, { minLength: 4, maxLength: 14 }), fc.constantFrom(0.001, 7, 1000), (some, scale) => {
    const rows = [...some, ...[0, 1, 0, 1].map((late, i) => ({ count: 5 + 3 * i, late, dose: 2 * i - 3, people: 100 }))]
    const laid = (list: typeof rows, { turned = false, over = 1 } = {}) => ({ counts: list.map(({ count }) => count), exposure: list.map(({ people }) => people * over), columns: [list.map(() => 1), list.map(({ late }) => (turned ? 1 - late : late)), list.map(({ dose }) => dose * over)] })
    for (const fit of [countRegression, overdispersedRegression, (counts: Counts) => countRegression(counts, 2.5)]) {
      const one = fit(laid(rows)), back = fit(laid(rows.toReversed())), other = fit(laid(rows, { over: scale })), named = fit(laid(rows, { turned: true })), [b, c, d] = one.coefficients as unknown as [number, number, number]
      for (const same of [back, other, named]) {
        close(same.deviance, one.deviance, 'deviance')
        close(1 / same.theta, 1 / one.theta, 'wildness')
        close(same.covariance[4]!, one.covariance[4]!, 'error of the group')
      }
      one.mean.forEach((mean, i) => [back.mean.at(-1 - i)!, other.mean[i]!, named.mean[i]!].forEach((same) => close(same, mean, 'mean')))
      ;[b - Math.log(scale), c, d / scale].forEach((coefficient, a) => close(other.coefficients[a]!, coefficient, 'coefficient in other units'))
      ;[b + c, -c, d].forEach((coefficient, a) => close(named.coefficients[a]!, coefficient, 'coefficient of the groups exchanged'))
      // At the best fit what was counted and what was expected, weighed, are as many in every column.
      laid(rows).columns.forEach((column) => close(column.reduce((sum, x, i) => sum + (x * (rows[i]!.count - one.mean[i]!)) / (1 + one.mean[i]! / one.theta), 0), 0, 'sum', 1e-7))
      // What forgets the people is found out.
      const { exposure, ...forgotten } = laid(rows), without = fit(forgotten)
      assert.ok(without.mean.some((mean, i) => Math.abs(mean - one.mean[i]!) > 1e-6) || new Set(exposure).size === 1)
    }
  }), { numRuns: 8 })
})

test('counts no wilder than chance are compared as Poisson, wilder ones with a wider interval', () => {
  const calm = rateChange({ counts: [10, 11, 9, 10, 10, 10] }, { counts: [5, 5, 6, 4, 5, 5] })
  assert.ok(calm.theta === Infinity && Math.abs(calm.ratio! - 0.5) < 1e-9 && Math.abs(calm.se! - Math.sqrt(1 / 60 + 1 / 30)) < 1e-9)
  const wild = rateChange({ counts: [1, 30, 2, 20, 4, 3] }, { counts: [1, 14, 0, 9, 3, 3] })
  assert.ok(Math.abs(wild.ratio! - 0.5) < 1e-6 && wild.theta! < 3 && wild.high! / wild.low! > 5)
  assert.equal(rateChange({ counts: [0, 0] }, { counts: [1, 2] }).ratio, null)
  const days = rateChange({ counts: [10, 20], exposure: [28, 30] }, { counts: [10, 20], exposure: [56, 60] })
  assert.ok(Math.abs(days.ratio! - 0.5) < 0.02)
})

test('dealing names anew gives the exact p of few places, the same seed the same, and never 0', () => {
  // 3 of 6 named: 20 deals, of which the seen one and its mirror are as far.
  const { p, difference, n, named } = permutationTest([1, 2, 3, 11, 12, 13], [0, 0, 0, 1, 1, 1], seeded(1), 20_000)
  assert.ok(Math.abs(p! - 0.1) < 0.01 && difference === 10 && n === 6 && named === 3)
  assert.deepEqual(permutationTest([1, 5, 2], [1, 0, 0], seeded(3)), permutationTest([1, 5, 2], [1, 0, 0], seeded(3)))
  assert.equal(permutationTest([1, 2], [1, 1], seeded(3)).p, null)
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.boolean()), { minLength: 3, maxLength: 20 }), (rows) => {
    const of = (move: (v: number) => number) => permutationTest(rows.map(([v]) => move(v)), rows.map(([, name]) => name), seeded(5), 99)
    const one = of((v) => v), moved = of((v) => 4 * v + 100)
    if (one.p === null) return
    assert.ok(one.p > 0 && one.p <= 1 && one.p === moved.p && Math.abs(4 * one.difference! - moved.difference!) < 1e-9)
    assert.ok(of(() => 7).p === 1)
  }))
})

test('what a ring gains with the area is diffusion, what it loses is displacement, and without a fall in the area nothing is said', () => {
  const control = { before: 4000, after: 3900 }
  assert.equal(weightedDisplacement({ before: 400, after: 200 }, { before: 400, after: 280 }, control).verdict, 'diffusion')
  assert.equal(weightedDisplacement({ before: 400, after: 200 }, { before: 400, after: 520 }, control).verdict, 'displacement')
  assert.equal(weightedDisplacement({ before: 400, after: 200 }, { before: 400, after: 395 }, control).verdict, 'no detectable spill-over')
  assert.equal(weightedDisplacement({ before: 400, after: 395 }, { before: 400, after: 520 }, control).verdict, 'unclear')
  assert.equal(weightedDisplacement({ before: 40, after: 20 }, { before: 1, after: 1 }, { before: 0, after: 3 }).quotient, null)
  // Bowers & Johnson: (B1/C1 - B0/C0) / (A1/C1 - A0/C0).
  const { quotient, low, high, net, area, ring } = weightedDisplacement({ before: 200, after: 100 }, { before: 150, after: 135 }, { before: 1000, after: 950 })
  assert.ok(Math.abs(quotient! - (135 / 950 - 0.15) / (100 / 950 - 0.2)) < 1e-12 && low! < quotient! && quotient! < high!)
  assert.ok(Math.abs(net.estimate! - area.estimate! - ring.estimate!) < 1e-12)
  const count = fc.record({ before: fc.integer({ min: 1, max: 900 }), after: fc.integer({ min: 1, max: 900 }) })
  fc.assert(fc.property(count, count, count, (a, b, c) => {
    const seen = weightedDisplacement(a, b, c)
    if (seen.low !== null) assert.ok(seen.low <= seen.quotient! + 1e-9 && seen.quotient! <= seen.high! + 1e-9)
  }))
})

test('a place is treated, in the ring or beyond, wherever the map\'s zero lies and however it is turned', () => {
  const square = [[0, 0], [100, 0], [100, 100], [0, 100]] as const
  assert.deepEqual(diffusionRing([50, 100, 130, 140, 150.1, -50, 600], [50, 50, 130, 140, 50, 50, 0], square, 50), ['treated', 'treated', 'ring', 'beyond', 'beyond', 'ring', 'beyond'])
  const angle = fc.double({ min: 0, max: 6, noNaN: true }), place = fc.double({ min: -300, max: 300, noNaN: true })
  fc.assert(fc.property(angle, place, place, fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 20 }), (turn, east, north, points) => {
    const moved = (x: number, y: number) => [x * Math.cos(turn) - y * Math.sin(turn) + east, x * Math.sin(turn) + y * Math.cos(turn) + north] as const
    const far = points.filter(([x, y]) => { const d = Math.hypot(Math.max(-x, 0, x - 100), Math.max(-y, 0, y - 100)); return Math.abs(d - 50) > 1e-6 && (d > 1e-6 || Math.min(x, 100 - x, y, 100 - y) > 1e-6) })
    const turned = far.map(([x, y]) => moved(x, y))
    assert.deepEqual(diffusionRing(turned.map(([x]) => x), turned.map(([, y]) => y), square.map(([x, y]) => moved(x, y)), 50), diffusionRing(far.map(([x]) => x), far.map(([, y]) => y), square, 50))
  }))
})

test('of answers drawn one by one Rao and Scott\'s test is Pearson\'s but for the sample size, and does not care for names or weights\' unit', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(1)), { minLength: 30, maxLength: 80 }), (rows) => {
    const [a, b] = [rows.map(([x]) => x), rows.map(([, y]) => y)], n = rows.length, seen = raoScott(a, b, surveyDesign(n))
    const other = raoScott(b.map((y) => 5 - y), a.map((x) => 3 + x), surveyDesign(n, { weights: a.map(() => 8) }))
    if (seen.statistic === null) return
    assert.ok(Math.abs(seen.statistic - other.statistic!) < 1e-8 * Math.max(1, seen.statistic) && seen.p! >= 0 && seen.p! <= 1)
    const gap = raoScott([...a, NaN, -1], [...b, 1, 1], surveyDesign(n + 2))
    assert.equal(gap.n, n)
  }))
  const random = seeded(8), x = Array.from({ length: 2000 }, () => Math.floor(3 * random()))
  const y = x.map((v) => Number(random() < 0.4 + 0.03 * v)), seen = raoScott(x, y, surveyDesign(2000))
  assert.ok(Math.abs(Math.log(seen.p! / chiSquareCdf(seen.chiSquare!, 2, 'above'))) < 0.1)
})
