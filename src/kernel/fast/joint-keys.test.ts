import assert from 'node:assert/strict'
import test from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { rake } from '../estimate/rake.ts'
import { seeded } from '../random.ts'
import { jointKeys } from './joint-keys.ts'
import { jointKeysPlainly } from './plain/joint-keys.ts'

const table = fc.record({ seed: fc.integer(), rows: fc.constantFrom(4000, 4001, 16_384, 16_387, 40_002), widths: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }), narrow: fc.boolean(), weighed: fc.boolean() })

test('the joint cells of rows and what each weighs equal the plain twin in every bit', () => {
  fc.assert(fc.property(table, ({ seed, rows, widths, narrow, weighed }) => {
    const random = seeded(seed), categories = widths.map((width) => {
      const known = Array.from({ length: rows }, () => Math.floor(random() * (narrow ? width : width + 1)) - (narrow ? 0 : 1))
      return narrow ? Uint8Array.from(known) : Int32Array.from(known)
    })
    const all = { categories, widths, rows, ...(weighed && { weights: Float64Array.from({ length: rows }, random) }) }
    assert.deepEqual(jointKeys(all), jointKeysPlainly(all))
    assert.deepEqual(jointKeys({ ...all, categories: categories.map((one) => Array.from(one)) }), jointKeysPlainly(all))
  }), { numRuns: 20 })
})

test('a category that its margin does not know is found in any row, and is told by raking with its row', () => {
  for (const wrong of [7, -2, 0.5, NaN]) {
    for (const row of [0, 4999]) {
      const category = Array.from({ length: 5000 }, (_, i) => (i === row ? wrong : i % 3)), asked = { categories: [category], widths: [3], rows: 5000 }
      assert.deepEqual([jointKeys(asked), jointKeysPlainly(asked)], [null, null])
      assert.throws(() => rake([{ name: 'age', category, targets: [1, 1, 1] }]), new RegExp(`Margin age has no category ${wrong} \\(row ${row + 1}\\)`))
    }
  }
})
