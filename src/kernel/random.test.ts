import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from './random.ts'

test('the same seed tells the same chance, another seed another', () => {
  const [a, b, c] = [seeded(7), seeded(7), seeded(8)]
  const take = (random: () => number) => Array.from({ length: 50 }, random)
  const first = take(a)
  assert.deepEqual(take(b), first)
  assert.notDeepEqual(take(c), first)
  assert.ok(first.every((u) => u >= 0 && u < 1))
})

test('a million numbers are even: mean one half, variance a twelfth, ten equal drawers', () => {
  const random = seeded(2026), drawers = new Float64Array(10)
  let sum = 0, squares = 0
  for (let i = 0; i < 1e6; i++) {
    const u = random()
    sum += u
    squares += u * u
    drawers[Math.floor(u * 10)]! += 1
  }
  const mean = sum / 1e6
  assert.ok(Math.abs(mean - 0.5) < 4 * Math.sqrt(1 / 12 / 1e6))
  assert.ok(Math.abs(squares / 1e6 - mean * mean - 1 / 12) < 4e-4)
  assert.ok(drawers.reduce((chi, n) => chi + (n - 1e5) ** 2 / 1e5, 0) < 27.9, 'chi-square with 9 degrees of freedom, p above 0.001')
})

test('a seed that is no whole number is said', () => {
  assert.throws(() => seeded(0.5), /whole number/)
})
