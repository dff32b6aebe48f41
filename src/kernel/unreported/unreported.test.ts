import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { darkFigure } from './dark-figure.ts'
import { darkFigureByResampling } from './dark-figure-by-resampling.ts'
import { howClear } from './how-clear.ts'
import { recordedChange } from './recorded-change.ts'

test('what happened, what was told, what stayed dark and what is on record, by hand (C7)', () => {
  const seen = darkFigure({ incidence: { estimate: 0.1, se: 0.02, n: 500 }, reported: { estimate: 0.5, se: 0.1, n: 50 }, people: 4000, recorded: 180 })
  const z = 1.959963984540054
  near(seen.happened.estimate, 400)
  near(seen.happened.high, 400 * Math.exp(z * 0.2))
  near(seen.dark.estimate, 200)
  near(seen.dark.low, 200 / Math.exp(z * Math.sqrt(0.2 ** 2 + 0.2 ** 2)))
  near(seen.recordingRate!.estimate, 0.9)
  near(seen.recordingRate!.low, 180 / seen.told.high)
  near(seen.reportingRate.low, 1 / (1 + Math.exp((z * 0.1) / 0.25)))
  assert.deepEqual([seen.n, seen.nReported, seen.recorded, seen.method], [500, 50, 180, 'delta-log'])
})

test('nothing seen is not nothing there, and nobody told is not nothing to tell', () => {
  const none = darkFigure({ incidence: { estimate: 0, se: 0, n: 300 }, reported: { estimate: 0.5, se: 0.1, n: 20 }, people: 3000, recorded: 4 })
  assert.ok(none.recordingRate === null && none.dark.estimate === 0 && none.dark.high > 30 && none.dark.high < 40)
  const silent = darkFigure({ incidence: { estimate: 0.2, se: 0.02, n: 300 }, reported: { estimate: 0, se: 0.05, n: 20 }, people: 3000, recorded: 0 })
  assert.ok(silent.recordingRate === null && silent.told.high > 50 && silent.dark.estimate === 600)
  for (const q of [0, 1]) {
    const { reportingRate: rate, told, dark } = darkFigure({ incidence: { estimate: 0.2, se: 0.02, n: 100 }, reported: { estimate: q, se: 0, n: 20 }, people: 1000, recorded: 3 })
    assert.deepEqual([rate.high - rate.low, (q ? dark : told).high].map((end) => Number(end.toFixed(9))), [0.168433471, 33.686694197], 'twenty answers of one kind leave Clopper and Pearson 0.168 of room')
  }
  assert.throws(() => darkFigure({ incidence: { estimate: 0.2, se: 0.02, n: 3 }, reported: { estimate: 2, se: 0, n: 2 }, people: 10, recorded: 0 }), /between 0 and 1/)
})

test('delta method and drawing the survey again agree, and both hold the truth about 95 times in 100', () => {
  const random = seeded(11), asked = 800, people = 10_000, truth = people * 0.3 * 0.6
  let byDelta = 0, byDrawing = 0
  for (let survey = 0; survey < 200; survey++) {
    const events = Int32Array.from({ length: asked }, () => (random() < 0.2 ? (random() < 0.5 ? 1 : 2) : 0))
    const told = events.map((n) => Array.from({ length: n }).filter(() => random() < 0.4).length)
    const drawn = darkFigureByResampling({ events, told }, people, 0, random, 100), mean = events.reduce((a, b) => a + b, 0) / asked
    const spread = (f: (i: number) => number) => Math.sqrt(Array.from(events, (_, i) => f(i) ** 2).reduce((a, b) => a + b, 0) / asked / (asked - 1))
    const q = told.reduce((a, b) => a + b, 0) / (mean * asked), sq = spread((i) => (told[i]! - q * events[i]!) / mean)
    const seen = darkFigure({ incidence: { estimate: mean, se: spread((i) => events[i]! - mean), n: asked }, reported: { estimate: q, se: sq, n: asked }, people, recorded: 0 })
    assert.ok(Math.abs(seen.dark.estimate / drawn.dark!.estimate - 1) < 1e-12)
    byDelta += Number(seen.dark.low <= truth && truth <= seen.dark.high)
    byDrawing += Number(drawn.dark!.low <= truth && truth <= drawn.dark!.high)
  }
  assert.ok(byDelta >= 182 && byDelta <= 199 && byDrawing >= 180 && byDrawing <= 199, `${byDelta} ${byDrawing}`)
})

