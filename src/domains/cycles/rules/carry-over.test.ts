import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { carryOver } from './carry-over.ts'

const question = fc.constantFrom('light', 'dogs', 'noise', null)
const unsolved = fc.uniqueArray(fc.record({ problem: fc.uuid(), question }), { selector: ({ problem }) => problem, maxLength: 12 })
const named = fc.uniqueArray(fc.record({ problem: fc.uuid(), question, follows: fc.constant(null) }), { selector: (one) => one.question ?? one.problem, maxLength: 4 })

test('every unsolved problem goes on somewhere, once, and no concern becomes two problems (F6)', () => {
  fc.assert(fc.property(unsolved, named, (open, there) => {
    const { goesOnIn, name, sameAs } = carryOver(open, there)
    assert.deepEqual([...goesOnIn.keys(), ...name.map(({ problem }) => problem), ...sameAs.keys()].toSorted(), open.map(({ problem }) => problem).toSorted())
    const asked = [...there, ...name].flatMap((one) => one.question ?? [])
    assert.equal(new Set(asked).size, asked.length)
  }))
})

test('what somebody named already goes on in that, by its way back or by its question (F6)', () => {
  const { goesOnIn, name, sameAs } = carryOver(
    [{ problem: '1', question: 'light' }, { problem: '2', question: null }, { problem: '3', question: 'dogs' }, { problem: '4', question: 'dogs' }],
    [{ problem: '8', question: 'light', follows: null }, { problem: '9', question: null, follows: '2' }],
  )
  assert.deepEqual([[...goesOnIn].toSorted(), name, [...sameAs]], [[['1', '8'], ['2', '9']], [{ problem: '4', question: 'dogs' }], [['3', '4']]])
})
