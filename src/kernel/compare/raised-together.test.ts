import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { raisingOrder } from './raising-order.ts'

test('p-values are put in order as by comparing them, equal ones as they lie, NaN nowhere', () => {
  const random = seeded(20), like: Record<string, () => number> = {
    'even': random, 'very small': () => 10 ** (-320 * random()), 'very close': () => 0.5 + 1e-12 * random(), 'in two heaps': () => (random() < 0.5 ? 0.3 : 0.7) + 1e-13 * random(),
    'of few values': () => Math.floor(random() * 20) / 20, '0 of both signs': () => (random() < 0.5 ? -0 : random() < 0.5 ? 0 : 1e-310), 'with gaps': () => (random() < 0.2 ? NaN : random()),
    'all missing': () => NaN, 'falling': (() => { let p = 1; return () => (p *= 0.9999) })(),
  }
  for (const [name, draw] of Object.entries(like)) for (const many of [0, 1, 2, 64, 65, 1000, 20_000]) {
    const numbers = Float64Array.from({ length: many }, draw)
    const compared = Array.from(numbers, (_, i) => i).filter((i) => !Number.isNaN(numbers[i])).sort((a, b) => numbers[a]! - numbers[b]! || a - b)
    const { places, sorted } = raisingOrder(numbers)
    assert.deepEqual([[...places], [...sorted]], [compared, compared.map((i) => numbers[i])], `${many} ${name}`)
  }
})

test('a column of p-values is raised as a list of them is, and to R\'s p.adjust\'s fourteen digits', () => {
  const golden = JSON.parse(readFileSync(new URL('../reference/padjust.json', import.meta.url), 'utf8'))
  const families = Object.values(golden as Record<string, { p?: (number | null)[]; BH?: (number | null)[] }>).filter(({ p }) => p)
  assert.ok(families.length >= 4)
  for (const { p, BH } of families) {
    const raised = benjaminiHochberg(Float64Array.from(p!, (one) => one ?? NaN))
    BH!.forEach((one, i) => assert.ok(one === null ? Number.isNaN(raised[i]) : Math.abs(raised[i]! - one) <= 1e-14))
  }
  fc.assert(fc.property(fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 300 }), (list) => {
    const column = Float64Array.from(list, (p) => p ?? NaN), given = column.slice()
    assert.deepEqual([...benjaminiHochberg(column)], benjaminiHochberg(list).map((p) => p ?? NaN))
    assert.deepEqual(column, given)
  }))
  for (const wrong of [1.5, -0.1, Infinity]) assert.throws(() => benjaminiHochberg(Float64Array.of(0.5, wrong, NaN)), /p-value lies between 0 and 1/)
  assert.throws(() => benjaminiHochberg([NaN]), /p-value lies between 0 and 1/)
})
