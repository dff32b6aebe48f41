import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { capabilities, coverageFile, coveragePage, proofs, unproved } from './tools/coverage.ts'
import { projectTree, treeOf } from './tools/tree.ts'

const found = proofs(projectTree())

test('there are tests that name what they prove', () => assert.ok(found.length > 10))

test('every capability has a test that names it', () => assert.deepEqual(unproved(found), []))

test('the page of coverage says what the titles say (if not: node tools/coverage.ts)', () => {
  assert.equal(readFileSync(coverageFile, 'utf8'), coveragePage(found))
})

// Planted titles are put together, so that this file proves nothing by accident.
const titled = (title: string, call = 'test') => proofs(treeOf({ 'src/a.test.ts': `${call}(${title}, () => {})` }))

test('ids are read from the titles of tests, one or several, and from nothing else', () => {
  assert.deepEqual(titled(`'a zone is asked (${'B1'}, ${'SEC-18'})'`), [{ path: 'src/a.test.ts', title: 'a zone is asked', ids: ['B1', 'SEC-18'] }])
  assert.deepEqual(titled(`\`a \${zone} is asked (${'B1'})\``, 'test.skip')[0]?.ids, ['B1'])
  assert.deepEqual(titled(`'a zone is asked (${'B3-B5'}, ${'F1'})'`)[0]?.ids, ['B3', 'B4', 'B5', 'F1'])
  assert.deepEqual(titled(`'a zone (${'in town'}) is asked'`), [])
  assert.deepEqual(titled(`'a zone is asked (${'B1'})'`, 'console.log'), [])
})

test('a capability that loses its only test is missed, and the page changes', () => {
  const without = found.filter((proof) => !proof.ids.includes('F2'))
  assert.ok(unproved(without).includes('F2'))
  assert.ok(unproved([]).length === Object.keys(capabilities).length)
  assert.notEqual(coveragePage([...found, { path: 'src/b.test.ts', title: 'a change is told', ids: ['F2'] }]), coveragePage(found))
})
