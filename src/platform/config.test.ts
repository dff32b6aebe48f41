import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'

test('the money in which costs are told is one that there is, or the country\'s own', () => {
  assert.deepEqual([readConfig({}).currency, readConfig({ VATRA_CURRENCY: 'MDL' }).currency], [null, 'MDL'])
  assert.throws(() => readConfig({ VATRA_CURRENCY: 'Euro' }), /three letters of a currency/)
})
