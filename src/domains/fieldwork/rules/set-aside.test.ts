import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lsesCore } from '#domains/survey/words.ts'
import { arta, besnik, frida } from '#testing/people.ts'
import { handedOver, readAloud, setAside } from './set-aside.ts'

const ids = (questions: readonly { readonly id: string }[]) => questions.map(({ id }) => id)

test('an interviewer reads all but the delicate questions aloud, an officer nothing about the police either (B13)', () => {
  assert.deepEqual(setAside(lsesCore, frida), ['lses.b6', 'lses.b6w', 'lses.b6n', 'lses.b6m', 'lses.b6p'])
  const officer = setAside(lsesCore, besnik)
  assert.ok(lsesCore.questions.filter(({ block }) => block === 'e').every(({ id }) => officer.includes(id)))
  assert.deepEqual(readAloud(lsesCore, officer).blocks.map(({ id }) => id), ['a', 'b', 'c', 'd', 'x'])
  assert.deepEqual(setAside(lsesCore, arta), officer, 'an analyst is of the police as well')
})

test('what only a delicate answer brings up is handed over too, and no question is asked twice (B13)', () => {
  const aside = setAside(lsesCore, frida)
  assert.deepEqual(ids(handedOver(lsesCore, aside, {})), ['lses.b6'])
  assert.deepEqual(ids(handedOver(lsesCore, aside, { 'lses.b6': 1, 'lses.b8': 0 })), ['lses.b6', 'lses.b6w', 'lses.b6n', 'lses.b6m', 'lses.b6p', 'lses.b8', 'lses.b9'])
  assert.ok(!ids(handedOver(lsesCore, aside, { 'lses.b1': 1, 'lses.b6': 1 })).includes('lses.b8'), 'asked aloud after the break-in')
})
