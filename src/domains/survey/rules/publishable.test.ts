import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withheldBecause } from './publishable.ts'

test('a number is shown from thirty answers on, unless one to four said alike or otherwise (B16)', () => {
  const of = (n: number, hits: number | null, asked = true) => withheldBecause({ asked, n, hits })
  assert.deepEqual([of(29, 12), of(30, 12), of(29, null), of(30, null)], ['fewer-than-30', null, 'fewer-than-30', null])
  assert.deepEqual([0, 1, 4, 5, 95, 96, 99, 100].map((hits) => of(100, hits)), [null, 'too-few-alike', 'too-few-alike', null, null, 'too-few-alike', 'too-few-alike', null])
  assert.equal(of(0, 0, false), 'not-asked')
})
