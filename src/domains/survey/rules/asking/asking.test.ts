import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { lsesCore, type Instrument } from '../../words.ts'
import { asked } from './asked.ts'
import { checkedAnswers } from './checked-answers.ts'
import { nextBlock } from './next-block.ts'
import { readAnswer } from './read-answer.ts'
import { sheetArray } from './sheet-array.ts'

const yesNo = [{ code: 1, words: { en: 'Yes' } }, { code: 0, words: { en: 'No' } }]
const small: Instrument = {
  code: 'small', version: '1', names: { en: 'Small' }, languages: ['en'], blocks: [{ id: 'one', names: { en: 'One' } }, { id: 'two', names: { en: 'Two' } }],
  questions: [
    { id: 'hurt', block: 'one', kind: 'one', words: { en: 'Hurt?' }, choices: yesNo },
    { id: 'robbed', block: 'one', kind: 'one', words: { en: 'Robbed?' }, choices: yesNo },
    { id: 'told', block: 'one', kind: 'one', words: { en: 'Told?' }, choices: yesNo, askedIf: [{ question: 'hurt', codes: [1] }, { question: 'robbed', codes: [1] }] },
    { id: 'why', block: 'one', kind: 'text', words: { en: 'Why not?' }, askedIf: [{ question: 'told', codes: [0] }] },
    { id: 'knows', block: 'two', kind: 'many', words: { en: 'Knows?' }, choices: [{ code: 1, words: { en: 'Name' } }, { code: 2, words: { en: 'Face' } }, { code: 0, words: { en: 'None' }, exclusive: true }] },
    { id: 'times', block: 'two', kind: 'number', words: { en: 'Times?' }, least: 1, most: 31 },
  ],
}
const question = (id: string) => small.questions.find((one) => one.id === id)!
const idsAsked = (answers: Parameters<typeof asked>[1]) => asked(small, answers).map(({ id }) => id)

test('a question with several conditions is asked when any of them holds, and not on the word of a question that is not asked', () => {
  assert.deepEqual(idsAsked({}), ['hurt', 'robbed', 'knows', 'times'])
  assert.deepEqual(idsAsked({ hurt: 0, robbed: 1 }), ['hurt', 'robbed', 'told', 'knows', 'times'])
  assert.deepEqual(idsAsked({ hurt: 0, robbed: 0, told: 0 }), ['hurt', 'robbed', 'knows', 'times'])
  assert.deepEqual(idsAsked({ hurt: 'dont-know', robbed: 'prefer-not' }), ['hurt', 'robbed', 'knows', 'times'])
})

test('what has become irrelevant is dropped, what is wrong is named, what is open is listed', () => {
  const { answers, faults, unanswered } = checkedAnswers(small, { hurt: '0', robbed: 0, told: '0', why: 'afraid', knows: ['1', '0'], elsewhere: 1 })
  assert.deepEqual(answers, { hurt: 0, robbed: 0 })
  assert.deepEqual(faults, { knows: 'survey.none-and-others' })
  assert.deepEqual(unanswered, ['times'])
})

test('every answer is read as it may arrive from a form or a program', () => {
  const cases = [
    ['hurt', '1', { answer: 1 }], ['hurt', ['1'], { answer: 1 }], ['hurt', '', null], ['hurt', undefined, null], ['hurt', '7', { fault: 'survey.not-a-choice' }], ['hurt', ['1', '0'], { fault: 'survey.not-a-choice' }],
    ['hurt', 'dont-know', { answer: 'dont-know' }], ['hurt', 'not-asked', { fault: 'survey.choose-an-answer' }],
    ['knows', ['2', '1'], { answer: [1, 2] }], ['knows', '0', { answer: [0] }], ['knows', ['1', 'dont-know'], { fault: 'survey.none-and-others' }], ['knows', ['9'], { fault: 'survey.not-a-choice' }],
    ['times', '0', { fault: 'survey.number-out-of-range' }], ['times', '3.5', { fault: 'survey.not-a-whole-number' }], ['times', ' 31 ', { answer: 31 }], ['times', '32', { fault: 'survey.number-out-of-range' }],
    ['why', '  too\u0000 far\n', { answer: 'too far' }], ['why', 'x'.repeat(1001), { fault: 'survey.remark-too-long' }], ['why', 'prefer-not', { answer: 'prefer-not' }],
  ] as const
  for (const [id, given, expected] of cases) assert.deepEqual(readAnswer(question(id), given as string), expected, `${id} ${JSON.stringify(given)}`)
  assert.deepEqual(readAnswer({ ...question('hurt'), needed: true }, 'prefer-not'), { fault: 'survey.choose-an-answer' })
})

test('the block to go on at is the first not gone through, or in which a question has come up since', () => {
  assert.equal(nextBlock(small, {}, []), 'one')
  assert.equal(nextBlock(small, { hurt: 0, robbed: 0 }, ['one']), 'two')
  assert.equal(nextBlock(small, { hurt: 1, robbed: 0 }, ['one']), 'one')
  assert.equal(nextBlock(small, { hurt: 1, robbed: 0, told: 0, knows: [0], times: 2 }, ['one', 'two']), null)
})

test('a sheet is one small number a question: codes, sums of places, reasons why there is none', () => {
  assert.deepEqual(sheetArray(small, { hurt: 1, robbed: 'dont-know', told: 0, why: 'afraid', knows: [1, 2], times: 'prefer-not' }), [1, -1, 0, -3, 3, -2])
  assert.deepEqual(sheetArray(small, { hurt: 0, robbed: 0, told: 1, knows: [0] }), [0, 0, -3, -3, 4, -3])
})

test('whatever is sent, what is asked and what is kept agree, and every number fits', () => {
  const anything = fc.dictionary(fc.constantFrom(...lsesCore.questions.map(({ id }) => id)), fc.oneof(fc.integer({ min: -3, max: 40 }), fc.constantFrom('dont-know', 'prefer-not', 'x', ''), fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 4 })), { maxKeys: 80 })
  fc.assert(fc.property(anything, (given) => {
    const { answers, faults, unanswered } = checkedAnswers(lsesCore, given)
    const ids = asked(lsesCore, answers).map(({ id }) => id)
    for (const id of [...Object.keys(answers), ...Object.keys(faults), ...unanswered]) assert.ok(ids.includes(id), id)
    const sheet = sheetArray(lsesCore, answers)
    assert.equal(sheet.length, lsesCore.questions.length)
    for (const value of sheet) assert.ok(Number.isInteger(value) && value >= -3 && value < 32768)
  }))
})
