import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { rateRatio } from './rate-ratio.ts'

/** R 4.2.2, poisson.test(c(after, before), c(time after, time before)): ratio, interval, p. */
const r = [
  [{ events: 71, time: 12.5 }, { events: 45, time: 12 }, 0.660211267605634, 0.444051215004528, 0.972577618414039, 0.0323314256140939],
] as const

test('two counts over their times are compared as R does', () => {
  for (const [before, after, ratio, low, high, p] of r) {
    const seen = rateRatio(before, after)
    for (const [is, expected] of [[seen.ratio!, ratio], [seen.low, low], [seen.high, high], [seen.p, p]] as const) assert.ok(Math.abs(is - expected) <= 1e-11 * expected, `${is}, expected ${expected}`)
  }
})

test('small counts are what counting all outcomes by hand gives', () => {
  // 1 of 6 at one half: the outcomes 0, 1, 5 and 6 are no more likely: 14 of 64.
  assert.ok(Math.abs(rateRatio({ events: 5, time: 1 }, { events: 1, time: 1 }).p - 14 / 64) < 1e-12)
  assert.equal(rateRatio({ events: 3, time: 1 }, { events: 3, time: 1 }).p, 1)
  assert.deepEqual(rateRatio({ events: 0, time: 1 }, { events: 0, time: 1 }), { before: 0, after: 0, ratio: null, low: 0, high: Infinity, p: 1, method: 'conditional-exact' })
  const fromNothing = rateRatio({ events: 0, time: 1 }, { events: 4, time: 1 })
  assert.deepEqual([fromNothing.ratio, fromNothing.high], [null, Infinity])
  assert.ok(fromNothing.low > 0)
})

test('Estonia\'s twelve years from 57,417 to 32,559 offences have a ratio known within one percent', () => {
  const { ratio, low, high, p } = rateRatio({ events: 57_417, time: 1 }, { events: 32_559, time: 1 })
  assert.ok(Math.abs(ratio! - 0.567062) < 1e-6 && low > 0.559 && high < 0.575 && p < 1e-300)
})

test('the ratio turns over with before and after, lies in its interval, and the interval leaves out 1 just when chance does', () => {
  const counted = fc.record({ events: fc.nat(400), time: fc.double({ min: 0.1, max: 20, noNaN: true }) })
  fc.assert(fc.property(counted, counted, (before, after) => {
    const there = rateRatio(before, after), back = rateRatio(after, before)
    assert.ok(there.p >= 0 && there.p <= 1 && Math.abs(there.p - back.p) < 1e-9)
    assert.ok(there.low <= there.high)
    if (there.ratio !== null) assert.ok(there.low <= there.ratio * (1 + 1e-12) && there.ratio <= there.high * (1 + 1e-12))
    if (there.high !== Infinity && back.low > 0) assert.ok(Math.abs(there.high * back.low - 1) < 1e-9)
    // The interval's tails are each halved, p's need not be: they agree well away from the border.
    if (there.p < 0.01) assert.ok(there.low > 1 || there.high < 1)
    if (there.p > 0.1) assert.ok(there.low <= 1.05 && there.high >= 0.95)
  }))
})

test('what is no count and no time is said', () => {
  assert.throws(() => rateRatio({ events: -1, time: 1 }, { events: 1, time: 1 }), /count of events/)
  assert.throws(() => rateRatio({ events: 1, time: 0 }, { events: 1, time: 1 }), /time is above 0/)
})
