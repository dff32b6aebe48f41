import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import type { Estimate } from '../estimate/estimate.ts'
import { estimatesByZone, type ZoneEstimates } from '../estimate/estimates-by-zone.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { changesByZone } from './changes-by-zone.ts'
import { differenceUnderDesign } from './difference-under-design.ts'
import { discoveries } from './discoveries.ts'

test('every change of every zone is differenceUnderDesign\'s, number by number', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }), fc.integer(), fc.constantFrom(0.8, 0.95), (sizes, seed, confidence) => {
    const before = round(sizes, seed), after = round(sizes.toReversed(), seed + 1), seen = changesByZone(before, after, confidence)
    for (let at = 0; at < before.n.length; at++) {
      const one = differenceUnderDesign(told(before, at), told(after, at), confidence)
      for (const column of ['difference', 'se', 'low', 'high', 'statistic', 'df', 'p'] as const) {
        // Where nothing can be tested, nothing is said of the error either.
        if (column === 'se' && one.p === null) continue
        near(seen[column][at]!, one[column], `${column} ${at}`)
      }
    }
  }), { numRuns: 80 })
})

test('of two hundred thousand changes as many are called real with raised p as without', () => {
  const sizes = Array.from({ length: 300 }, (_, z) => 20 + (z % 50)), { p } = changesByZone(round(sizes, 1), round(sizes, 2))
  const raised = benjaminiHochberg(p), { number, tests } = discoveries(p)
  assert.ok(p.every((one, i) => Number.isNaN(one) === Number.isNaN(raised[i])) && tests === p.filter((one) => one === one).length)
  assert.equal(raised.filter((one) => one <= 0.05).length, number)
})

test('rounds of different zones are not compared', () => {
  assert.throws(() => changesByZone(round([3], 1), round([3, 4], 1)), /1 zones of 4 items before, 2 of 4 after/)
  assert.throws(() => changesByZone(round([3], 1), round([3], 1), 0), /confidence lies between/)
})

function round(sizes: readonly number[], seed: number): ZoneEstimates {
  const random = seeded(seed), begins = [0]
  for (const size of sizes) begins.push(begins.at(-1)! + size)
  const items = [{ wanted: 'mean', worth: [NaN, 1, 2, 3] }, { wanted: 'share', worth: [NaN, 0, 1] }, { wanted: 'mean', worth: [0, 10] }, { wanted: 'mean', worth: [4, 4, 4, 5] }] as const
  return estimatesByZone({ items, begins, answers: Uint8Array.from({ length: 4 * begins.at(-1)! }, () => Math.floor(random() * 3)) })
}

function told({ estimate, se, n }: ZoneEstimates, at: number): Estimate {
  const orNull = (value: number) => (Number.isNaN(value) ? null : value)
  return { estimate: orNull(estimate[at]!), se: orNull(se[at]!), n: n[at]!, df: Math.max(0, n[at]! - 1), low: null, high: null, deff: null, method: 'linear' }
}

function near(actual: number, expected: number | null, what: string): void {
  if (expected === null) return assert.ok(Number.isNaN(actual), `${what}: ${actual}, expected nothing`)
  assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected) + 1e-14, `${what}: ${actual}, expected ${expected}`)
}
