import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instrument, Question } from '../../words.ts'
import { instrumentFaults } from './instrument-faults.ts'
import { lackingWords } from './lacking-words.ts'
import { marginsHold } from './margins-hold.ts'

const yesNo = [{ code: 1, words: { en: 'Yes', ro: 'Da' } }, { code: 0, words: { en: 'No' } }]
const asks = (id: string, more: Partial<Question> = {}): Question => ({ id, block: 'a', kind: 'one', words: { en: id }, choices: yesNo, ...more })
const made = (questions: Question[], more: Partial<Instrument> = {}): Instrument => ({ code: 'own', version: '1', names: { en: 'Own' }, languages: ['en', 'ro'], blocks: [{ id: 'a', names: { en: 'A' } }], questions, ...more })

test('a questionnaire that cannot be asked says why, question by question', () => {
  const numbers = { kind: 'number' as const, choices: undefined } as unknown as Partial<Question>
  const faults: readonly (readonly [Question[], Record<string, string>])[] = [
    [[asks('q'), asks('q')], { q: 'survey.question-twice' }],
    [[asks('q', { block: 'z' })], { q: 'survey.no-such-block' }],
    [[asks('q', { choices: [] })], { q: 'survey.choices-wrong' }],
    [[asks('q', { kind: 'number' })], { q: 'survey.choices-wrong' }],
    [[asks('q', { choices: [yesNo[0]!, yesNo[0]!] })], { q: 'survey.code-twice' }],
    [[asks('q', { kind: 'many', choices: Array.from({ length: 16 }, (_, code) => ({ code, words: { en: 'x' } })) })], { q: 'survey.too-many-choices' }],
    [[asks('q', { askedIf: [{ question: 'r', codes: [1] }] }), asks('r')], { q: 'survey.asked-if-unknown' }],
    [[asks('r'), asks('q', { askedIf: [{ question: 'r', codes: [2] }] })], { q: 'survey.asked-if-unknown' }],
    [[asks('q', { measure: { share: [5] } })], { q: 'survey.measure-unknown' }],
    [[asks('q', { score: { most: 1, as: { 9: 1 } } })], { q: 'survey.measure-unknown' }],
    [[asks('q', { ...numbers, most: 3, measure: { share: [4] } })], { q: 'survey.measure-unknown' }],
    [[asks('r'), asks('q', { askedIf: [{ question: 'r', codes: [1] }] })], {}],
  ]
  for (const [questions, expected] of faults) assert.deepEqual(instrumentFaults(made(questions)), expected)
})

test('a block whose score or index cannot be reckoned is named', () => {
  assert.deepEqual(instrumentFaults(made([asks('q')], { blocks: [{ id: 'a', names: { en: 'A' }, score: { kind: 'mean' } }] })), { a: 'survey.block-cannot-be-scored' })
  assert.deepEqual(instrumentFaults(made([asks('q')], { blocks: [{ id: 'a', names: { en: 'A' }, score: { kind: 'any', questions: ['z'], codes: [1] } }], index: ['a'] })), { a: 'survey.block-cannot-be-scored', index: 'survey.block-cannot-be-scored' })
})

test('texts that a language lacks are counted, not refused', () => {
  assert.deepEqual(lackingWords(made([asks('q')])), [{ language: 'ro', texts: 4 }])
})

test('known shares name choices and make up a whole', () => {
  const instrument = made([asks('q')])
  assert.equal(marginsHold([{ question: 'q', shares: { 1: 0.4, 0: 0.6 } }], instrument), true)
  assert.equal(marginsHold([{ question: 'q', shares: { 1: 0.4, 0: 0.5 } }], instrument), false)
  assert.equal(marginsHold([{ question: 'q', shares: { 1: 0.4, 2: 0.6 } }], instrument), false)
  assert.equal(marginsHold([{ question: 'z', shares: { 1: 1 } }], instrument), false)
})
