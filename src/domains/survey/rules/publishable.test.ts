import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withheldBecause } from './publishable.ts'

const of = (n: number, hits: number | null, more: { asked?: boolean; sensitive?: boolean; whole?: boolean } = {}) => withheldBecause({ asked: true, n, hits, ...more })

test('a number is shown from thirty answers on, unless one to four said alike, or all but four, or all (B16) (PRIV-04)', () => {
  assert.deepEqual([of(29, 12), of(30, 12), of(29, null), of(30, null)], ['fewer-than-30', null, 'fewer-than-30', null])
  assert.deepEqual([0, 1, 4, 5, 95, 96, 99, 100].map((hits) => of(100, hits)), [null, 'withheld', 'withheld', null, null, 'withheld', 'withheld', 'withheld'])
  assert.equal(of(0, 0, { asked: false }), 'not-asked')
})

test('what could shame or endanger is told of the whole commissariat only, from twenty alike on (PRIV-04)', () => {
  assert.deepEqual([of(100, 40, { sensitive: true }), of(100, null, { sensitive: true }), of(0, 0, { asked: false, sensitive: true })], ['withheld', 'withheld', 'not-asked'])
  assert.deepEqual([0, 19, 20, 80, 81].map((hits) => of(100, hits, { sensitive: true, whole: true })), [null, 'withheld', null, null, 'withheld'])
})
