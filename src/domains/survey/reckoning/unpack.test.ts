import assert from 'node:assert/strict'
import { test } from 'node:test'
import { none } from '../rules/sheets/wave-sheets.ts'
import { unpack } from './unpack.ts'

test('sheets are read out of one text, with stratum and unit where they name one', () => {
  const into = { width: 3, answers: new Int16Array(15), strata: new Int32Array(5).fill(none), units: new Int32Array(5).fill(none) }
  unpack('{1,0,-3}2/17{9999,-1,4}/8{0,0,0}0/{5,6,7}', 1, into)
  assert.deepEqual([...into.answers], [0, 0, 0, 1, 0, -3, 9999, -1, 4, 0, 0, 0, 5, 6, 7])
  assert.deepEqual([...into.strata], [none, none, 2, none, 0])
  assert.deepEqual([...into.units], [none, none, 17, 8, none])
})

test('a wave without strata and units keeps none of them', () => {
  const into = { width: 2, answers: new Int16Array(2), strata: null, units: null }
  unpack('3/4{-2,1}', 0, into)
  assert.deepEqual([...into.answers], [-2, 1])
})
