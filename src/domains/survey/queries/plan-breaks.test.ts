import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, celine, edgars } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { planned, town } from '#testing/town.ts'
import { loadInstrument } from '../commands/load-instrument.ts'
import { planWave } from '../commands/plan-wave.ts'
import { lsesCore } from '../words.ts'
import { planBreaks } from './plan-breaks.ts'

test('what would break the series is told before anything is planned (F1)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave: follows } = await planWave(as(ctx, arta), planned(instrument))
  const same = { follows, instrument, modes: ['interview', 'web'], frame: 'Population register, next birthday' }
  assert.deepEqual(await planBreaks(as(ctx, arta), same), { because: [], of: {} })
  const [first, ...rest] = lsesCore.questions
  const { id: other } = await loadInstrument(as(ctx, arta), { instrument: { ...lsesCore, version: '3', questions: [{ ...first, words: { en: 'Is it dark?', ro: 'Este întuneric?' } }, ...rest] } })
  const { because, of } = await planBreaks(as(ctx, arta), { ...same, instrument: other, modes: ['paper'], frame: 'Whoever came by' })
  assert.deepEqual(because, ['modes-changed', 'frame-changed'])
  assert.deepEqual([of[first!.id], of[first!.block]], [['question-changed'], ['question-changed']])
}))

test('who may not plan is not told, and nobody of elsewhere', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave: follows } = await planWave(as(ctx, arta), planned(instrument))
  for (const actor of [celine, edgars]) await assert.rejects(planBreaks(as(ctx, actor), { follows, instrument, modes: [], frame: '' }), refused('access.not-allowed'))
}))
