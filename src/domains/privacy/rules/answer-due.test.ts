import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerDue } from './answer-due.ts'

test('a request is answered within a month, or three where it was said why; a month without that day ends on its last', () => {
  assert.deepEqual(['2027-01-10', '2027-01-31', '2028-01-31', '2027-12-31', '2027-11-30'].map((day) => answerDue(day)), ['2027-02-10', '2027-02-28', '2028-02-29', '2028-01-31', '2027-12-30'])
  assert.deepEqual(['2027-01-10', '2027-11-30'].map((day) => answerDue(day, true)), ['2027-04-10', '2028-02-29'])
})
