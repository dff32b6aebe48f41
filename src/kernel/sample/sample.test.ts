import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { answersNeeded } from './answers-needed.ts'
import { detectableChange } from './detectable-change.ts'

test('200 answers a wave see 14.0 points, and 17.2 with a design effect of 1.5', () => {
  assert.equal((100 * detectableChange(200).change).toFixed(1), '14.0')
  assert.equal((100 * detectableChange(200, { designEffect: 1.5 }).change).toFixed(1), '17.2')
})

test('asking everybody sees every change, asking nobody none; more tests see less', () => {
  assert.equal(detectableChange(500, { population: 500 }).change, 0)
  assert.equal(detectableChange(0).change, Infinity)
  assert.ok(detectableChange(200, { tests: 40 }).change > 0.19)
  assert.ok(detectableChange(200, { population: 3000 }).change < detectableChange(200).change)
  assert.equal(detectableChange(200, { tests: 40 }).alpha, 0.05 / 40)
})

test('a mean is planned from its standard deviation', () => {
  assert.ok(Math.abs(detectableChange(200, { sd: 1 }).change - 2 * detectableChange(200).change) < 1e-12)
})

test('answers needed and detectable change undo each other', () => {
  const plan = fc.record({
    share: fc.double({ min: 0.05, max: 0.95, noNaN: true }), designEffect: fc.double({ min: 0.5, max: 4, noNaN: true }),
    tests: fc.integer({ min: 1, max: 60 }), population: fc.integer({ min: 300, max: 1e6 }),
  })
  fc.assert(fc.property(fc.double({ min: 0.01, max: 0.5, noNaN: true }), plan, (change, plan) => {
    const { n, change: seen } = answersNeeded(change, plan)
    assert.ok(seen <= change * (1 + 1e-6), `${n} answers see ${seen}`)
    if (n > 1) assert.ok(detectableChange(n - 1, plan).change > change * (1 - 1e-6))
  }))
  assert.equal(answersNeeded(0.1).n, 393)
})

test('a plan that cannot be is said', () => {
  assert.throws(() => detectableChange(-1), /0 or more/)
  assert.throws(() => detectableChange(100, { share: 0 }), /share to plan for/)
  assert.throws(() => detectableChange(100, { tests: 0 }), /At least one test/)
  assert.throws(() => answersNeeded(0), /must be more than 0/)
})
