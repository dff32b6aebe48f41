import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { hourlyWaits } from './hourly-waits.ts'
import { hourlyWaitsPlainly } from './plain/hourly-waits.ts'

const weight = fc.constantFrom(0, 1, 20, 50, 1e6, Infinity)
const world = fc.record({
  seed: fc.nat(), n: fc.integer({ min: 490, max: 3000 }), villages: fc.constantFrom(1, 2, 7, 60, 300), empty: fc.constantFrom(0, 3), hours: fc.constantFrom(1, 2, 24, 168, 256), districts: fc.constantFrom(1, 2, 9),
  most: fc.constantFrom(1, 3, 700, 40_000, 2 ** 20, 2 ** 24), quantiles: fc.constantFrom([0.5], [0.5, 0.8, 0.9], [0, 1, 0.25], [1 / 3, 0.999], []), towardVillage: weight, towardCommissariat: weight, kind: fc.nat(2),
})

test('every hour\'s count, weight and quantiles found quickly are those found plainly, to the last bit', () => {
  fc.assert(fc.property(world, ({ seed, n, villages, empty, hours, districts, most, kind, ...drawing }) => {
    const random = seeded(seed), draw = (below: number) => Float64Array.from({ length: n }, () => Math.floor(random() ** 2 * below))
    const as = (list: Float64Array) => (kind === 0 ? list : kind === 1 ? Uint32Array.from(list) : Array.from(list))
    const calls = { village: as(draw(villages)), hour: as(draw(hours)), seconds: as(draw(most)), commissariat: Array.from({ length: villages + empty }, (_, v) => (v < villages ? v % districts : districts)), hours }
    assert.deepEqual(hourlyWaits(calls, drawing), hourlyWaitsPlainly(calls, drawing))
  }), { numRuns: 150 })
})

test('a village with thousands of calls in one hour is counted as plainly', () => {
  const random = seeded(9), n = 40_000, of = (below: number) => Uint32Array.from({ length: n }, () => Math.floor(random() * below))
  const calls = { village: of(2).map((v) => v + 1), hour: of(3), seconds: of(5000), commissariat: [4, 4, 0], hours: 3 }, drawing = { quantiles: [0.5, 0.9], towardVillage: 20, towardCommissariat: 50 }, shares: number[] = []
  assert.deepEqual(hourlyWaits(calls, { ...drawing, told: (share) => shares.push(share) }), hourlyWaitsPlainly(calls, drawing))
  assert.ok(shares.length > 2 && shares.every((share, k) => share >= (shares[k - 1] ?? 0) && share <= 1))
})

test('half seconds, a wait of half a year and three hundred hours are counted too; a call from nowhere is named', () => {
  const n = 600, plainly = { village: new Uint8Array(n), hour: new Uint16Array(n), seconds: Float64Array.from({ length: n }, (_, i) => i), commissariat: [0] }, drawing = { quantiles: [0.5], towardVillage: 0, towardCommissariat: 0 }
  const median = (more: object) => hourlyWaits({ ...plainly, ...more }, drawing).values[0]![0]
  assert.equal(median({}), 299.5)
  assert.equal(median({ seconds: plainly.seconds.map((s) => s + 0.5) }), 300)
  assert.equal(median({ seconds: plainly.seconds.map((s) => s + 2 ** 24) }), 299.5 + 2 ** 24)
  assert.equal(median({ hours: 300 }), 299.5)
  for (const [wrong, sentence] of [
    [{ village: plainly.village.with(7, 1) }, /Call 8 is of village 1 at hour 0/], [{ hour: plainly.hour.with(599, 168) }, /Call 600 is of village 0 at hour 168/],
    [{ seconds: plainly.seconds.with(3, -1) }, /call 4 has -1/], [{ seconds: plainly.seconds.with(3, NaN) }, /call 4 has NaN/],
  ] as const) assert.throws(() => median(wrong), sentence)
})
