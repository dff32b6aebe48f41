import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordedVerdict } from './recorded-verdict.ts'
import { saidBetter } from './said-better.ts'

const measured = (verdict: 'better' | 'worse' | 'no detectable change' | 'not comparable') => ({ verdict })
const partial = { outcome: 'partial', solved: false } as const, success = { outcome: 'success', solved: false } as const, failure = { outcome: 'failure', solved: false } as const

test('whoever calls it a success, or solved, without a measure that says so owes the reason (F3)', () => {
  assert.equal(saidBetter(success, measured('better'), null), false)
  assert.equal(saidBetter({ ...success, solved: true }, null, measured('better')), false)
  for (const verdict of ['no detectable change', 'not comparable', 'worse'] as const) assert.equal(saidBetter(success, measured(verdict), null), true, verdict)
  assert.equal(saidBetter(success, null, null), true, 'nothing was measured')
  assert.equal(saidBetter(success, measured('better'), measured('worse')), true)
  assert.equal(saidBetter({ ...failure, solved: true }, measured('no detectable change'), null), true)
})

test('a partial success owes it only against a measure that became worse; a failure never (F3)', () => {
  assert.deepEqual([saidBetter(partial, measured('no detectable change'), null), saidBetter(partial, measured('worse'), null), saidBetter(failure, measured('better'), null)], [false, true, false])
})

const years = (before: number, now: number, p: number | null, more = {}) => ({
  before: { from: '2026-01', to: '2026-12', count: before }, now: { from: '2027-01', to: '2027-12', count: now }, ratio: now / before, low: 0.1, high: 2, p, method: 'conditional-exact', monthsLacking: 0, breaks: [], ...more,
})

test('fewer on record is better only when victims tell the police no less than before (F3)', () => {
  const verdict = (told: 'better' | 'worse' | 'no detectable change' | 'not comparable' | null) => recordedVerdict('theft', years(100, 50, 0.001), told === null ? undefined : measured(told))
  assert.deepEqual([verdict('better').verdict, verdict('no detectable change').verdict], ['better', 'better'])
  for (const told of ['worse', 'not comparable', null] as const) assert.deepEqual([verdict(told).verdict, verdict(told).because], ['not comparable', 'telling-not-known'])
  assert.equal(recordedVerdict('theft', years(50, 100, 0.001), undefined).verdict, 'worse')
  assert.equal(recordedVerdict('theft', years(100, 90, 0.4), undefined).verdict, 'no detectable change')
})

test('a year with months that no file covers, or with a change of recording, is not compared (F1)', () => {
  assert.equal(recordedVerdict('theft', years(100, 50, null, { monthsLacking: 2 }), measured('better')).because, 'months-lacking')
  assert.equal(recordedVerdict('theft', years(100, 50, null, { breaks: [{ id: crypto.randomUUID(), on: '2027-03-01', words: { en: 'New law' }, categories: [] }] }), measured('better')).because, 'recording-changed')
})
