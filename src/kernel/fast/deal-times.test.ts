import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { dealTimes } from './deal-times.ts'
import type { PairsByBand } from './near-pairs.ts'
import { dealTimesPlainly } from './plain/deal-times.ts'

const kinds: Record<string, (u: number) => number> = {
  days: (u) => Math.floor(u * 40), 'days of years': (u) => Math.floor(u * 3000) - 1500, 'all that 16 bits hold': (u) => (u < 0.1 ? 0 : u < 0.2 ? 32766 : Math.floor(u * 32766)),
  'one more': (u) => (u < 0.1 ? 0 : u < 0.2 ? 32767 : Math.floor(u * 32767)), 'far whole days': (u) => 9e15 + Math.floor(u * 30), 'days and hours': (u) => Math.floor(u * 900) / 24, any: (u) => (u - 0.5) * 1e3,
}
const bands = fc.constantFrom([1], [7, 14, 21, 28], [2.5, 127, 127.5], [1, 2, 3, 4, 5, 6, 7, 8, 9], [100, 128], [5, 32766, 32767, 40000], [0.25, 1 / 24, 1].sort((a, b) => a - b), [2e6])
const world = fc.record({ seed: fc.nat(), n: fc.integer({ min: 60, max: 200 }), kind: fc.constantFrom(...Object.keys(kinds)), ends: bands, edge: fc.constantFrom('open' as const, 'closed' as const), permutations: fc.nat(40) })

test('every table dealt quickly is the one dealt plainly, whatever the times, the bands and how often', () => {
  fc.assert(fc.property(world, ({ seed, n, kind, ends, edge, permutations }) => {
    const random = seeded(seed), times = Float64Array.from({ length: n }, () => kinds[kind]!(random())), pairs = anyPairs(n, [n * 3, 0, 700], random)
    const dealing = { ends, edge, permutations, seed: [Math.floor(random() * 2 ** 32), Math.floor(random() * 2 ** 32)] as const }
    assert.deepEqual(dealTimes(pairs, times, dealing), dealTimesPlainly(pairs, times, dealing))
  }), { numRuns: 120 })
})

test('so many pairs that the narrow counts run over are counted right', () => {
  const random = seeded(5), n = 100, pairs = anyPairs(n, [300_000], random)
  for (const spread of [1, 50, 5000]) {
    const times = Float64Array.from({ length: n }, () => Math.floor(random() * spread)), dealing = { ends: [1, 7, 130], edge: 'open' as const, permutations: 2, seed: [1, 2] as const }
    assert.deepEqual(dealTimes(pairs, times, dealing), dealTimesPlainly(pairs, times, dealing))
  }
})

test('every order of the times is as likely as every other: how far apart two places fall is as it should be', () => {
  const n = 64, times = Float64Array.from({ length: n }, (_, i) => i), permutations = 6000, ends = [8, 16, 24, 32, 40, 48, 56, 64]
  for (const [one, other] of [[0, 1], [0, 63], [62, 63], [20, 40]] as const) {
    const tables = dealTimes({ start: Float64Array.of(0, 1), both: Uint32Array.of(one, other) }, times, { ends, edge: 'open', permutations, seed: [7, 11] }), seen = ends.map(() => 0)
    for (let k = ends.length; k < tables.length; k++) seen[k % ends.length]! += tables[k]!
    const chi = seen.reduce((sum, count, b) => {
      let ways = 0
      for (let d = Math.max(1, 8 * b); d < 8 * b + 8; d++) ways += 2 * (n - d)
      const expected = (permutations * ways) / (n * (n - 1))
      return sum + (count - expected) ** 2 / expected
    }, 0)
    assert.ok(chi < 24.3, `${chi}: chi-square with 7 degrees of freedom, p above 0.001`)
  }
})

test('how far the dealing is goes up to the end, and who listens may end it', () => {
  const random = seeded(1), pairs = anyPairs(100, [2000, 2000], random), times = Float64Array.from({ length: 100 }, () => Math.floor(random() * 50)), shares: number[] = []
  const asked = { ends: [3, 9], edge: 'closed' as const, permutations: 99, seed: [3, 4] as const }, quiet = dealTimes(pairs, times, asked)
  assert.deepEqual(dealTimes(pairs, times, { ...asked, told: (share) => shares.push(share) }), quiet)
  assert.ok(shares.length > 10 && shares.at(-1) === 1 && shares.every((share, k) => share >= (shares[k - 1] ?? 0) && share <= 1))
  assert.throws(() => dealTimes(pairs, times, { ...asked, told: () => { throw new Error('enough') } }), /enough/)
})

function anyPairs(n: number, sizes: readonly number[], random: () => number): PairsByBand {
  const start = new Float64Array(sizes.length + 1)
  sizes.forEach((size, k) => (start[k + 1] = start[k]! + size))
  return { start, both: Uint32Array.from({ length: 2 * start.at(-1)! }, () => Math.floor(random() * n)) }
}
