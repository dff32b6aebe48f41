import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csv, csvInTurns } from './csv.ts'
import { jsonInTurns } from './json-in-turns.ts'

test('a name that begins like a formula is text in a spreadsheet, a negative number stays a number', () => {
  assert.equal(csv([{ name: '=HYPERLINK("x")', difference: -0.5 }]), 'name,difference\r\n"\'=HYPERLINK(""x"")",-0.5\r\n')
})

test('a cell with commas, quotes and lines stays one cell', () => {
  assert.equal(csv([{ a: 'one, "two"\nthree', b: null }]), 'a,b\r\n"one, ""two""\nthree",\r\n')
})

test('open data of many zones is written some at a time and is the same to the letter; others have their turn between', async () => {
  const rows = Array.from({ length: 200 }, (_, at) => ({ zone: `=zone ${at}`, estimate: at / 7, withheld: at % 3 === 0 ? null : 'too, few' }))
  let given = 0
  const giveWay = async () => void given++
  const whole = { wave: { names: { en: 'Spring "27"' } }, none: undefined, zones: rows.map((row, at) => (at === 5 ? undefined : row)), few: [1, null], empty: [] }
  assert.equal((await csvInTurns(rows, giveWay)).join(''), csv(rows))
  assert.ok(given >= 3, `${given} turns`)
  given = 0
  assert.equal((await jsonInTurns(whole, giveWay)).join(''), JSON.stringify(whole))
  assert.ok(given >= rows.length, `${given} turns`)
  for (const small of [{}, [], rows, { a: undefined }]) assert.equal((await jsonInTurns(small)).join(''), JSON.stringify(small))
  for (const few of [[], rows.slice(0, 1)]) assert.equal((await csvInTurns(few)).join(''), csv(few))
  // The control: what is written whole gives nobody a turn.
  given = 0
  assert.equal((await jsonInTurns({ all: { zones: rows } }, giveWay)).join(''), JSON.stringify({ all: { zones: rows } }))
  assert.equal(given, 1)
})
