import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inhabitantsBand, inhabitantsPerOfficer } from './inhabitants-band.ts'

test('a zone is flagged when an officer has fewer than 3,000 or more than 7,000 inhabitants (A3)', () => {
  const cases = [[2_999, 1, 'below'], [3_000, 1, 'within'], [7_000, 1, 'within'], [7_001, 1, 'above'], [14_000, 2, 'within'], [14_001, 2, 'above'], [0, 1, 'below']] as const
  for (const [population, officers, band] of cases) assert.equal(inhabitantsBand(population, officers), band, `${population} by ${officers}`)
})

test('a zone that nobody counted, or where nobody is posted, is neither inside nor outside the band (A3)', () => {
  assert.equal(inhabitantsBand(null, 1), 'unknown')
  assert.equal(inhabitantsBand(5_000, 0), 'unknown')
  assert.equal(inhabitantsBand(NaN, 1), 'unknown')
  assert.equal(inhabitantsPerOfficer(17_000, 17), 1_000)
})
