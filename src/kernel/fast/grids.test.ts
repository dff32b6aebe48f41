import assert from 'node:assert/strict'
import test from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { discHalves } from '../locate/hot-spots/disc-sums.ts'
import { giSpread } from '../locate/hot-spots/gi-z.ts'
import { seeded } from '../random.ts'
import { countPoints } from './count-points.ts'
import { discZ } from './disc-z.ts'
import { countPointsPlainly } from './plain/count-points.ts'
import { discZPlainly } from './plain/disc-z.ts'
import { spreadApartPlainly } from './plain/spread-apart.ts'
import { spreadByKnotsPlainly } from './plain/spread-by-knots.ts'
import { spreadRoundPlainly } from './plain/spread-round.ts'
import { sumDiscsPlainly } from './plain/sum-discs.ts'
import { shelf } from './shelf.ts'
import { spreadApart } from './spread-apart.ts'
import { spreadByKnots } from './spread-by-knots.ts'
import { spreadRound } from './spread-round.ts'
import { sumDiscs } from './sum-discs.ts'

const world = fc.record({ seed: fc.integer(), columns: fc.integer({ min: 50, max: 130 }), rows: fc.integer({ min: 80, max: 110 }) })
const few = { numRuns: 12 }
const countsOf = (cells: number, random: () => number) => Uint32Array.from({ length: cells }, () => Math.floor(40 * random() ** 6))

test('points fall into the same cells as by the plain twin, also on borders, outside and nowhere', () => {
  const odd = [NaN, Infinity, -Infinity, -0.1, 0, 0.3, 0.6, 0.9, 30, 29.999999999999996]
  fc.assert(fc.property(fc.record({ seed: fc.integer(), n: fc.constantFrom(2000, 2001, 65536, 65537, 70001) }), ({ seed, n }) => {
    const random = seeded(seed), one = () => (random() < 0.1 ? odd[Math.floor(random() * odd.length)]! : 0.3 * Math.floor(random() * 110) + (random() < 0.5 ? 0 : random()))
    const x = Float64Array.from({ length: n }, one), y = Float64Array.from({ length: n }, one), grid = { west: 0, south: -0.1, cell: 0.3, columns: 100, rows: 97 }
    assert.deepEqual(countPoints(x, y, grid), countPointsPlainly(x, y, grid))
    assert.deepEqual(countPoints(Array.from(x), Array.from(y), grid), countPointsPlainly(x, y, grid))
    const { doubles } = shelf(16 * n), there = [x, y].map((column) => {
      const laid = doubles(n)
      laid.set(column)
      return laid
    })
    assert.deepEqual(countPoints(there[0]!, there[1]!, grid), countPointsPlainly(x, y, grid))
    assert.deepEqual(countPoints(there[0]!.subarray(1), there[1]!.subarray(1), grid), countPointsPlainly(x.subarray(1), y.subarray(1), grid))
  }), few)
})

test('a point a hair from a border falls to the side that division says, in grids of any size and far from nought; by an inverse alone it would not', () => {
  let other = 0
  fc.assert(fc.property(fc.integer(), fc.constantFrom(0.1, 0.7, 3, 100, 1e-300), fc.constantFrom(0, -17.3, 5_200_000), fc.constantFrom(7, 1000, 70_000, 3_000_000), (seed, cell, west, columns) => {
    const random = seeded(seed), n = 3000, rows = Math.ceil(200 / columns), grid = { west, south: 0, cell, columns, rows }
    const x = Float64Array.from({ length: n }, () => (west + Math.floor(random() * (columns + 2) - 1) * cell) * (1 + Math.floor(3 * random() - 1) * 2 ** -52)), y = x.map(() => random() * rows * cell)
    assert.deepEqual(countPoints(x, y, grid), countPointsPlainly(x, y, grid))
    x.forEach((one) => (other += Math.floor((one - west) / cell) === Math.floor((one - west) * (1 / cell)) ? 0 : 1))
  }), few)
  assert.ok(other > 0)
})

