import assert from 'node:assert/strict'
import { test } from 'node:test'
import { due, type Standing } from './due.ts'
import { overdue, sixMonthsBefore } from './overdue.ts'

const today = '2027-01-10'
const wave = (state: Standing['waves'][number]['state'], opensOn = '2027-01-01', closesOn = '2027-01-31') => ({ state, opensOn, closesOn })

test('a zone that was never asked, or not within six months, has waited too long (B2)', () => {
  assert.equal(overdue(null, today), true)
  assert.equal(overdue('2026-07-09', today), true)
  assert.equal(overdue('2026-07-10', today), false)
  assert.equal(sixMonthsBefore('2027-08-31'), '2027-02-28')
  assert.equal(sixMonthsBefore('2028-08-31'), '2028-02-29')
  assert.equal(sixMonthsBefore('2027-06-30'), '2026-12-30')
})

test('what is due next is what keeps residents waiting longest (B2)', () => {
  const cases: readonly (readonly [Standing, string])[] = [
    [{ waves: [wave('open', '2026-12-01', '2027-01-09'), wave('closed')], overdue: true }, 'close'],
    [{ waves: [wave('closed'), wave('planned')], overdue: false }, 'publish'],
    [{ waves: [wave('planned')], overdue: true }, 'open'],
    [{ waves: [wave('open')], overdue: true }, 'field'],
    [{ waves: [wave('published')], overdue: true }, 'plan-a-round'],
    [{ waves: [wave('planned', '2027-02-01'), wave('published')], overdue: true }, 'nothing-due'],
    [{ waves: [wave('published')], overdue: false }, 'nothing-due'],
  ]
  for (const [standing, expected] of cases) assert.equal(due(standing, today), expected)
})
