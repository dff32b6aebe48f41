import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lsesCore } from '#domains/survey/words.ts'
import { kansasCity } from '#testing/kansas-city/instrument.ts'
import { concernsOf, troubledBy } from './concerns-of.ts'

test('the concerns of the five blocks are the problems of the first; a questionnaire of satisfaction has its own, turned round (C4)', () => {
  assert.deepEqual(new Set(concernsOf(lsesCore).map(({ block, good }) => `${block} ${good}`)), new Set(['a low']))
  assert.deepEqual(concernsOf(kansasCity).map(({ id }) => id), ['q2_05', 'q2_06', 'q3_01', 'q5_01', 'q5_02', 'q5_06', 'q5_07', 'q31_02'])
})

test('of what is good, those are troubled who did not say so, with the interval turned round as well', () => {
  const [figure, none] = [{ estimate: 0.75, low: 0.5, high: 0.875 }, { share: null, low: null, high: null }]
  assert.deepEqual(troubledBy({ good: 'high' }, figure), { share: 0.25, low: 0.125, high: 0.5 })
  assert.deepEqual(troubledBy({ good: 'low' }, figure), { share: 0.75, low: 0.5, high: 0.875 })
  assert.deepEqual([troubledBy({ good: 'high' }, undefined), troubledBy({ good: 'high' }, { estimate: null, low: null, high: null })], [none, none])
})
