import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reference } from '#testing/golden/invented-survey.ts'
import { exactDensity } from './exact-density.ts'
import { scottBandwidth } from './scott-bandwidth.ts'

const r = reference('density.json')

test('densities of invented incidents equal R\'s plain sums over all of them', () => {
  closest(exactDensity(r, r.at, { kernel: 'gaussian', bandwidth: r.sigma }).density, r.gaussian)
  closest(exactDensity(r, r.at, { kernel: 'quartic', bandwidth: 2 * r.sigma }).density, r.quartic)
})

test('densities at the incidents themselves, with and without their own hill, equal R\'s spatstat, and so does Scott\'s bandwidth', () => {
  const scott = scottBandwidth(r.x, r.y)
  closest(exactDensity(r, r, { kernel: 'gaussian', bandwidth: r.sigma }).density, r.spatstat.at_points)
  closest(exactDensity(r, r, { kernel: 'gaussian', bandwidth: r.sigma, leaveOut: true }).density, r.spatstat.leave_one_out)
  closest(Float64Array.of(scott.x!, scott.y!), r.scott)
})

function closest(is: Float64Array, wanted: readonly number[], relative = 1e-12) {
  const peak = Math.max(...wanted)
  assert.equal(is.length, wanted.length)
  is.forEach((one, i) => assert.ok(Math.abs(one - wanted[i]!) <= relative * peak, `${i}: ${one}, expected ${wanted[i]}`))
}
