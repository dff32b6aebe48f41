import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { small } from '#testing/small-round.ts'
import { measuresOf } from '../measures.ts'
import { alsoWithheld } from './also-withheld.ts'
import { brokenDown } from './broken-down.ts'
import { takenPart } from './taken-part.ts'
import { fieldCount } from '../field-count.ts'

const age = small.questions.findIndex(({ id }) => id === 'age')

/** So many people of each age group, of whom so many find the lighting bad. */
function sheetsOf(groups: readonly (readonly [all: number, bad: number])[]) {
  const rows = groups.flatMap(([all, bad], group) => Array.from({ length: all }, (_, at) => [at < bad ? 3 : 0, 1, 2, group + 1, -3]))
  const sheets = { answers: Int16Array.from(rows.flat()), width: 5, start: Int32Array.from([0, rows.length]), byMode: [{}], strata: null, units: null }
  return brokenDown([{ question: small.questions[age]!, place: age }], measuresOf(small), sheets, { rows: Int32Array.from(rows.keys()), design: null, raked: false })[0]!
}
const cells = (groups: Parameters<typeof sheetsOf>[0]) => sheetsOf(groups).figures.find(({ of }) => of === 'light')!.cells.map(({ n, estimate, withheld }) => [n, estimate, withheld])

test('each group has its own share, n and interval (B16)', () => {
  assert.deepEqual(cells([[40, 10], [60, 30]]), [[40, 0.25, null], [60, 0.5, null]])
  const { low, high, method } = sheetsOf([[40, 10], [60, 30]]).figures[0]!.cells[0]!
  assert.deepEqual([low, high, method].map((value) => (typeof value === 'number' ? Math.round(value * 1e4) : value)), [1419, 4019, 'wilson'])
})

test('a group under thirty is withheld, and the next smallest with it, in one word: neither can be worked out from the whole (B16) (PRIV-04)', () => {
  assert.deepEqual(cells([[29, 10], [60, 30]]), [[null, null, 'withheld'], [null, null, 'withheld']])
  assert.deepEqual(sheetsOf([[29, 10], [60, 30]]).groups.map(({ answers }) => answers), [null, null])
  assert.deepEqual(cells([[50, 2], [60, 30]]), [[null, null, 'withheld'], [null, null, 'withheld']])
})

test('who told no group is not what is left of the whole, and where the whole is withheld no group is told (PRIV-04)', () => {
  const rows = [...Array.from({ length: 140 }, (_, at) => [at % 3, 1, 2, 1 + (at % 2), -3]), ...Array.from({ length: 4 }, () => [3, 1, 2, -2, -3])]
  const sheets = { answers: Int16Array.from(rows.flat()), width: 5, start: Int32Array.from([0, rows.length]), byMode: [{}], strata: null, units: null }
  const told = (withheld?: ReadonlySet<string>) => brokenDown([{ question: small.questions[age]!, place: age }], measuresOf(small), sheets, { rows: Int32Array.from(rows.keys()), design: null, raked: false, whole: true }, withheld)[0]!
    .figures.find(({ of }) => of === 'light')!.cells.map(({ withheld }) => withheld)
  assert.deepEqual(told(), ['withheld', null], 'four who kept their age to themselves')
  assert.deepEqual(told(new Set(['question light'])), ['withheld', 'withheld'])
})

test('never is exactly one cell of a margin withheld while another is shown (B16)', () => {
  fc.assert(fc.property(fc.array(fc.record({ n: fc.integer({ min: 1, max: 90 }), withheld: fc.boolean() }), { minLength: 2, maxLength: 8 }), (margin) => {
    const hidden = alsoWithheld(margin)
    assert.notEqual(hidden.filter(Boolean).length, 1)
    margin.forEach(({ withheld }, at) => assert.ok(!withheld || hidden[at]))
  }))
})

const zone = (id: string, answers: number) => ({ ...fieldCount(100, { web: answers }, {}), id, slug: id, names: { en: id }, population: 5000 })

test('a zone that answers at less than half the rate is flagged, and a group that is missing more than chance explains (B23)', () => {
  const part = takenPart([zone('centre', 90), zone('lake', 20)], small, [{ question: 'age', shares: { 1: 0.5, 2: 0.5 } }], new Map([['age', new Map([[1, 82], [2, 28]])]]))
  assert.deepEqual(part.zones.map(({ slug, rate, flagged }) => [slug, rate, flagged]), [['centre', 0.9, false], ['lake', 0.2, true]])
  assert.deepEqual(part.groups.map(({ code, n, flagged }) => [code, n, flagged]), [[1, 82, false], [2, 28, true]])
  const few = takenPart([zone('centre', 8)], small, [{ question: 'age', shares: { 1: 0.5, 2: 0.5 } }], new Map([['age', new Map([[1, 5], [2, 3]])]]))
  assert.deepEqual(few.groups.map(({ n, share, flagged }) => [n, share === null, flagged]), [[5, false, false], [null, true, false]], 'eight answers say nothing of a group')
})
