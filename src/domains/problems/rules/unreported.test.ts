import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lsesCore, type Change, type Figure } from '#domains/survey/words.ts'
import { exposureOf } from './concerns-of.ts'
import { recordedTrend } from './recorded-trend.ts'
import { assumedHere, unreported } from './unreported.ts'

const figure = (of: string, estimate: number | null, n: number): Figure =>
  ({ of, kind: 'question', measure: 'share', estimate, se: estimate && Math.sqrt((estimate * (1 - estimate)) / n), low: 0, high: 1, n, deff: 1, df: null, method: 'wilson', withheld: estimate === null ? 'fewer-than-30' : null })
const exposure = [{ question: 'lses.b1', names: { en: 'Break-in' } }, { question: 'lses.b2', names: { en: 'Theft' } }]
const asked = (told: Figure, recorded: number | null = 40) => unreported({
  figures: [figure('lses.b1', 0.1, 400), figure('lses.b2', 0.05, 400), told], exposure, told: 'lses.b8', population: 5000, assumed: assumedHere, recordedOf: () => (recorded === null ? null : { count: recorded, categories: ['burglary'] }),
})

test('break-ins are counted by households, theft from the person by adults; half told leaves half untold (C7)', () => {
  const [burglary, theft] = asked(figure('lses.b8', 0.5, 80))
  assert.deepEqual([burglary!.counted, burglary!.happened.estimate, burglary!.untold.estimate, burglary!.recorded, burglary!.n, burglary!.nTold, burglary!.unclear], ['households', 200, 100, 40, 400, 80, null])
  assert.equal(burglary!.onRecord!.estimate, 0.2)
  assert.deepEqual([theft!.counted, theft!.happened.estimate], ['adults', 5000 * 0.78 * 0.05])
})

test('with few victims the estimate is unclear, and with the question on telling withheld there is none (C7)', () => {
  assert.deepEqual(asked(figure('lses.b8', 0.5, 25)).map(({ unclear }) => unclear), ['few-answers', 'few-answers'])
  assert.deepEqual(asked(figure('lses.b8', null, 12)), [])
  assert.deepEqual(asked(figure('lses.b8', 0.5, 80), null), [], 'where nothing is recorded nothing is compared')
})

test('the core questionnaire tells which events it asks about and who told the police (C7)', () => {
  const { exposure: events, told } = exposureOf(lsesCore)
  assert.deepEqual([events.length, told], [7, 'lses.b8'])
})

test('a fall on record is unclear when fewer victims tell the police, or nobody can say how many do (C7)', () => {
  const telling = (verdict: Change['verdict']) => ({ verdict }) as Change
  assert.equal(recordedTrend(40, 100, telling('no detectable change')), 'fewer')
  assert.equal(recordedTrend(40, 100, telling('worse')), 'unclear')
  assert.equal(recordedTrend(40, 100, undefined), 'unclear')
  assert.equal(recordedTrend(100, 40, telling('worse')), 'more')
  assert.equal(recordedTrend(95, 100, telling('worse')), 'no clear change')
  assert.equal(recordedTrend(95, null, undefined), 'not known')
})
