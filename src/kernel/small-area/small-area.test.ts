import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { normalQuantile } from '../distributions/normal-quantile.ts'
import { seeded } from '../random.ts'
import { fayHerriot, type Direct } from './fay-herriot.ts'
import { groupColumns } from './group-columns.ts'
import { pulledShares } from './pulled-shares.ts'
import { smoothedErrors } from './smoothed-errors.ts'

const r = JSON.parse(readFileSync(new URL('../reference/fay_herriot.json', import.meta.url), 'utf8'))
const areas: readonly Direct[] = Object.freeze(r.estimate.map((estimate: number, i: number) => ({ estimate, se: r.se[i], n: r.n[i] })))
const line = [r.estimate.map(() => 1), r.deprivation]

test('zones pulled to the mean, to their commissariats and to a line equal the restricted likelihood of dense matrices, with the MSE', () => {
  for (const [key, columns] of [['mean', undefined], ['groups', groupColumns(r.group)], ['line', line]] as const) compare(fayHerriot(areas, columns), r[key], key)
})

test('a zone in which nobody was asked takes what zones like it say, and its error says so', () => {
  const some = areas.map((area, i) => (r.without.missing.includes(i) ? { estimate: null, se: null, n: 0 } : area)), found = fayHerriot(some, line)
  compare(found, r.without, 'without')
  for (const i of r.without.missing) {
    const { own, direct, estimate, synthetic, se } = found.areas[i]!
    assert.ok(own === 0 && direct === null && estimate === synthetic && se! > Math.sqrt(found.between!))
  }
})

test('over 400 made-up districts the mean squared error is the promised one, and pulling errs less than not pulling', () => {
  const random = seeded(9), normal = () => normalQuantile(random() || 0.5)
  let squared = 0, promised = 0, alone = 0, held = 0, zones = 0
  for (let district = 0; district < 400; district++) {
    const true_ = Array.from({ length: 30 }, () => 0.5 + 0.06 * normal())
    const found = fayHerriot(true_.map((t, i) => ({ estimate: t + (0.04 + 0.002 * i) * normal(), se: 0.04 + 0.002 * i, n: 100 })))
    found.areas.forEach((a, i) => {
      squared += (a.estimate! - true_[i]!) ** 2
      promised += a.se! ** 2
      alone += (a.direct! - true_[i]!) ** 2
      held += +(a.low! <= true_[i]! && true_[i]! <= a.high!)
      zones++
    })
  }
  assert.ok(Math.abs(squared / promised - 1) < 0.05, `${squared / promised}`)
  assert.ok(squared < 0.75 * alone)
  assert.ok(held / zones > 0.93 && held / zones < 0.97, `${held / zones}`)
})

const zone = fc.record({ estimate: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }), se: fc.double({ min: 0.005, max: 0.3, noNaN: true }), n: fc.integer({ min: 1, max: 99 }) })

test('a pulled estimate lies between the zone\'s own and its like\'s; order and scale do not matter; nothing is ever NaN', () => {
  fc.assert(fc.property(fc.array(zone, { maxLength: 40 }), fc.constantFrom(0.01, 100), (zones, k) => {
    const one = fayHerriot(zones), two = fayHerriot(zones.toReversed().map((z) => ({ ...z, estimate: z.estimate === null ? null : z.estimate * k, se: z.se * k })))
    assert.ok(one.converged || one.between === null)
    one.areas.forEach((a, i) => {
      const b = two.areas[zones.length - 1 - i]!
      for (const v of [a.estimate, a.se, a.low, a.high, a.own]) assert.ok(v === null || Number.isFinite(v))
      if (a.estimate === null) return assert.equal(b.estimate, null)
      assert.ok(Math.abs(b.estimate! - k * a.estimate) <= 1e-6 * k && Math.abs(b.se! - k * a.se!) <= 1e-6 * k)
      if (a.direct !== null) assert.ok((a.estimate - a.direct) * (a.estimate - a.synthetic!) <= 1e-12)
    })
  }))
})

test('errors of shares that lean on all zones: nobody is certain because ten agreed', () => {
  const [ten, ninety, nobody] = smoothedErrors([{ estimate: 1, n: 10, deff: 2 }, { estimate: 0.5, n: 90, deff: 2 }, { estimate: null, n: 0, deff: null }])
  const p = 55.5 / 101
  assert.ok(Math.abs(ten! - Math.sqrt((p * (1 - p) * 2) / 10)) < 1e-15 && Math.abs(ninety! - ten! / 3) < 1e-15)
  assert.equal(nobody, null)
})

test('shares are pulled to their commissariat, the smaller the sample the more, and stay shares', () => {
  const shares = [0.9, 0.7, 0.8, 0.75, 1, 0.1, 0.2, 0.05, 0.15, 0], n = [20, 400, 30, 200, 5, 20, 400, 30, 200, 5]
  const { areas } = pulledShares(shares.map((estimate, i) => ({ estimate, n: n[i]!, deff: 1.2, group: i < 5 ? 0 : 1 })))
  const by = (k: number) => areas[k]!
  assert.ok(by(4).own < by(0).own && by(0).own < by(1).own)
  assert.ok(by(4).estimate! < 1 && by(4).estimate! > 0.7 && by(9).estimate! > 0 && by(9).estimate! < 0.2)
  for (const { low, high } of areas) assert.ok(low! >= 0 && high! <= 1)
  assert.deepEqual(pulledShares([]).areas, [])
})

test('a caller\'s mistake is said in a sentence; too few zones are said as not known', () => {
  assert.throws(() => fayHerriot([{ estimate: 1, se: 0, n: 10 }]), /The error of area 1 is 0; it must be above 0/)
  assert.throws(() => fayHerriot(areas, [[1]]), /There are 24 areas but a column of 1/)
  assert.throws(() => smoothedErrors([{ estimate: 3, n: 1, deff: 1 }]), /3 does not/)
  assert.equal(fayHerriot(areas.slice(0, 1)).areas[0]!.estimate, null)
  assert.deepEqual(groupColumns([0, 0, 1]).map((c) => [...c]), [[1, 1, 0], [0, 0, 1]])
})

function compare(found: ReturnType<typeof fayHerriot>, g: { A: number; b: number[]; estimate: number[]; mse: number[] }, what: string) {
  assert.ok(found.converged)
  near(found.between!, g.A, `${what} between`, 1e-10)
  g.b.forEach((b, k) => near(found.coefficients[k]!, b, `${what} coefficient ${k}`, 1e-10))
  found.areas.forEach(({ estimate, se }, i) => {
    near(estimate!, g.estimate[i]!, `${what} zone ${i}`, 1e-12)
    near(se!, Math.sqrt(g.mse[i]!), `${what} zone ${i} error`, 1e-10)
  })
}

function near(actual: number, expected: number, what: string, relative: number) {
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${what}: ${actual}, expected ${expected}`)
}
