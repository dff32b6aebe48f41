import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../random.ts'
import { reportingRate } from './reporting-rate.ts'

const near = (found: number, wanted: number) => assert.ok(Math.abs(found - wanted) < 1e-9, `${found} is not ${wanted}`)

test('what happened, what nobody was told and what is on record, with intervals by the delta method (C7)', () => {
  const { happened, untold, onRecord } = reportingRate({ share: 0.1, se: 0.02 }, { share: 0.5, se: 0.1 }, 4000, 180)
  near(happened.estimate, 400)
  near(happened.high - happened.estimate, 1.959963984540054 * 80)
  near(untold.estimate, 200)
  near(untold.high - untold.estimate, 1.959963984540054 * 4000 * Math.sqrt(0.01 ** 2 + 0.01 ** 2))
  near(onRecord!.estimate, 0.45)
  near(Math.log(onRecord!.high / onRecord!.estimate), 1.959963984540054 * 0.2)
})

test('where it happened to nobody asked there is no rate; nothing goes below none or above everybody (C7)', () => {
  const none = reportingRate({ share: 0, se: 0 }, { share: 0.5, se: 0.1 }, 100, 3)
  assert.equal(none.onRecord, null)
  assert.deepEqual(none.untold, { estimate: 0, low: 0, high: 0 })
  const rough = reportingRate({ share: 0.6, se: 0.4 }, { share: 0.1, se: 0.3 }, 100, 3)
  assert.deepEqual([rough.happened.low, rough.happened.high], [0, 100])
  assert.throws(() => reportingRate({ share: 2, se: 0 }, { share: 0.5, se: 0 }, 100, 3), RangeError)
})

test('the interval of the untold holds what is true in about 95 of 100 surveys of a made-up town (C7)', () => {
  const random = seeded(7), people = 4000, p = 0.15, q = 0.5, asked = 600
  let held = 0
  for (let survey = 0; survey < 1000; survey++) {
    let victims = 0, told = 0
    for (let one = 0; one < asked; one++) if (random() < p) { victims++; if (random() < q) told++ }
    const share = victims / asked, half = told / victims
    const { untold } = reportingRate({ share, se: Math.sqrt((share * (1 - share)) / asked) }, { share: half, se: Math.sqrt((half * (1 - half)) / victims) }, people, 0)
    if (untold.low <= people * p * (1 - q) && people * p * (1 - q) <= untold.high) held++
  }
  assert.ok(held > 925 && held < 970, `${held} of 1000`)
})
