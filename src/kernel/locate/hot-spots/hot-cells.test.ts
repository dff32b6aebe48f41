import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { discoveries } from '../../compare/discoveries.ts'
import { normalSf } from '../../distributions/normal-sf.ts'
import { seeded } from '../../random.ts'
import { meanAndSquares } from '../mean-and-squares.ts'
import { calledCells } from './called-cells.ts'
import { getisOrdOnGrid } from './getis-ord-on-grid.ts'
import { hotCells } from './hot-cells.ts'

test('cells called hot or cold are just those whose q is at or under the level, on grids with and without cells that do not exist', () => {
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 8, max: 90 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom(0.2, 0.05, 0.001), fc.boolean(), (seed, side, band, alpha, all) => {
    const random = seeded(seed), counts = Uint32Array.from({ length: side * side }, (_, i) => Math.floor((i % side < side / 4 ? 30 : 6) * random() ** 3)), shape = { columns: side, rows: side }
    const exists = all ? undefined : counts.map(() => (random() < 0.9 ? 1 : 0)), asked = exists ? { exists } : {}
    const { cells, number, z, n } = hotCells(counts, shape, band, { ...asked, alpha }), spots = getisOrdOnGrid(counts, shape, band, asked), called = Array.from(spots.q, (q, i) => (q <= alpha ? Math.sign(spots.z[i]!) : 0))
    assert.deepEqual([[...cells], number, n, [...z]], [called, called.filter(Boolean).length, spots.n, [...spots.z]])
  }), { numRuns: 40 })
})

test('who is called by how far he stands off is who is called by p, also where a hair decides, and one who is called wrongly is seen', () => {
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 4000 }), fc.boolean(), (seed, many, sure, others, alike) => {
    const random = seeded(seed), tests = many + sure + others, far = Float64Array.from({ length: many }, () => (alike ? 2 + Math.floor(8 * random()) / 4 : 1.96 + 3 * random() ** 2))
    if (tests === 0) return
    assert.deepEqual(calledCells(far, sure, tests, 0.05), byP(far, sure, tests))
    if (many === 0) return
    const wrong = calledCells(far, sure, tests, 0.05)
    wrong.called[0]! ^= 1
    assert.throws(() => assert.deepEqual(wrong, byP(far, sure, tests)))
  }), { numRuns: 200 })
  // Of 23 tests p is the level itself, or the next number above it: z tells the two apart no more.
  for (const z of [1.959963984540054, 1.9599639845400545, 1.9599639845400538]) assert.deepEqual(calledCells(new Float64Array(23).fill(z), 0, 23, 0.05), byP(new Float64Array(23).fill(z), 0, 23))
})

test('counts have the mean and the spread that the same numbers have one by one, few or many, far from nought or alike', () => {
  fc.assert(fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 60 }), fc.constantFrom(0, 7, 1000, 4_000_000_000), (few, more) => {
    const counts = Uint32Array.from(few, (one) => one + more), quick = meanAndSquares(counts), plain = meanAndSquares(Array.from(counts))
    assert.ok(Math.abs(quick.mean - plain.mean) <= 1e-15 * plain.mean && Math.abs(quick.squares - plain.squares) <= 1e-12 * plain.squares, `${quick.squares} ${plain.squares}`)
  }))
  const { squares } = meanAndSquares(Uint32Array.of(1, 2, 3, 4, 9))
  assert.ok(Math.abs(squares - meanAndSquares([1, 2, 3, 4, 10]).squares) > 1)
})

function byP(far: Float64Array, sure: number, tests: number) {
  const p = new Float64Array(sure + far.length)
  far.forEach((one, k) => (p[sure + k] = 2 * normalSf(one)))
  const { called, number } = discoveries(p, 0.05, tests - p.length)
  return { called: called.slice(sure), number }
}
