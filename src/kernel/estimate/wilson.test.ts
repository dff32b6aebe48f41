import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { effectiveSample } from './effective-sample.ts'
import { wilson } from './wilson.ts'

test('Wilson intervals equal R\'s prop.test without correction', () => {
  const r = [[0, 10, 0, 0.277532799862889], [1, 10, 0.0178762130950729, 0.404150026795238], [7, 10, 0.396778147461145, 0.892208732593699],
    [50, 100, 0.403831530365996, 0.596168469634004], [99, 100, 0.945513803821295, 0.998232567935859]] as const
  for (const [hits, n, low, high] of r) {
    const w = wilson(hits, n)
    assert.ok(Math.abs(w.low - low) < 1e-12 && Math.abs(w.high - high) < 1e-12, `${hits} of ${n}: ${w.low} ${w.high}`)
    assert.deepEqual([w.share, w.n, w.method], [hits / n, n, 'wilson'])
  }
})

test('nobody asked: the share is not known, between nothing and all', () => {
  assert.deepEqual(wilson(0, 0), { share: null, low: 0, high: 1, n: 0, method: 'wilson' })
})

test('an interval holds its share, stays between 0 and 1, and turns over with yes and no', () => {
  fc.assert(fc.property(fc.nat(5000), fc.nat(5000), fc.double({ min: 0.5, max: 0.999, noNaN: true }), (a, b, confidence) => {
    const yes = wilson(a, a + b, confidence), no = wilson(b, a + b, confidence)
    assert.ok(0 <= yes.low && yes.low <= yes.high && yes.high <= 1)
    if (yes.share !== null) assert.ok(yes.low <= yes.share && yes.share <= yes.high)
    assert.ok(Math.abs(yes.low - (1 - no.high)) < 1e-12)
  }))
})

test('impossible counts are said', () => {
  assert.throws(() => wilson(3, 2), /Of 2 answers, 0 to 2 can be hits, not 3/)
  assert.throws(() => wilson(0, NaN), /0 or more/)
  assert.throws(() => wilson(0, 2, 1), /lies between 0 and 1/)
})

test('Wilson intervals cover the true share in 93 to 97 of 100 worlds, from 100 answers and a tenth on', () => {
  const random = seeded(11), worlds = 4000
  for (const n of [100, 150, 250, 400]) {
    for (const share of [0.1, 0.2, 0.35, 0.5, 0.7, 0.9]) {
      let covered = 0
      for (let world = 0; world < worlds; world++) {
        let hits = 0
        for (let i = 0; i < n; i++) if (random() < share) hits++
        const { low, high } = wilson(hits, n)
        if (low <= share && share <= high) covered++
      }
      assert.ok(covered / worlds >= 0.93 && covered / worlds <= 0.97, `n ${n}, share ${share}: covered ${covered / worlds}`)
    }
  }
})

test('equal weights lose nothing, one heavy voice nearly all', () => {
  assert.equal(effectiveSample([2, 2, 2, 2]), 4)
  assert.equal(effectiveSample([1, 1, 2]), 16 / 6)
  assert.equal(effectiveSample([]), 0)
  assert.equal(effectiveSample([0, 0]), 0)
  assert.ok(effectiveSample([1e300, 1, 1]) - 1 < 1e-12)
  assert.throws(() => effectiveSample([-1]), /Weight 1 must be 0 or more/)
})
