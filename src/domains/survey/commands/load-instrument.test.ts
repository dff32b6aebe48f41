import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#domains/territory/words.ts'
import { arta, besnik } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { town } from '#testing/town.ts'
import { instruments } from '../queries/instruments.ts'
import { lsesCore } from '../words.ts'
import { loadInstrument } from './load-instrument.ts'

test('the questionnaire that ships is loaded once, and the same contents from a file are the same questionnaire (B3)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const again = await loadInstrument(as(ctx, arta), { instrument: JSON.parse(JSON.stringify(lsesCore)) })
  assert.equal(again.id, instrument)
  assert.deepEqual(again.lacking, [])
  const { instruments: [only, ...others] } = await instruments(as(ctx, arta), {})
  assert.equal(others.length, 0)
  assert.deepEqual([only!.code, only!.version, only!.languages, only!.definition], ['lses-core', '2', [...languages], null])
  assert.deepEqual((await instruments(as(ctx, arta), { id: instrument, whole: true })).instruments[0]!.definition, lsesCore)
}))

test('another questionnaire comes from a file, and says which words it lacks', story(async (ctx) => {
  await town(ctx)
  const own = { code: 'own', version: '2027', names: { en: 'Own' }, languages: ['en', 'lv'], blocks: [{ id: 'q', names: { en: 'Questions', lv: 'Jautājumi' } }], questions: [{ id: 'q1', block: 'q', kind: 'number', words: { en: 'How many?' }, measure: { mean: true } }] }
  const { lacking, hash } = await loadInstrument(as(ctx, arta), { instrument: own })
  assert.deepEqual(lacking, [{ language: 'lv', texts: 2 }])
  const turned = { questions: own.questions, blocks: own.blocks, languages: own.languages, names: own.names, version: own.version, code: own.code }
  assert.equal((await loadInstrument(as(ctx, arta), { instrument: turned })).hash, hash, 'the order of fields means nothing')
}))

test('what was asked is not edited: other contents need another version (B3, F1)', story(async (ctx) => {
  await town(ctx)
  const [first, ...rest] = lsesCore.questions
  const changed = { ...lsesCore, questions: [{ ...first, words: { ...first!.words, en: 'Is it dark?' } }, ...rest] }
  await assert.rejects(loadInstrument(as(ctx, arta), { instrument: changed }), refused('survey.instrument-version-taken'))
  await loadInstrument(as(ctx, arta), { instrument: { ...changed, version: '3' } })
}))

test('a faulty questionnaire is refused, and only those who plan rounds load any', story(async (ctx) => {
  await town(ctx)
  await assert.rejects(loadInstrument(as(ctx, arta), { instrument: { ...lsesCore, version: '2', index: ['b'] } }), refused('survey.instrument-faulty'))
  await assert.rejects(loadInstrument(as(ctx, besnik), { instrument: 'lses-core' }), refused('access.not-allowed'))
  await assert.rejects(loadInstrument(ctx, { instrument: 'lses-core' }), refused('access.not-allowed'))
}))