test('weights count by their ratio only, and the same seed draws the same', () => {
  const person = fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 1, max: 5 }), fc.nat(2))
  fc.assert(fc.property(fc.array(person, { minLength: 2, maxLength: 30 }), (people) => {
    const laid = (scale: number) => darkFigureByResampling({ events: people.map(([a]) => a), told: people.map(([a, b]) => Math.min(a, b)), weights: people.map(([, , w]) => w * scale), strata: people.map(([, , , h]) => h) }, 1000, 10, seeded(2), 50)
    assert.deepEqual(laid(1), laid(4))
  }), { numRuns: 30 })
})

test('a count that rises with people\'s willingness to tell is no rise of crime; where both may have moved it is unclear (C7)', () => {
  const round = (recorded: number, happened: number, reported: number, se = 0.01) => ({ recorded, incidence: { estimate: happened, se: 0.01, n: 900 }, reported: { estimate: reported, se, n: 300 } })
  const said = (...[a, b]: [ReturnType<typeof round>, ReturnType<typeof round>]) => recordedChange(a, b).verdict
  assert.equal(said(round(200, 0.1, 0.4), round(300, 0.1, 0.6)), 'reporting moved')
  assert.equal(said(round(200, 0.1, 0.4), round(300, 0.15, 0.6)), 'unclear')
  assert.equal(said(round(200, 0.1, 0.4), round(300, 0.15, 0.4)), 'more crime')
  assert.equal(said(round(300, 0.15, 0.4), round(200, 0.1, 0.4)), 'less crime')
  assert.equal(said(round(200, 0.1, 0.4), round(300, 0.11, 0.41)), 'more crime')
  assert.equal(said(round(200, 0.1, 0.4, 0.08), round(300, 0.11, 0.41, 0.08)), 'unclear')
  assert.equal(said(round(200, 0.1, 0.4), round(205, 0.1, 0.4)), 'no detectable change')
  assert.equal(said(round(200, 0.1, 0.6), round(300, 0.1, 0.4)), 'unclear')
  assert.equal(said(round(300, 0.1, 0.4), round(200, 0.15, 0.4)), 'unclear')
  assert.equal(said(round(0, 0, 0.4), round(0, 0.1, 0.4)), 'unclear')
})

test('turned round in time the verdict turns round, for any two rounds', () => {
  const other = { 'more crime': 'less crime', 'less crime': 'more crime' } as Record<string, string>
  const known = (max: number) => fc.record({ estimate: fc.double({ min: 0.01, max, noNaN: true }), se: fc.double({ min: 0.001, max: 0.2, noNaN: true }), n: fc.nat(1000) })
  const round = fc.record({ recorded: fc.nat(1000), incidence: known(2), reported: known(1) })
  fc.assert(fc.property(round, round, (one, two) => {
    const there = recordedChange(one, two).verdict, back = recordedChange(two, one).verdict
    assert.equal(other[there] ?? there, back)
  }))
})

test('few victims\' answers and wide intervals are said', () => {
  assert.equal(howClear({ low: 50, high: 60 }, 29), 'few-answers')
  assert.equal(howClear({ low: 0, high: 60 }, 30), 'wide-interval')
  assert.equal(howClear({ low: 20, high: 61 }, 30), 'wide-interval')
  assert.equal(howClear({ low: 20, high: 60 }, 30), null)
})

function near(actual: number, expected: number) {
  assert.ok(Math.abs(actual - expected) <= 1e-11 * Math.abs(expected), `${actual}, expected ${expected}`)
}
