import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { seeded } from '../random.ts'
import { allocate } from './allocate.ts'
import { draw } from './draw.ts'

const frame = (size: number) => Array.from({ length: size }, (_, place) => place)

test('everybody in the frame is drawn as often as anybody else, and so is every pair', () => {
  const random = seeded(2027), [size, n, draws] = [12, 5, 60_000]
  const times = new Float64Array(size), together = new Float64Array(size * size)
  for (let again = 0; again < draws; again++) {
    const drawn = draw(frame(size), n, random)
    for (const one of drawn) {
      times[one]! += 1
      for (const other of drawn) if (one < other) together[one * size + other]! += 1
    }
  }
  const [chance, ofPair] = [n / size, (n * (n - 1)) / (size * (size - 1))]
  for (const count of times) assert.ok(Math.abs(count / draws - chance) < 4.5 * Math.sqrt((chance * (1 - chance)) / draws), `${count / draws} is not ${chance}`)
  for (let one = 0; one < size; one++) for (let other = one + 1; other < size; other++) {
    assert.ok(Math.abs(together[one * size + other]! / draws - ofPair) < 4.5 * Math.sqrt((ofPair * (1 - ofPair)) / draws))
  }
})

test('nobody is drawn twice, nobody from outside, and the same seed draws the same', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.nat(), fc.integer(), (size, wish, seed) => {
    const from = frame(size), n = size === 0 ? 0 : wish % (size + 1)
    const drawn = draw(from, n, seeded(seed))
    assert.equal(new Set(drawn).size, n)
    assert.ok(drawn.every((one) => one >= 0 && one < size))
    assert.deepEqual(draw(from, n, seeded(seed)), drawn)
    assert.deepEqual(from, frame(size), 'the frame stays as it was')
  }))
})

test('the first of those drawn are what a smaller sample by the same seed would have been', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer(), (size, seed) => {
    assert.deepEqual(draw(frame(size), size, seeded(seed)).slice(0, Math.floor(size / 2)), draw(frame(size), Math.floor(size / 2), seeded(seed)))
  }))
})

test('drawing everybody draws everybody, and more than everybody is said', () => {
  assert.deepEqual(draw(frame(9), 9, seeded(1)).sort(), frame(9))
  assert.throws(() => draw(frame(9), 10, seeded(1)), /as many or fewer/)
  assert.throws(() => draw(frame(9), 1.5, seeded(1)), /as many or fewer/)
})

test('places are given out in proportion: they add up, each within one of its share, none beyond its size', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }).filter((all) => all.some((size) => size > 0))
  fc.assert(fc.property(sizes, fc.nat(), (sizes, wish) => {
    const whole = sizes.reduce((sum, size) => sum + size, 0), total = wish % (whole + 1)
    const given = allocate(total, sizes)
    assert.equal(given.reduce((sum, places) => sum + places, 0), total)
    given.forEach((places, group) => {
      assert.ok(Math.abs(places - (total * sizes[group]!) / whole) < 1 && places <= sizes[group]!)
    })
  }))
})

test('the order in which groups are named changes nothing but whose turn it is among equals', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 }), fc.nat({ max: 300 }), (sizes, total) => {
    const given = allocate(total, sizes), turned = allocate(total, sizes.toReversed())
    assert.deepEqual(turned.toReversed(), given)
  }))
})

test('whole shares are exact, an even one goes to the larger group, and nothing is given where nobody is', () => {
  assert.deepEqual(allocate(10, [50, 30, 20]), [5, 3, 2])
  assert.deepEqual(allocate(7, [7, 42]), [1, 6])
  assert.deepEqual(allocate(1, [1, 3]), [0, 1])
  assert.deepEqual(allocate(1, [3, 3]), [1, 0])
  assert.deepEqual(allocate(0, [0, 0]), [0, 0])
  assert.throws(() => allocate(1, [0, 0]), /nobody/)
  assert.throws(() => allocate(1.5, [1]), /Whole places/)
  assert.throws(() => allocate(1, [-1]), /0 or more/)
})
