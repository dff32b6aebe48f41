import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../random.ts'
import { tally } from './tally.ts'

test('every answer of every sheet is counted once, in its zone and item', () => {
  const { counts, outside, width } = tally({
    answers: Int16Array.of(1, 5, 2, -1, 1, 4), items: 2, zone: Int32Array.of(1, 0, 1), zones: 2, lowest: 1, highest: 5,
  })
  assert.equal(width, 5)
  assert.deepEqual([...counts], [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1, 1])
  assert.deepEqual([...outside], [0, 1, 0, 0])
})

test('200,000 sheets of 40 items in 500 zones are counted within the second', () => {
  const random = seeded(3), sheets = 200_000
  const answers = Int16Array.from({ length: sheets * 40 }, () => Math.floor(random() * 6) - 1)
  const zone = Int32Array.from({ length: sheets }, () => Math.floor(random() * 500))
  const start = process.cpuUsage()
  const { counts, outside } = tally({ answers, items: 40, zone, zones: 500, lowest: 0, highest: 4 })
  const { user } = process.cpuUsage(start)
  const total = (list: Uint32Array) => list.reduce((s, n) => s + n, 0)
  assert.equal(total(counts) + total(outside), sheets * 40)
  assert.ok(user < 1e6, `${user / 1000} ms`)
})

test('sheets that do not fit their zones or items are said', () => {
  const sheet = { answers: Int8Array.of(1, 2), items: 2, zone: Int32Array.of(0), zones: 1, lowest: 0, highest: 3 }
  assert.throws(() => tally({ ...sheet, items: 3 }), /1 sheets of 3 items are 3 answers, not 2/)
  assert.throws(() => tally({ ...sheet, zone: Int32Array.of(4) }), /Sheet 1 is of zone 4/)
})
