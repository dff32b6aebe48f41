import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { kendallTauB } from './kendall-tau-b.ts'
import { topOverlap } from './top-overlap.ts'

const shelf = process.env.VATRA_DATA
const golden = () => JSON.parse(readFileSync(join(shelf!, 'golden/agreement.json'), 'utf8')) as {
  table: number[][]; kendall_tau_b: { tau: number } | { tau: number[] }; kendall_exact: { x: number[]; y: number[]; tau: number }
}

test('the agreement of two orders is R\'s, with ties and without (C4)', { skip: shelf === undefined && 'VATRA_DATA names no folder' }, () => {
  const { table, kendall_tau_b: tied, kendall_exact: exact } = golden()
  const cells = table.flatMap((row, x) => row.flatMap((count, y) => Array.from({ length: count }, () => [x, y] as const)))
  assert.ok(Math.abs(kendallTauB(cells.map(([x]) => x), cells.map(([, y]) => y))! - [tied.tau].flat()[0]!) < 1e-12)
  assert.ok(Math.abs(kendallTauB(exact.x, exact.y)! - exact.tau) < 1e-12)
})

test('an order agrees wholly with itself and not at all with its opposite; where all is level nothing can be said (C4)', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 12 }), (order) => {
    assert.equal(kendallTauB(order, order), 1)
    assert.equal(kendallTauB(order, order.map((place) => -place)), -1)
    assert.equal(kendallTauB(order, order.map((place) => place / 2)), 1)
  }))
  assert.equal(kendallTauB([1, 2, 3], [5, 5, 5]), null)
  assert.equal(kendallTauB([], []), null)
  assert.throws(() => kendallTauB([1], []), RangeError)
})

test('the overlap of the first three counts what both put there (C4)', () => {
  assert.deepEqual(topOverlap(['a', 'b', 'c', 'd'], ['c', 'a', 'e', 'b'], 3), { both: 2, of: 3, share: 2 / 3 })
  assert.deepEqual(topOverlap(['a'], ['a', 'b'], 3), { both: 1, of: 2, share: 0.5 })
  assert.deepEqual(topOverlap([], [], 3), { both: 0, of: 0, share: null })
  assert.throws(() => topOverlap(['a'], ['a'], 0), RangeError)
})
