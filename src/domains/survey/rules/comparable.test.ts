import assert from 'node:assert/strict'
import { test } from 'node:test'
import { small } from '#testing/small-round.ts'
import type { Instrument, Question } from '../words.ts'
import { allBreaks, breaksBetween, type Asking } from './comparable.ts'
import { breaksOfZone } from './breaks-of-zone.ts'

const asking: Asking = { instrument: small, modes: ['web', 'paper'], frame: 'Register' }
const asked = (instrument: Partial<Instrument>): Asking => ({ ...asking, instrument: { ...small, ...instrument } })
const changed = (id: string, more: Partial<Question>): Asking => asked({ questions: small.questions.map((question) => (question.id === id ? { ...question, ...more } : question)) })
const broken = (after: Asking) => { const { whole, of } = breaksBetween(asking, after); return [whole, Object.fromEntries(of)] }

test('waves that asked in the same way are comparable, also when a language or a later question is added (F2)', () => {
  assert.deepEqual(allBreaks(breaksBetween(asking, { ...asking, modes: ['paper', 'web'] })), [])
  assert.deepEqual(broken(changed('light', { words: { ...small.questions[0]!.words, ro: 'Cât de mare este problema iluminatului?' } })), [[], {}])
  assert.deepEqual(broken(asked({ questions: [...small.questions, { ...small.questions[3]!, id: 'home' }] })), [[], { home: ['not-asked-before'] }])
})

test('other words, choices or counting break a question with its block and the index, and nothing else (F2)', () => {
  assert.deepEqual(broken(changed('stolen', { words: { en: 'Were you robbed?' } })), [[], { stolen: ['question-changed'], b: ['question-changed'] }])
  const renamed = small.questions[0]!.choices!.map((choice) => ({ ...choice, words: { en: choice.words.en!.toUpperCase() } }))
  assert.deepEqual(broken(changed('light', { choices: renamed })), [[], { light: ['scale-changed'], a: ['scale-changed'], index: ['scale-changed'] }])
  assert.deepEqual(broken(changed('dogs', { score: { most: 4 } })), [[], { dogs: ['scoring-changed'], a: ['scoring-changed'], index: ['scoring-changed'] }])
  assert.deepEqual(broken(changed('light', { measure: { share: [3] } })), [[], { light: ['scoring-changed'], a: ['scoring-changed'], index: ['scoring-changed'] }])
})

test('another order, other modes or another frame break everything (F2)', () => {
  const [light, dogs, ...others] = small.questions
  assert.deepEqual(broken(asked({ questions: [dogs!, light!, ...others] }))[0], ['order-changed'])
  assert.deepEqual(broken({ ...asking, modes: ['web', 'phone'] })[0], ['modes-changed'])
  assert.deepEqual(broken({ ...asking, frame: 'Passers-by' })[0], ['frame-changed'])
})

test('a share of a mode may move by 15 points and not by 16; a boundary may be drawn first and not moved (F2)', () => {
  const web = (share: number, boundary: string | null = null) => ({ sheetsByMode: { web: share, paper: 100 - share }, boundary })
  assert.deepEqual(breaksOfZone(web(45), web(60)), [])
  assert.deepEqual(breaksOfZone(web(45), web(61)), ['mode-share-moved'])
  assert.deepEqual(breaksOfZone(web(61), web(45)), ['mode-share-moved'])
  assert.deepEqual(breaksOfZone(web(50), web(50, 'x')), [])
  assert.deepEqual(breaksOfZone(web(50, 'y'), web(50, 'x')), ['boundary-changed'])
})
