import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv } from './csv.ts'

test('a name that begins like a formula is text in a spreadsheet, a negative number stays a number', () => {
  assert.equal(csv([{ name: '=HYPERLINK("x")', difference: -0.5 }]), 'name,difference\r\n"\'=HYPERLINK(""x"")",-0.5\r\n')
})

test('a cell with commas, quotes and lines stays one cell', () => {
  assert.equal(csv([{ a: 'one, "two"\nthree', b: null }]), 'a,b\r\n"one, ""two""\nthree",\r\n')
})
