import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileGoesOn } from './file-goes-on.ts'

test('a file that was cut off in the first week of a month does not make it a whole month (C8)', () => {
  const cut = { incidents: 62, lastOn: '2022-12-07', byMonth: false }
  assert.deepEqual([fileGoesOn(cut, '2022-12-31'), fileGoesOn(cut, '2022-12-07')], [false, true])
})

test('where little happens silence is no end, and a month that is known as such is whole (C8)', () => {
  assert.equal(fileGoesOn({ incidents: 2, lastOn: '2022-12-10', byMonth: false }, '2022-12-31'), true)
  assert.equal(fileGoesOn({ incidents: 62, lastOn: '2022-12-01', byMonth: true }, '2022-12-31'), true)
})
