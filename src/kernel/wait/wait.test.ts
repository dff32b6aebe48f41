import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { ageOfCalls } from './age-of-calls.ts'
import { quantile } from './quantile.ts'
import { quantileInterval } from './quantile-interval.ts'
import { randomIntercept } from './random-intercept.ts'
import { stillWaiting } from './still-waiting.ts'
import { waitByHour } from './wait-by-hour.ts'

const shelf = process.env['VATRA_DATA'], folder = `${shelf}/golden`
const skip = existsSync(`${folder}/quantile_shrinkage.json`) ? false : 'VATRA_DATA does not name the folder with golden/quantile_shrinkage.json'
const read = () => JSON.parse(readFileSync(`${folder}/quantile_shrinkage.json`, 'utf8'))

test('quantiles are R\'s, types 6, 7 and 8', { skip }, () => {
  const { x, p, type6, type7, type8 } = read().quantile, sorted = Float64Array.from(x).sort()
  p.forEach((share: number, i: number) => {
    near(quantile(sorted, share, 6), type6[i], `type 6 at ${share}`)
    near(quantile(sorted, share), type7[i], `type 7 at ${share}`)
    near(quantile(sorted, share, 8), type8[i], `type 8 at ${share}`)
  })
})

test('the spread between and within places, and each place\'s effect, equal R\'s lmer', { skip }, () => {
  const { lmer } = read(), reml = randomIntercept(lmer.y, lmer.group), ml = randomIntercept(lmer.y, lmer.group, 'ml')
  near(reml.mean, lmer.mu, 'mean')
  // lmer's own search stops at about 1e-8; the balanced REML has a closed form that this meets to 1e-7 and better.
  near(reml.between, lmer.var_group, 'between', 2e-6)
  near(reml.within, lmer.var_resid, 'within', 2e-7)
  near(ml.between, lmer.ml.var_group, 'ml between', 2e-6)
  near(ml.within, lmer.ml.var_resid, 'ml within', 2e-7)
  lmer.blup.forEach((effect: number, i: number) => near(reml.effects.get(i + 1)!, effect, `effect ${i + 1}`, 1e-6))
})

test('medians and 90th percentiles of Portland\'s waits by neighbourhood and priority equal R\'s (C6)', { skip }, () => {
  const [, ...lines] = gunzipSync(readFileSync(`${shelf}/data/portland_or_response_times_by_neighbourhood/portland_calls.csv.gz`)).toString().trim().split('\n')
  const waits = new Map<string, number[][]>()
  for (const line of lines) {
    const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', '')), key = `${cells[3]}|${cells[4]}`
    if (!waits.has(key)) waits.set(key, [[], [], []])
    waits.get(key)!.forEach((list, k) => list.push(Number(cells[5 + k])))
  }
  const golden = readFileSync(`${folder}/portland_response_by_neighbourhood_priority.csv`, 'utf8').trim().split('\n').slice(1)
  assert.ok(golden.length > 200)
  for (const line of golden) {
    const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', '')), lists = waits.get(`${cells[0]}|${cells[1]}`)!
    lists.forEach((list, k) => {
      const sorted = Float64Array.from(list).sort()
      const [n, median, p90] = [2, 3, 4].map((at) => Number(cells[at + 3 * k])) as [number, number, number]
      assert.equal(sorted.length, n)
      near(quantile(sorted, 0.5), median, line)
      near(quantile(sorted, 0.9), p90, line)
    })
  }
})

test('the median of ten lies between the second and the ninth; of five nothing holds in 95 of 100', () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  assert.deepEqual(quantileInterval(ten, 0.5), { quantile: 5.5, low: 2, high: 9, n: 10, method: 'order-statistics-type-7' })
  assert.deepEqual([quantileInterval(ten.slice(0, 5), 0.5).low, quantileInterval(ten.slice(0, 5), 0.5).high, quantileInterval([], 0.5).quantile], [null, null, null])
  const random = seeded(4)
  let held = 0
  for (let again = 0; again < 1000; again++) {
    const { low, high } = quantileInterval(Float64Array.from({ length: 60 }, random).sort(), 0.8)
    held += Number(low! <= 0.8 && (high === null || 0.8 <= high))
  }
  assert.ok(held >= 940, `${held}`)
})

