import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partOfList } from './part-of-list.ts'

const zones = Array.from({ length: 300 }, (_, at) => ({ names: { en: `Zone ${at}`, lv: `Šķūņu apkaime ${at}` } }))

test('of 300 zones a page shows ten and says which they are; the last page is as long as the rest, and behind it lies nothing more', () => {
  const { shown, part } = partOfList(zones, { page: 2 }, 10)
  assert.deepEqual(shown, zones.slice(10, 20))
  assert.deepEqual(part, { find: '', page: 2, pages: 30, from: 11, to: 20, found: 300, of: 300 })
  assert.deepEqual(partOfList(zones.slice(0, 25), { page: 7 }, 10).part, { find: '', page: 3, pages: 3, from: 21, to: 25, found: 25, of: 25 })
  assert.deepEqual(partOfList([], {}, 10).part, { find: '', page: 1, pages: 1, from: 0, to: 0, found: 0, of: 0 })
})

test('zones are found by a part of their name in any language, with or without its marks', () => {
  assert.deepEqual(partOfList(zones, { find: ' skunu apkaime 29' }, 10).part, { find: 'skunu apkaime 29', page: 1, pages: 2, from: 1, to: 10, found: 11, of: 300 })
  assert.deepEqual(partOfList(zones, { find: 'nowhere', page: 3 }, 10).shown, [])
})
