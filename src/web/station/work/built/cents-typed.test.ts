import assert from 'node:assert/strict'
import { test } from 'node:test'
import { centsTyped } from './cents-typed.ts'

test('an amount of money is read however its writer parts it', () => {
  for (const [typed, cents] of [['12500', 1250000], ['12 500', 1250000], ['12,500.50', 1250050], ['12.500,5', 1250050], ['0,99', 99], ['1.000', 100000], ['1.234.567', 123456700], ["12'500", 1250000]] as const) assert.equal(centsTyped(typed), cents, typed)
})

test('what is no amount is not guessed at', () => {
  for (const typed of ['', 'about 500', '-5', '1.23.4', '12,5000', undefined]) assert.equal(centsTyped(typed), undefined, String(typed))
})
