import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { mapping, small } from '#testing/small-round.ts'
import type { Instrument, Mapping, Question } from '../../words.ts'
import { codeOfCell } from './code-of-cell.ts'
import { readSheets } from './read-sheets.ts'
import { none } from './wave-sheets.ts'

const zones = [{ id: 'id-1', code: 'T1', slug: 'old-town' }, { id: 'id-2', code: 'T2', slug: 'lakeside' }]
const header = ['zone', 'mode', 'light', 'dogs', 'stolen', 'age']
const reading = (more: Partial<Mapping> = {}, columns = header, instrument: Instrument = small) => readSheets(columns, { instrument, mapping: { ...mapping, ...more }, zones, offered: ['web', 'paper'] })
const choices = [1, 2, 4].map((code) => ({ code, words: { en: `${code}` } }))
const many: Question = { id: 'm', block: 'a', kind: 'many', words: { en: 'm' }, choices }

test('a row becomes a sheet: its zone by code, address or id, missing answers as what they are (B11)', () => {
  const { take, drain } = reading()
  take(['T2', 'web', '9', '', 'yes', '2'])
  take(['old-town', 'paper', '3', '1.0', 'no', '1'])
  const { answers, zone, mode, count, stratum } = drain()
  assert.deepEqual([...answers.subarray(0, 10)], [-1, -3, 1, 2, -3, 3, 1, 2, 1, -3])
  assert.deepEqual([count, [...zone.subarray(0, 2)], [...mode.subarray(0, 2)], stratum[0]], [2, [1, 0], [0, 3], none])
})

test('several answers to one question stand in one cell, as a bit each in the order of the choices (B11)', () => {
  const read = codeOfCell(many, { column: 'm', codes: { bus: 4 }, missing: { '?': 'prefer-not' } })
  assert.deepEqual(['1;4', 'bus, 2', '', '?', '3'].map(read), [0b101, 0b110, -3, -2, 'survey.unknown-answer'])
})

test('a whole number lies between the least and the most that can be meant (B11)', () => {
  const read = codeOfCell({ id: 'n', block: 'a', kind: 'number', words: { en: 'n' }, most: 31 }, { column: 'n' })
  assert.deepEqual(['0', '31', '32', '-1', '2.5', 'x'].map(read), [0, 31, 'survey.number-out-of-range', 'survey.not-a-whole-number', 'survey.not-a-whole-number', 'survey.not-a-whole-number'])
})

test('a column that is not there is told once, in the row of the header (B11)', () => {
  const { take, told } = reading({ unit: 'street' }, ['zone', 'mode', 'light', 'dogs', 'stolen'])
  take(['T1', 'web', '0', '0', 'no'])
  take(['T1', 'web', '0', '0'])
  assert.deepEqual(told().faults.map(({ row, column, code }) => [row, column, code]), [[1, 'street', 'survey.no-such-column'], [1, 'age', 'survey.no-such-column'], [3, '', 'survey.row-of-another-length']])
})

test('a file of several rounds gives only the rows that are asked for, and two hundred faults are enough (B11)', () => {
  const { take, told } = reading({ only: { column: 'age', values: ['1'] } })
  for (let row = 0; row < 300; row++) take(['T1', 'kite', '0', '0', 'no', row < 250 ? '1' : '2'])
  const { rows, sheets, faults, faultsInAll } = told()
  assert.deepEqual([rows, sheets, faults.length, faultsInAll], [300, 250, 200, 250])
})

test('what a sheet holds, written as a row and read again, is the same sheet, however many are drained at once (B11)', () => {
  const code = fc.constantFrom('-1', '0', '1', '2', '3')
  fc.assert(fc.property(fc.array(fc.tuple(code, code), { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 20 }), (sheets, some) => {
    const missing = { '-1': 'dont-know' } as const
    const { take, drain } = reading({ questions: { light: { column: 'light', missing }, dogs: { column: 'dogs', missing } } })
    const kept: number[] = []
    const put = () => { const { answers, count, width } = drain(); for (let at = 0; at < count; at++) kept.push(answers[at * width]!, answers[at * width + 1]!) }
    sheets.forEach(([light, dogs], at) => { take(['T1', 'web', light, dogs, '', '']); if (at % some === 0) put() })
    put()
    assert.deepEqual(kept, sheets.flat().map(Number))
  }))
})
