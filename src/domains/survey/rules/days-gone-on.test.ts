import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysGoneOn } from './days-gone-on.ts'

test('a wave that goes on begins on the day the one before was closed and lasts its months, short ones and leap years too (B17)', () => {
  const days = (closedOn: string, months: number) => { const { opensOn, closesOn } = daysGoneOn(closedOn, months, {}); return [opensOn, closesOn] }
  assert.deepEqual(days('2027-04-01', 3), ['2027-04-01', '2027-06-30'])
  assert.deepEqual(days('2027-11-15', 3), ['2027-11-15', '2028-02-14'])
  assert.deepEqual(days('2028-01-31', 1), ['2028-01-31', '2028-02-28'])
})

test('its name is the series\' name and the month in which it begins', () => {
  assert.deepEqual(daysGoneOn('2027-07-01', 3, { en: 'After contact (2027-04)', ro: 'După contact' }).names, { en: 'After contact (2027-07)', ro: 'După contact (2027-07)' })
})
