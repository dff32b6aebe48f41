import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areas, boxOf } from './areas.ts'

test('a degree of the equator square holds 12,364 square kilometres, its hole taken away', () => {
  const square = (from: number, to: number) => [[from, from], [to, from], [to, to], [from, to], [from, from]] as [number, number][]
  assert.ok(Math.abs(areas([[square(0, 1)]]) / 12_363.7e6 - 1) < 1e-4)
  const holed = areas([[square(0, 1), square(0.4, 0.6).reverse()]])
  assert.ok(Math.abs(holed / areas([[square(0, 1)]]) - 0.96) < 1e-3)
})

test('the whole sphere is as large as the earth', () => {
  assert.ok(Math.abs(areas([[[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]]) / 510.0659e12 - 1) < 1e-4)
})

test('a boundary without a point has no box', () => {
  assert.equal(boxOf([]), null)
  assert.deepEqual(boxOf([[[[19, 41], [20, 41], [20, 42], [19, 41]]]]), [19, 41, 20, 42])
})
