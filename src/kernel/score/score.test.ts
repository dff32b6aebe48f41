import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blockScore } from './block-score.ts'
import { itemScore } from './item-score.ts'

test('an item scores from 0 to 1, higher is worse, and good-is-high items are turned over', () => {
  assert.equal(itemScore(0, 3), 0)
  assert.equal(itemScore(3, 3), 1)
  assert.equal(itemScore(10, 10, true), 0)
  assert.equal(itemScore(0, 4, true), 1)
  assert.equal(itemScore(null, 4, true), null)
  assert.throws(() => itemScore(5, 4), /between 0 and 4; 5 does not/)
})

test('a block counts from six answered items in ten', () => {
  assert.equal(blockScore(Object.freeze([1, 0, 0.5, null, null])), 0.5)
  assert.equal(blockScore([1, 0, null, null, null]), null)
  assert.equal(blockScore([null]), null)
  assert.equal(blockScore([]), null)
  assert.equal(blockScore([1, ...new Array<null>(9).fill(null)], 0.1), 1)
  assert.throws(() => blockScore([NaN]), /null stands for/)
})
