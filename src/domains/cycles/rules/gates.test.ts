import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { answers, stages } from '../words.ts'
import { gates, stageOf, type Facts } from './gates.ts'

const nothing: Facts = { closesOn: '2027-01-31', publishedOn: null, signedOn: null, plan: null, actions: [], again: null, problems: [], cards: [], partners: [], account: { done: {}, 'not-done': {}, why: {}, help: {} }, closedOn: null }
const said = { en: 'So it is.', ro: 'Așa este.' }
const planned: Facts = {
  ...nothing, publishedOn: '2027-02-10', signedOn: '2027-02-20', plan: { from: '2027-03-01', to: '2027-06-01', publishedOn: '2027-02-25', summary: said },
  actions: [{ action: 'a', problem: 'p', words: { en: 'Lamps' }, method: 'foot-patrol', state: 'begun', since: '2027-03-02', due: '2027-05-01' }],
  problems: [{ problem: 'p', words: { en: 'Dark' }, assessedOn: null, told: {}, despite: null }], partners: [{ organisation: 'o', name: 'Municipality', ratedOn: null }],
}
const whole: Facts = {
  ...planned, actions: [{ ...planned.actions[0]!, state: 'done' }], again: { publishedOn: '2027-07-01' }, problems: [{ ...planned.problems[0]!, assessedOn: '2027-07-05', told: said }],
  cards: [{ method: 'foot-patrol', writtenOn: '2027-07-05' }], partners: [{ ...planned.partners[0]!, ratedOn: '2027-07-05' }], account: { done: said, 'not-done': said, why: said, help: said },
}
const lacks = (facts: Facts) => gates(facts, '2027-07-10').flatMap(({ missing }) => missing.map(({ what, language }) => (language ? `${what} ${language}` : what)))

test('a cycle is in the first stage whose gate is not passed, and each gate says what it waits for', () => {
  const stage = (facts: Facts) => stageOf(gates(facts, '2027-07-10'))
  assert.deepEqual([stage(nothing).stage, stage(nothing).missing.map(({ what }) => what)], ['asked', ['publication']])
  assert.deepEqual([stage({ ...nothing, publishedOn: '2027-02-10' }).stage, stage({ ...nothing, publishedOn: '2027-02-10', signedOn: '2027-02-20' }).stage], ['analysed', 'planned'])
  assert.deepEqual([stage(planned).stage, stage(planned).missing.map(({ what, action }) => [what, action])], ['done', [['action', 'a']]])
  assert.deepEqual([stage({ ...planned, actions: whole.actions }).stage, stage({ ...whole, again: { publishedOn: null } }).missing.map(({ what }) => what)], ['asked-again', ['publication-again']])
})

test('the last gate asks for judgements, cards, ratings and the four answers in every language of the plan (P1)', () => {
  assert.deepEqual(lacks({ ...planned, actions: whole.actions, again: whole.again }), ['assessment', 'card', 'rating', 'done en', 'done ro', 'not-done en', 'not-done ro', 'why en', 'why ro', 'help en', 'help ro'])
  assert.deepEqual(lacks({ ...whole, account: { ...whole.account, help: { en: 'Tell us.' } } }), ['help ro'])
  assert.deepEqual(lacks({ ...whole, problems: [{ ...whole.problems[0]!, despite: { en: 'Because.' } }] }), ['told ro'])
  assert.deepEqual(lacks(whole), [])
})

test('of a plan that was closed early the actions stand as they stood: the turn can still be accounted for', () => {
  assert.deepEqual(lacks({ ...whole, actions: planned.actions }), ['action'])
  assert.deepEqual(lacks({ ...whole, actions: planned.actions, plan: { ...whole.plan!, closed: true } }), [])
})

test('what was not done needs no card, and a method used twice needs one', () => {
  const [one] = whole.actions
  assert.deepEqual(lacks({ ...whole, cards: [], actions: [{ ...one!, state: 'not-done' }] }), [])
  assert.deepEqual(lacks({ ...whole, actions: [one!, { ...one!, action: 'b', state: 'partly' }] }), [])
})

test('no gate opens before the one in front of it, whatever is there already', () => {
  const some = fc.record({ publishedOn: fc.constantFrom(null, '2027-02-10'), signedOn: fc.constantFrom(null, '2027-02-20'), plan: fc.constantFrom(null, whole.plan), again: fc.constantFrom(null, whole.again), actions: fc.constantFrom(planned.actions, whole.actions) })
  fc.assert(fc.property(some, (facts) => {
    const done = gates({ ...whole, ...facts }, '2027-07-10').map((gate) => gate.done)
    assert.deepEqual(done, done.toSorted((a, b) => Number(b) - Number(a)))
    assert.equal(done.length, stages.length)
  }), { numRuns: 60 })
  assert.equal(answers.length, 4)
})

test('lateness is counted from the day the stage before ended', () => {
  const late = (facts: Facts, day: string) => stageOf(gates(facts, day))
  assert.deepEqual([late({ ...nothing, publishedOn: '2027-02-10' }, '2027-03-12').dueOn, late({ ...nothing, publishedOn: '2027-02-10' }, '2027-03-12').lateBy], ['2027-03-12', 0])
  assert.equal(late({ ...nothing, publishedOn: '2027-02-10' }, '2027-03-15').lateBy, 3)
  assert.deepEqual([late(planned, '2027-06-11').dueOn, late(planned, '2027-06-11').lateBy], ['2027-06-01', 10])
  assert.deepEqual([late({ ...planned, actions: whole.actions }, '2027-06-11').dueOn, late(whole, '2027-08-30').lateBy], ['2027-07-31', 0])
})