test('calls that nobody answered yet count as long as they last, as Kaplan and Meier have it', () => {
  // By hand: 1 of 6 ends, then 1 of 4 after an open call at 2, then 1 of 3; S = 5/6, 5/8, 5/12, and 0 at the last.
  const seen = stillWaiting([1, 2, 3, 4, 5, 6], [1, 0, 1, 1, 0, 1], [0.1, 0.3, 0.5, 0.9])
  assert.deepEqual(seen.quantiles.map(({ quantile }) => quantile), [1, 3, 4, 6])
  assert.equal(seen.open, 2)
  assert.deepEqual(stillWaiting([5, 9], [0, 0]).quantiles.map(({ quantile }) => quantile), [null, null, null])
  assert.equal(stillWaiting([1, 2, 3, 4], [1, 1, 1, 1], [0.5]).quantiles[0]!.quantile, 2.5)
  assert.throws(() => stillWaiting([-1], [1]), /0 or more seconds/)
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.boolean()), { minLength: 1, maxLength: 40 }), (calls) => {
    const shares = [0.4871, 0.8123] // no share of whole calls, so that no level is met exactly
    const one = stillWaiting(calls.map(([s]) => s), calls.map(([, e]) => e), shares)
    const turned = stillWaiting(calls.map(([s]) => s).reverse(), calls.map(([, e]) => e).reverse(), shares)
    assert.deepEqual(one, turned)
    const minutes = stillWaiting(calls.map(([s]) => 60 * s), calls.map(([, e]) => e), shares)
    const closed = stillWaiting(calls.map(([s]) => s), calls.map(() => true), shares)
    one.quantiles.forEach(({ quantile, low, high }, i) => {
      assert.equal(minutes.quantiles[i]!.quantile, quantile === null ? null : 60 * quantile)
      if (quantile !== null) assert.ok(quantile >= closed.quantiles[i]!.quantile! - 1e-9, 'an open call never shortens a wait')
      if (quantile !== null && low !== null) assert.ok(low <= quantile)
      if (quantile !== null && high !== null) assert.ok(quantile <= high)
    })
  }))
})

test('a village\'s hour with few calls is drawn toward the village, and the village toward its commissariat (C6)', () => {
  const calls = { village: [0, 0, 0, 1, 1, 1], hour: [0, 0, 1, 0, 1, 1], seconds: [100, 200, 900, 400, 500, 600], commissariat: [0, 0], hours: 2 }
  const { counts, quantiles } = waitByHour(calls, { quantiles: [0.5], towardVillage: 2, towardCommissariat: 3 })
  assert.deepEqual([...counts], [2, 1, 1, 2])
  // Village 0: (3 * 200 + 3 * 450) / 6 = 325; village 1: (500 + 450) / 2 = 475.
  near(quantiles[0]!.values[0]!, (2 * 150 + 2 * 325) / 4, 'cell 0')
  near(quantiles[0]!.values[1]!, (900 + 2 * 325) / 3, 'cell 1')
  near(quantiles[0]!.values[3]!, (2 * 550 + 2 * 475) / 4, 'cell 3')
  const quiet = waitByHour({ ...calls, commissariat: [0, 0, 0] }, { quantiles: [0.5] })
  near(quiet.quantiles[0]!.values[4]!, 450, 'a village without calls says what its commissariat says')
  assert.equal(quiet.effective[4], 0)
  assert.ok(Number.isNaN(waitByHour({ village: [], hour: [], seconds: [], commissariat: [0] }).quantiles[0]!.values[0]))
  assert.throws(() => waitByHour({ ...calls, village: [0, 0, 0, 1, 1, 7] }), /village 7/)
})

test('the order of calls and the unit of time change nothing, and no weight at all leaves the cell as it is', () => {
  const call = fc.tuple(fc.nat(4), fc.nat(6), fc.integer({ min: 0, max: 5000 }))
  fc.assert(fc.property(fc.array(call, { minLength: 1, maxLength: 60 }), (calls) => {
    const laid = (rows: typeof calls, unit = 1) => waitByHour({ village: rows.map(([v]) => v), hour: rows.map(([, h]) => h), seconds: rows.map(([, , s]) => s * unit), commissariat: [0, 0, 1, 1, 1], hours: 7 })
    const one = laid(calls)
    assert.deepEqual(laid(calls.toReversed()), one)
    laid(calls, 1024).quantiles.forEach(({ values }, q) => values.forEach((value, cell) => assert.ok(Math.abs(value - 1024 * one.quantiles[q]!.values[cell]!) < 1e-6)))
    one.quantiles[0]!.values.forEach((value, cell) => assert.ok(value <= one.quantiles[2]!.values[cell]! + 1e-9))
  }))
})

test('how old the calls are is said for each village (C6)', () => {
  assert.deepEqual(ageOfCalls([0, 0, 0, 2], [100, 90, 20, 99], 3, 100), [
    { n: 3, newest: 0, median: 10, oldest: 80 }, { n: 0, newest: null, median: null, oldest: null }, { n: 1, newest: 1, median: 1, oldest: 1 },
  ])
  assert.throws(() => ageOfCalls([0], [101], 1, 100), /after 100/)
})

function near(actual: number | null, expected: number, what: string, relative = 1e-12) {
  assert.ok(actual !== null && Math.abs(actual - expected) <= relative * Math.abs(expected), `${what}: ${actual}, expected ${expected}`)
}
