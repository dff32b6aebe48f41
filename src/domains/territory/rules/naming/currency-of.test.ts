import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currencyOf } from './currency-of.ts'

test('a country counts in its own money, and where none is known in euros', () => {
  assert.deepEqual(['MD', 'UA', 'AL', 'LV', 'XK', undefined].map(currencyOf), ['MDL', 'UAH', 'ALL', 'EUR', 'EUR', 'EUR'])
})
