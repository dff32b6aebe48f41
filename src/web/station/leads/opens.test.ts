import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guarded, leadsOn, type Opens } from './opens.ts'

const only = (...open: readonly (keyof Opens)[]) => Object.fromEntries(guarded.map((kind) => [kind, open.includes(kind)])) as Opens

test('an address leads on for whoever may open its kind of page, and for nobody else', () => {
  const addresses: readonly (readonly [string, keyof Opens])[] = [
    ['/zones/old-town/cycle#close', 'cycle'], ['/zones/old-town/cycle/cards/1', 'cycle'], ['/zones/old-town/desk#heard', 'desk'], ['/zones/old-town/desk/sign?wave=1', 'sign'], ['/problems/1', 'desk'], ['/zones/old-town/places', 'places'],
    ['/waves/1', 'round'], ['/waves/1/results', 'asks'], ['/waves/new?follows=1', 'asks'], ['/waves/1/participation', 'silent'], ['/actions/1#tasks', 'action'], ['/plans/1#publish', 'plan'], ['/walks', 'walks'],
  ]
  for (const [to, kind] of addresses) {
    assert.equal(leadsOn(to, only(kind)), true, to)
    assert.equal(leadsOn(to, only(...guarded.filter((other) => other !== kind))), false, to)
  }
})

test('what everybody of the house may open leads on for all: the lists of rounds and plans, and what is due', () => {
  for (const to of ['/waves', '/plans?zone=old-town', '/due?zone=old-town', '/zones/old-town', '/zones/import']) assert.equal(leadsOn(to, only()), true, to)
})
