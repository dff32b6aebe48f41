import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change, Instrument } from '#domains/survey/words.ts'
import { movedIn } from './moved.ts'

const change = (kind: 'block' | 'question', of: string, verdict: Change['verdict']) => ({ kind, of, verdict }) as Change
const instrument = { questions: [['a1', 'a'], ['a2', 'a'], ['c1', 'c']].map(([id, block]) => ({ id, block })) } as Instrument
const told = (...changes: readonly Change[]) => {
  const { moved, same } = movedIn({ changes: [...changes] }, instrument)
  return [moved.map(({ of, verdict }) => `${of} ${verdict}`), same]
}

test('a block stands for its questions that went the same way', () => {
  assert.deepEqual(told(change('block', 'a', 'better'), change('question', 'a1', 'better'), change('question', 'a2', 'no detectable change'), change('block', 'c', 'no detectable change'), change('question', 'c1', 'no detectable change')), [['a better'], 1])
})

test('a question that went another way than its block is not passed over', () => {
  assert.deepEqual(told(change('block', 'a', 'better'), change('question', 'a1', 'worse'), change('block', 'c', 'no detectable change'), change('question', 'c1', 'worse')), [['a better', 'a1 worse', 'c1 worse'], 0])
})

test('where blocks have no number, questions are counted', () => {
  assert.deepEqual(told(change('question', 'a1', 'better'), change('question', 'a2', 'no detectable change'), change('question', 'c1', 'not comparable')), [['a1 better'], 1])
})
