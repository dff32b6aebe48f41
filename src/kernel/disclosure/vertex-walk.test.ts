import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { vertexWalk } from './vertex-walk.ts'

type Programme = { readonly factors: readonly (readonly number[])[]; readonly sums: readonly number[]; readonly least: readonly number[]; readonly most: readonly number[]; readonly worth: readonly number[] }

/** Every corner: all but two unknowns at an end, the two others from the two equations. */
function bestByTrying({ factors: [one, other], sums, least, most, worth }: Programme): number {
  let best = -Infinity
  for (let a = 0; a < worth.length; a++) for (let b = a + 1; b < worth.length; b++) for (let ends = 0; ends < 2 ** worth.length; ends++) {
    const at = worth.map((_, j) => (ends & (1 << j) ? most[j]! : least[j]!))
    const rest = [one!, other!].map((row, i) => sums[i]! - at.reduce((sum, value, j) => (j === a || j === b ? sum : sum + row[j]! * value), 0))
    const det = one![a]! * other![b]! - one![b]! * other![a]!
    if (Math.abs(det) < 1e-9) continue
    at[a] = (rest[0]! * other![b]! - rest[1]! * one![b]!) / det
    at[b] = (one![a]! * rest[1]! - other![a]! * rest[0]!) / det
    if ([a, b].every((j) => at[j]! >= least[j]! - 1e-9 && at[j]! <= most[j]! + 1e-9)) best = Math.max(best, at.reduce((sum, value, j) => sum + value * worth[j]!, 0))
  }
  return best
}

const small = fc.integer({ min: -4, max: 4 })
const programmes = fc.integer({ min: 3, max: 5 }).chain((n) => fc.record({
  factors: fc.array(fc.array(small, { minLength: n, maxLength: n }), { minLength: 2, maxLength: 2 }),
  sums: fc.array(fc.integer({ min: -9, max: 20 }), { minLength: 2, maxLength: 2 }),
  least: fc.array(fc.integer({ min: -3, max: 0 }), { minLength: n, maxLength: n }), most: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: n, maxLength: n }), worth: fc.array(small, { minLength: n, maxLength: n }),
})).filter(({ factors: [one, other] }) => one!.some((a, i) => one!.some((b, j) => Math.abs(a * other![j]! - b * other![i]!) > 1e-9)))

const walkOf = ({ factors, sums, least, most }: Programme) => vertexWalk(factors.map((row, i) => ({ cells: row.map((_, j) => j), factors: row, sum: sums[i]! })), least, most)

test('the walk ends at the best corner that trying all of them finds, and finds no way where there is none (PRIV-04)', (t) => {
  let possible = 0, impossible = 0
  fc.assert(fc.property(programmes, (programme) => {
    const best = bestByTrying(programme), walk = walkOf(programme)
    if (best === -Infinity) impossible++
    else possible++
    assert.equal(walk === null, best === -Infinity)
    if (!walk) return
    assert.ok(walk.climb(programme.worth))
    assert.ok(Math.abs(walk.at.reduce((sum, value, j) => sum + value * programme.worth[j]!, 0) - best) < 1e-7)
    programme.factors.forEach((row, i) => assert.ok(Math.abs(row.reduce((sum, factor, j) => sum + factor * walk.at[j]!, 0) - programme.sums[i]!) < 1e-7))
    assert.ok(walk.at.every((value, j) => value >= programme.least[j]! - 1e-9 && value <= programme.most[j]! + 1e-9))
  }), { numRuns: 1500 })
  t.diagnostic(`${possible} could be met, ${impossible} not`)
  assert.ok(possible > 200 && impossible > 200, `${possible} could be met, ${impossible} not`)
})

test('a walk goes on from where the last one ended and comes to the same ends (PRIV-04)', () => {
  fc.assert(fc.property(programmes, fc.array(fc.array(small, { minLength: 5, maxLength: 5 }), { maxLength: 4 }), (programme, detours) => {
    const walk = walkOf(programme), straight = walkOf(programme)
    if (!walk || !straight) return
    for (const worth of detours) walk.climb(worth.slice(0, programme.worth.length))
    walk.climb(programme.worth)
    straight.climb(programme.worth)
    const worthOf = (at: Float64Array) => at.reduce((sum, value, j) => sum + value * programme.worth[j]!, 0)
    assert.ok(Math.abs(worthOf(walk.at) - worthOf(straight.at)) < 1e-7)
  }), { numRuns: 400 })
})

test('the example on which a walk by largest gain turns in a circle comes to its end (Beale 1955)', () => {
  const factors = [[0.25, -60, -0.04, 9, 1, 0, 0], [0.5, -90, -0.02, 3, 0, 1, 0], [0, 0, 1, 0, 0, 0, 1]]
  const walk = vertexWalk(factors.map((row, i) => ({ cells: row.map((_, j) => j), factors: row, sum: i === 2 ? 1 : 0 })), Array(7).fill(0), Array(7).fill(Infinity))!
  const worth = [0.75, -150, 0.02, -6, 0, 0, 0]
  assert.ok(walk.climb(worth))
  assert.ok(Math.abs(walk.at.reduce((sum, value, j) => sum + value * worth[j]!, 0) - 0.05) < 1e-9)
})

test('where nothing holds an unknown it has no end, and it stops where it is enough', () => {
  const walk = vertexWalk([{ cells: [0, 1], factors: [1, -1], sum: 2 }], [0, 0], [Infinity, Infinity])!
  assert.equal(walk.climb([1, 0]), false)
  assert.equal(walk.climb([-1, 0]), true)
  assert.deepEqual([...walk.at], [2, 0])
  assert.throws(() => vertexWalk([], [0], [1], [2]), /Unknown 0 starts at 2, not between 0 and 1/)
})
