import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { distanceBand } from './distance-band.ts'
import { gridCounts } from './grid-counts.ts'
import { gridOver } from './grid-over.ts'
import { nearestNeighbours } from './nearest-neighbours.ts'
import { pairsWithin } from './pairs-within.ts'
import { permutationP } from './permutation-p.ts'
import { shuffle } from './shuffle.ts'

const places = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), { maxLength: 40 })
const seen = (n: number) => Array.from({ length: n }, (_, i) => i)

test('neighbours by distance are those that comparing everybody with everybody finds, however the places lie', () => {
  fc.assert(fc.property(places, fc.integer({ min: 0, max: 30 }), fc.constantFrom(1, 0.001, 1000), (points, band, scale) => {
    const x = points.map(([a]) => a * scale), y = points.map(([, b]) => b * scale), far = (i: number, j: number) => Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2)
    const { start, near } = distanceBand(x, y, band * scale)
    for (const i of seen(points.length)) assert.deepEqual([...near.subarray(start[i], start[i + 1])], seen(points.length).filter((j) => j !== i && far(i, j) <= band * scale))
    const pairs = pairsWithin(x, y, band * scale)
    pairs.from.forEach((i, k) => assert.equal(pairs.apart[k], far(i, pairs.to[k]!)))
  }))
})

test('the k nearest are those that sorting all others by distance and number gives', () => {
  fc.assert(fc.property(places, fc.nat(12), (points, k) => {
    const x = points.map(([a]) => a), y = points.map(([, b]) => b), far = (i: number, j: number) => Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2)
    const { start, near } = nearestNeighbours(x, y, k)
    for (const i of seen(points.length)) {
      const wanted = seen(points.length).filter((j) => j !== i).sort((a, b) => far(i, a) - far(i, b) || a - b).slice(0, k)
      assert.deepEqual([...near.subarray(start[i], start[i + 1])], wanted)
    }
  }))
})

test('a crowd in one village and one farm far away do not make the search slow', () => {
  const random = seeded(1), x = Float64Array.from({ length: 20_000 }, (_, i) => (i ? random() * 1000 : 1e7)), y = x.map(() => random() * 1000)
  assert.equal(nearestNeighbours(x, y, 5).near.length, 100_000)
  assert.equal(distanceBand(x, y, 5).start[1], 0)
})

test('places as far apart as asked are neighbours, on whichever squares rounding puts them', () => {
  // In squares of 0.1 from 0.2 on, 0.9 lies in the seventh and 1 in the ninth; and yet they are less than 0.1 apart.
  assert.deepEqual([...distanceBand([0.2, 0.4, 0.9, 1], [0.3, 0, 0, 0], 0.1).start], [0, 0, 0, 1, 2])
})

test('the counts of a grid and what lies outside add up, wherever the grid begins', () => {
  fc.assert(fc.property(places, fc.constantFrom(0.7, 1, 3, 10), fc.integer({ min: -5, max: 5 }), (points, cell, shift) => {
    const x = points.map(([a]) => a), y = points.map(([, b]) => b), grid = gridOver(x, y, cell)
    const all = gridCounts(x, y, grid), moved = gridCounts(x, y, { ...grid, west: grid.west + shift * cell })
    const sum = (list: Uint32Array) => list.reduce((a, b) => a + b, 0)
    assert.equal(all.outside, 0)
    assert.equal(sum(all.counts) + all.outside, points.length)
    assert.equal(sum(moved.counts) + moved.outside, points.length)
    const back = gridCounts([...x].reverse(), [...y].reverse(), grid)
    assert.deepEqual(back.counts, all.counts)
  }))
})

test('a point on a border belongs to the cell east and north of it; a point without a place is outside', () => {
  const grid = { west: 0, south: 0, cell: 10, columns: 2, rows: 2 }
  const { counts, outside } = gridCounts([0, 10, 9.999, 20, NaN], [0, 10, 10, 5, 5], grid)
  assert.deepEqual([[...counts], outside], [[1, 0, 1, 1], 2])
  // A place a hair beside a border, and multiples of a side that is none of the numbers there are: 9 * 0.1 lies above 0.8999999999999999.
  for (const [cell, x] of [[0.1, [8.1, 4.999999999999999, 0.8999999999999999]], [1, [-0.9999999999999999, 5]], [3, [8.999999999999998, 12]], [1 / 3, [5 / 3, 7 * (1 / 3)]]] as const) {
    for (const list of [x, x.map((one) => -one)]) assert.equal(gridCounts(list, list, gridOver(list, list, cell)).outside, 0)
  }
  assert.deepEqual(gridOver([], [], 5), { west: 0, south: 0, cell: 5, columns: 1, rows: 1 })
})

test('what is no distance, no cell and no place is said', () => {
  assert.throws(() => gridOver([0], [0], 0), /length above 0/)
  assert.throws(() => gridOver([0, 1e9], [0, 1e9], 1), /choose larger/)
  assert.throws(() => gridOver([NaN], [0], 1), /Point 1 has no place/)
  assert.throws(() => distanceBand([0, NaN], [0, 0], 1), /Point 2 has no place/)
  assert.throws(() => distanceBand([0], [0], -1), /distance is 0 or more/)
  assert.throws(() => nearestNeighbours([0], [0], 1.5), /whole/)
  assert.throws(() => gridCounts([0], [], { west: 0, south: 0, cell: 1, columns: 1, rows: 1 }), /1 eastings but 0/)
  assert.throws(() => permutationP(5, 5, 4), /cannot lie/)
})

test('a shuffle keeps what it shuffles and makes every order equally often', () => {
  const random = seeded(3), times = new Map<string, number>()
  for (let k = 0; k < 6000; k++) {
    const order = shuffle(Int32Array.of(1, 2, 3), random).join()
    times.set(order, (times.get(order) ?? 0) + 1)
  }
  assert.equal(times.size, 6)
  for (const count of times.values()) assert.ok(Math.abs(count - 1000) < 150)
})
