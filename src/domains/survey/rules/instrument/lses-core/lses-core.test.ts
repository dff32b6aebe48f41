import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { canonical } from '../../canonical.ts'
import { measuresOf } from '../../measures.ts'
import { instrumentFaults } from '../instrument-faults.ts'
import { lsesCore } from './lses-core.ts'

const core = lsesCore.questions.filter(({ id }) => /^lses\.[a-e]\d+$/.test(id))
const of = (block: string) => core.filter((question) => question.block === block)
const words = (id: string) => lsesCore.questions.find((question) => question.id === id)!.words.en!

test('the questionnaire has exactly five named blocks, every question belongs to one, and there are forty (B3)', () => {
  assert.deepEqual(lsesCore.blocks.filter(({ id }) => id !== 'x').map(({ names }) => names.en), [
    'Order and safety problems in the neighbourhood', 'Exposure to crime', 'Concrete fear', 'Abstract concern', 'Satisfaction with police work',
  ])
  assert.deepEqual(['a', 'b', 'c', 'd', 'e'].map((block) => of(block).length), [11, 9, 4, 5, 11])
  assert.equal(core.length, 40)
  assert.deepEqual(of('a').map(({ id }) => id), Array.from({ length: 11 }, (_, before) => `lses.a${before + 1}`))
  assert.deepEqual(lsesCore.questions.filter(({ block }) => block === 'x').map(({ id }) => id), Array.from({ length: 7 }, (_, before) => `lses.x${before + 1}`))
  assert.deepEqual(instrumentFaults(lsesCore), {})
})

test('block A asks about lighting, groups, drunkenness, traffic and dogs (B4)', () => {
  const expected = [[1, /street lighting/], [7, /groups whose behaviour/], [5, /drunk/], [9, /driven too fast/], [4, /dogs/]] as const
  for (const [number, what] of expected) assert.match(words(`lses.a${number}`), what)
})

test('block B asks about seven kinds of event, whether the police were told, and why not (B5)', () => {
  assert.deepEqual(lsesCore.blocks[1]!.score, { kind: 'any', questions: ['1', '2', '3', '4', '5', '6', '7'].map((number) => `lses.b${number}`), codes: [1] })
  assert.match(words('lses.b8'), /tell the police/)
  assert.match(words('lses.b9'), /main reason/)
  assert.match(lsesCore.blocks[1]!.intro!.en!, /help line/)
  assert.deepEqual(lsesCore.questions.filter(({ alone }) => alone).map(({ id }) => id), ['lses.b6', 'lses.b6w', 'lses.b6n', 'lses.b6m', 'lses.b6p'])
})

test('block C asks about concrete situations, days and places of fear (B6)', () => {
  assert.match(words('lses.c1'), /walking alone in your area after dark/)
  assert.match(words('lses.c4'), /how many days/)
  assert.match(words('lses.c4w'), /Where/)
  assert.deepEqual(lsesCore.questions.find(({ id }) => id === 'lses.c1')!.choices!.filter(({ apart }) => apart).map(({ code }) => code), [4])
})

test('block D asks about worry, and about the trend here and in the country (B7)', () => {
  for (const number of [1, 2, 3]) assert.match(words(`lses.d${number}`), /worried/)
  assert.match(words('lses.d4'), /in your area/)
  assert.match(words('lses.d5'), /country/)
})

test('block E asks how the police work here, who the officer is, and how far they are trusted (B8)', () => {
  assert.match(words('lses.e1'), /good a job/)
  assert.match(words('lses.e2'), /which police officer/)
  const trusted = lsesCore.questions.find(({ id }) => id === 'lses.e10')!.measure!.words!
  assert.deepEqual([trusted.en, trusted.ro], ['give 6 to 10 out of 10', 'dau de la 6 la 10 din 10'])
  assert.deepEqual(lsesCore.questions.find(({ id }) => id === 'lses.e10')!.measure, { share: [6, 7, 8, 9, 10], words: trusted })
})

test('scores run from good to bad in every block, and the overall index leaves exposure apart (B3)', () => {
  assert.deepEqual(lsesCore.index, ['a', 'c', 'd', 'e'])
  for (const { id, score, block } of lsesCore.questions) if (score) assert.equal(score.reversed ?? false, block === 'e', id)
  assert.equal(lsesCore.questions.find(({ id }) => id === 'lses.e11')!.score, undefined)
  assert.ok(measuresOf(lsesCore).length > 40)
})

test('version 2 is as it was first asked: a change of any word, code or order is a new version (B3)', () => {
  assert.equal(createHash('sha256').update(canonical(lsesCore)).digest('hex').slice(0, 16), 'a4ca0de9ffe583ee')
})
