import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lsesCore, missing, type Instrument } from '../words.ts'
import { measuresOf } from './measures.ts'

const scale = [0, 1, 2, 3].map((code) => ({ code, words: { en: `${code}` } }))
const scored = (id: string, block = 'a') => ({ id, block, kind: 'one' as const, words: { en: id }, choices: scale, score: { most: 3 } })
const instrument: Instrument = {
  code: 'i', version: '1', names: { en: 'i' }, languages: ['en'],
  blocks: [
    { id: 'a', names: { en: 'a' }, score: { kind: 'mean' }, good: 'low' }, { id: 'b', names: { en: 'b' }, score: { kind: 'any', questions: ['b1', 'b2'], codes: [1] }, good: 'low' },
    { id: 'e', names: { en: 'e' }, score: { kind: 'mean' }, good: 'low' },
  ],
  index: ['a', 'e'],
  questions: [
    { ...scored('a1'), measure: { share: [2, 3] } }, scored('a2'), scored('a3'),
    { id: 'b1', block: 'b', kind: 'one', words: { en: 'b1' }, choices: scale }, { id: 'b2', block: 'b', kind: 'one', words: { en: 'b2' }, choices: scale },
    { id: 'e1', block: 'e', kind: 'number', words: { en: 'e1' }, most: 10, score: { most: 10, reversed: true }, measure: { mean: true } },
    { id: 'e2', block: 'e', kind: 'many', words: { en: 'e2' }, choices: [{ code: 1, words: { en: 'name' } }, { code: 2, words: { en: 'face' } }, { code: 9, words: { en: 'none' } }], score: { most: 2, reversed: true, as: { 9: 1 } }, measure: { share: [1, 2] } },
  ],
}

/** What one sheet gives to each measure. */
function given(...answers: number[]): Record<string, number> {
  const blocks = new Map<string, Float64Array>()
  return Object.fromEntries(measuresOf(instrument).map(({ of, kind, fill }) => {
    const into = new Float64Array(1)
    fill({ answers: Int16Array.from(answers), width: instrument.questions.length }, into, blocks)
    if (kind === 'block') blocks.set(of, into)
    return [of, into[0]!]
  }))
}

test('a block is the mean of the items answered where at least 60 % were, turned so that 1 is worst (B16)', () => {
  assert.equal(given(3, 0, -1, 2, 2, 10, 1).a, 0.5)
  assert.equal(given(3, -1, -2, 2, 2, 10, 1).a, NaN)
  assert.deepEqual([given(0, 0, 0, 2, 2, 10, 0b11).e, given(0, 0, 0, 2, 2, 0, 0b100).e, given(0, 0, 0, 2, 2, 5, 0b1).e], [0, 1, 0.5])
})

test('exposure is any of the events, and a person who told of too few of them tells nothing (B16)', () => {
  assert.deepEqual([given(0, 0, 0, 1, 2, 0, 0).b, given(0, 0, 0, 2, 2, 0, 0).b, given(0, 0, 0, 1, -2, 0, 0).b], [1, 0, NaN])
})

test('a share counts the codes it names, a mean the number itself, and what was not answered counts for neither (B16)', () => {
  const said = given(2, 0, 0, 2, 2, 7, 0b10), silent = given(missing['dont-know'], 0, 0, 2, 2, missing['prefer-not'], missing['not-asked'])
  assert.deepEqual([said.a1, said.e1, said.e2], [1, 7, 1])
  assert.deepEqual([silent.a1, silent.e1, silent.e2], [NaN, NaN, NaN])
})

test('the index is the unweighted mean of a person\'s blocks, and is not known where one of them is not (B16)', () => {
  assert.equal(given(3, 3, 3, 2, 2, 10, 0b11).index, 0.5)
  assert.equal(given(-1, -1, -1, 2, 2, 10, 0b11).index, NaN)
})

test('the questionnaire that ships has five blocks, exposure as a share, and an index of the other four (B16)', () => {
  const measures = measuresOf(lsesCore), blocks = measures.filter(({ kind }) => kind === 'block')
  assert.deepEqual(blocks.map(({ of, measure }) => [of, measure]), [['a', 'mean'], ['b', 'share'], ['c', 'mean'], ['d', 'mean'], ['e', 'mean']])
  assert.equal(measures.at(-1)!.of, 'index')
  assert.deepEqual(measures.filter(({ good }) => good === null).map(({ of }) => of), [])
})
