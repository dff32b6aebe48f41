import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { inOrder } from '../locate/near-repeats/close-pairs.ts'
import { pointHash } from '../locate/point-hash.ts'
import { seeded } from '../random.ts'
import { nearPairs } from './near-pairs.ts'
import { openEnds, squaredEnds } from './open-ends.ts'
import { nearPairsPlainly } from './plain/near-pairs.ts'

const edge = fc.constantFrom('open' as const, 'closed' as const)
const world = fc.record({
  seed: fc.nat(), n: fc.integer({ min: 60, max: 400 }), side: fc.constantFrom(0, 1, 7, 40, 1e4), grain: fc.constantFrom(1, 0.1, 1e-9), edge,
  ends: fc.uniqueArray(fc.constantFrom(0.1, 0.3, 1, Math.SQRT2, 2, 5, 7, 13, 100), { minLength: 1, maxLength: 6 }).map((list) => list.sort((a, b) => a - b)),
})

test('the pairs found quickly are those found plainly, one by one: many at one place, on a line, and just at the end of a band', () => {
  fc.assert(fc.property(world, ({ seed, n, side, grain, ends, edge }) => {
    const random = seeded(seed), list = () => Float64Array.from({ length: n }, () => Math.floor((random() * side) / grain) * grain)
    const places = laid(list(), side === 40 ? new Float64Array(n) : list(), ends.at(-1)!)
    assert.deepEqual(nearPairs(places, ends, edge), nearPairsPlainly(places, ends, edge))
  }), { numRuns: 60 })
})

test('more pairs than are found in one go are all found, and how far it is grows to the end', () => {
  const random = seeded(3), n = 1500, places = laid(Float64Array.from({ length: n }, () => random() * 10), Float64Array.from({ length: n }, () => random() * 10), 3), shares: number[] = []
  const found = nearPairs(places, [1, 2, 3], 'open', (share) => shares.push(share))
  assert.ok(found.both.length / 2 > 3 * 32768 && shares.length > 3)
  assert.deepEqual(found, nearPairsPlainly(places, [1, 2, 3], 'open'))
  assert.ok(shares.every((share, k) => share >= (shares[k - 1] ?? 0) && share <= 1))
  assert.throws(() => nearPairs(places, [1, 2, 3], 'open', () => { throw new Error('enough') }), /enough/)
  assert.deepEqual(nearPairs(places, [1, 2, 3], 'open'), found)
})

test('a square is under a squared end just where its root is in the band', () => {
  fc.assert(fc.property(fc.double({ min: 1e-100, max: 1e100, noNaN: true }), edge, fc.integer({ min: -9, max: 9 }), (end, edge, off) => {
    const [open] = openEnds([end], edge), [squared] = squaredEnds(openEnds([end], edge)), square = end * end * (1 + off * Number.EPSILON), root = Math.sqrt(square)
    assert.equal(square < squared!, edge === 'open' ? root < end : root <= end)
    assert.equal(end < open!, edge === 'closed')
  }), { numRuns: 500 })
})

function laid(x: Float64Array, y: Float64Array, reach: number) {
  const { columns, rows, start, order } = pointHash(x, y, reach)
  return { x: inOrder(x, order), y: inOrder(y, order), names: order, start, columns, rows }
}
