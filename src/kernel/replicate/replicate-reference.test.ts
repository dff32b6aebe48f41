import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedDesign, inventedPeople, reference } from '#testing/golden/invented-survey.ts'
import { jackknife } from './jackknife.ts'
import { replicated } from './replicated.ts'

test('jackknifed means of invented people equal R\'s JK1 and JKn', () => {
  const people = inventedPeople(), r = reference('survey.json').jackknife
  const mean = (weights: Float64Array) => people.thefts.reduce((sum, y, i) => sum + y * weights[i]!, 0) / weights.reduce((a, b) => a + b, 0)
  for (const name of ['weighted', 'both'] as const) {
    const { estimate, se } = replicated(mean, jackknife(inventedDesign(name, people)), people.thefts.length)
    assert.ok(Math.abs(estimate! / r[name].estimate - 1) < 1e-12, `${estimate}, expected ${r[name].estimate}`)
    assert.ok(Math.abs(se! / r[name].se - 1) < 1e-10, `${se}, expected ${r[name].se}`)
  }
})
