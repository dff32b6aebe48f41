import assert from 'node:assert/strict'
import { test } from 'node:test'
import { none } from '../rules/sheets/wave-sheets.ts'
import { unpack } from './unpack.ts'

test('sheets are read out of one text, with stratum and unit where they name one', () => {
  const { slots, answers, strata, units, layered } = unpack('3{1,0,-3}11/2/17{9999,-1,4}0//8{0,0,0}7/0/{5,6,7}', 4, 3)
  assert.deepEqual([...slots], [3, 11, 0, 7])
  assert.deepEqual([...answers], [1, 0, -3, 9999, -1, 4, 0, 0, 0, 5, 6, 7])
  assert.deepEqual([...strata], [none, 2, none, 0])
  assert.deepEqual([...units], [none, 17, 8, none])
  assert.equal(layered, true)
})

test('a wave without strata and units names none', () => {
  const { answers, layered } = unpack('4{-2,1}', 1, 2)
  assert.deepEqual([...answers, layered], [-2, 1, false])
})