test('a cell with more points than a byte holds has them all', () => {
  const n = 100_000, x = Float64Array.from({ length: n }, (_, i) => (i < 70_000 ? 0.5 : i % 10)), y = new Float64Array(n).fill(0.5), grid = { west: 0, south: 0, cell: 1, columns: 10, rows: 1 }
  const { counts, outside } = countPoints(x, y, grid)
  assert.deepEqual([counts[0], counts[9], outside], [73_000, 3000, 0])
  assert.deepEqual(countPoints(x, y, grid).counts, counts)
})

test('a shelf is only as large as was asked for, and columns of two shelves are copied like any others', () => {
  assert.throws(() => shelf(100).doubles(100_000), /A shelf of 100 bytes was asked for and is too small/)
  const random = seeded(3), columns = [0, 1].map(() => shelf(8 * 3000).doubles(3000).map(random)), grid = { west: 0, south: 0, cell: 0.1, columns: 10, rows: 10 }
  assert.deepEqual(countPoints(columns[0]!, columns[1]!, grid), countPointsPlainly(columns[0]!, columns[1]!, grid))
})

test('sums of discs equal the plain twin in every cell, however far the disc reaches', () => {
  fc.assert(fc.property(world, fc.double({ min: 0, max: 200, noNaN: true }), ({ seed, columns, rows }, band) => {
    const counts = countsOf(columns * rows, seeded(seed)), halves = discHalves(columns, rows, band)
    assert.deepEqual(sumDiscs(counts, columns, rows, halves), sumDiscsPlainly(counts, columns, rows, halves))
  }), few)
  const shares = Float64Array.from({ length: 10_000 }, seeded(1)), huge = new Float64Array(10_000).fill(2 ** 30)
  for (const values of [shares, huge]) assert.deepEqual(sumDiscs(values, 100, 100, discHalves(100, 100, 3)), sumDiscsPlainly(values, 100, 100, discHalves(100, 100, 3)))
})

test('how far each disc lies from chance equals the plain twin in every cell', () => {
  fc.assert(fc.property(world, fc.double({ min: 0, max: 120, noNaN: true }), ({ seed, columns, rows }, band) => {
    const counts = countsOf(columns * rows, seeded(seed)), halves = discHalves(columns, rows, band), whole = { n: counts.length, mean: 1.5, squares: 4 * counts.length }
    const spread = (near: number) => giSpread(whole, null, near, near)
    assert.deepEqual(discZ(counts, columns, rows, halves, 1.5, spread, 2), discZPlainly(counts, columns, rows, halves, 1.5, spread, 2))
  }), few)
})

test('what is spread by a hill equals the plain twin in every bit, wider than the grid too', () => {
  fc.assert(fc.property(world, fc.integer({ min: 0, max: 140 }), ({ seed, columns, rows }, reach) => {
    const random = seeded(seed), values = countsOf(columns * rows, random)
    const line = Float64Array.from({ length: reach + 1 }, (_, d) => Math.exp(-((d / (reach / 6 + 1)) ** 2) / 2)), up = line.map((w) => w / 7)
    assert.deepEqual(spreadApart(values, columns, rows, line, up), spreadApartPlainly(values, columns, rows, line, up))
    const near = Math.min(reach, 30), wide = near + 1, hill = Float64Array.from({ length: wide * wide }, (_, k) => Math.max(0, 1 - ((k % wide) ** 2 + Math.floor(k / wide) ** 2) / (near + 0.5) ** 2))
    assert.deepEqual(spreadRound(values, columns, rows, hill, near), spreadRoundPlainly(values, columns, rows, hill, near))
    const even = line.subarray(0, 2 * Math.floor(reach / 2) + 1), from = even.map((w) => w / 7), byKnots = spreadByKnots(values, columns, rows, even, from)
    for (const same of [spreadByKnotsPlainly(values, columns, rows, even, from), spreadByKnots(Float64Array.from(values), columns, rows, even, from)]) assert.deepEqual(byKnots, same)
    from[0]! *= 1 + 2 ** -50
    assert.ok(spreadByKnotsPlainly(values, columns, rows, even, from).some((one, i) => one !== byKnots[i]))
  }), few)
})
