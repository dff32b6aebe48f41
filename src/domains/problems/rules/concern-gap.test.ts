import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Concern } from '../words.ts'
import { competenceOfTop, concernGap } from './concern-gap.ts'
import { meanPlaces, ranks } from './ranks.ts'
import { usualCompetence } from './usual-competence.ts'

const seen = (question: string, rank: number | null, recordedRank: number | null, officersRank: number | null, competence: Concern['competence'] = null): Concern => ({
  question, names: { en: question }, turned: false, share: 0.3, low: 0.2, high: 0.4, n: 200, withheld: null, rank, verdict: null, difference: null, recorded: null, recordedRank, officersRank, competence, routed: false, problem: null,
})

test('the gap between residents and police is told with its n: the same order agrees, the opposite does not (C4)', () => {
  const concerns = [seen('light', 1, null, 5), seen('dogs', 2, 4, 4), seen('drink', 3, 3, 3), seen('groups', 4, 2, 2), seen('racing', 5, 1, 1)]
  assert.deepEqual(concernGap(concerns), [
    { between: ['residents', 'recorded'], n: 4, tau: -1, top: { both: 2, of: 3 } },
    { between: ['residents', 'officers'], n: 5, tau: -1, top: { both: 1, of: 3 } },
    { between: ['recorded', 'officers'], n: 4, tau: 1, top: { both: 3, of: 3 } },
  ])
})

test('nothing is said of an order that nobody gave (C4)', () => {
  assert.deepEqual(concernGap([seen('light', 1, null, null), seen('dogs', 2, null, null)]), [])
})

test('of residents\' first concerns, those are counted that are not the police\'s task (C4, C5)', () => {
  const concerns = ['lses.a1', 'lses.a4', 'lses.a5', 'lses.a9', 'lses.a2', 'lses.a6'].map((question, at) => seen(question, at + 1, null, null, usualCompetence(question)))
  assert.deepEqual(competenceOfTop(concerns), { top: 5, outside: 3, shared: 1, police: 1 })
  assert.deepEqual(competenceOfTop([seen('unknown', 1, null, null)]), { top: 0, outside: 0, shared: 0, police: 0 })
})

test('equals share their places, what is withheld has none, and what an officer leaves out comes after what was said (C4)', () => {
  assert.deepEqual(ranks([0.5, 0.2, null, 0.5]), [1.5, 3, null, 1.5])
  assert.deepEqual(meanPlaces(['a', 'b', 'c', 'd'], [['b', 'a'], ['b', 'c', 'a']]), [2.5, 1, 2.75, 3.75])
  assert.deepEqual(meanPlaces(['a'], []), [null])
})
