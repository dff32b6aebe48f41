import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inOrder } from './in-order.ts'

const order = (language: string, names: readonly string[]) => inOrder(names.map((name) => ({ name })), language).map(({ name }) => name)

test('zone 2 stands before zone 10, and by its letters a name would stand elsewhere', () => {
  const zones = ['Zone 10', 'Zone 2', 'Zone 1']
  assert.deepEqual(order('en', zones), ['Zone 1', 'Zone 2', 'Zone 10'])
  assert.notDeepEqual(zones.toSorted(), ['Zone 1', 'Zone 2', 'Zone 10'])
})

test('each language has its own alphabet: Estonian has z after s, Latvian š after s, and Romanian ș before t', () => {
  assert.deepEqual(order('et', ['Tamm', 'Zone', 'Saar', 'Õun']), ['Saar', 'Zone', 'Tamm', 'Õun'])
  assert.deepEqual(order('lv', ['Šķūņi', 'Tērbata', 'Suži']), ['Suži', 'Šķūņi', 'Tērbata'])
  assert.deepEqual(order('ro', ['Țara', 'Ștefan', 'Zamfir', 'Sandu']), ['Sandu', 'Ștefan', 'Țara', 'Zamfir'])
})

test('what has names in several languages stands where its reader looks for it, and what is called alike stays as it came', () => {
  const both = [{ names: { en: 'Station', ro: 'Gară' } }, { names: { en: 'Market', ro: 'Piață' } }]
  assert.deepEqual(inOrder(both, 'en').map(({ names }) => names.en), ['Market', 'Station'])
  assert.deepEqual(inOrder(both, 'ro').map(({ names }) => names.ro), ['Gară', 'Piață'])
  assert.deepEqual(inOrder([{ name: 'a', at: 1 }, { name: 'a', at: 2 }], 'en').map(({ at }) => at), [1, 2])
})
