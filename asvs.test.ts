import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asvsPage, counted, faultsIn, readRequirements, requirementsIn, textAt } from './tools/asvs.ts'
import { proofs } from './tools/coverage.ts'
import { projectTree } from './tools/tree.ts'

const all = readRequirements()
const ids = new Set(proofs(projectTree()).flatMap((proof) => proof.ids))

test('each of the 345 requirements of the standard is there once, with its level and tests that are there', () => {
  assert.equal(all.length, 345)
  assert.deepEqual(faultsIn(all, ids, textAt), [])
})

test('of those that apply four in five are held by tests, and what is not held is said', () => {
  const { applicable, tested, design, missing, automated } = counted(all)
  assert.equal(tested + design + missing, applicable)
  assert.ok(applicable > 200 && automated >= 0.8, `${tested} of ${applicable}`)
})

test('the page says what the table says (if not: node tools/asvs.ts)', () => {
  assert.equal(textAt('docs/asvs.md'), asvsPage(all))
})

test('a requirement that is left out or there twice, a wrong level, a test that nobody wrote and a verdict without a reason are found', () => {
  const changed = (number: string, line: string) => all.flatMap((one) => (one.number === number ? (line === '' ? [] : requirementsIn(line)) : [one]))
  const faults = (number: string, line: string) => faultsIn(changed(number, line), ids, textAt).join('\n')
  assert.match(faults('8.3.2', ''), /chapter 8 .* has 12 requirements and not 13[\s\S]*what is before 8\.3\.3 is left out/)
  assert.match(faultsIn([...all, all[0]!], ids, textAt).join('\n'), /1\.1\.1 is there twice/)
  assert.match(faults('8.3.2', '8.3.2 | 2 | a change counts at once | tested | SEC-20'), /the levels have 70, 184, 91/)
  assert.equal(faults('8.3.2', '8.3.2 | 3 | a change counts at once | tested | SEC-99'), '8.3.2 names SEC-99, which no test proves')
  assert.equal(faults('8.3.2', '8.3.2 | 3 | a change counts at once | tested | src/nowhere.test.ts'), '8.3.2 names src/nowhere.test.ts, which is not there')
  assert.equal(faults('8.3.2', `8.3.2 | 3 | a change counts at once | tested | papers.test.ts: ${'gone is gone'}`), '8.3.2 names words that papers.test.ts does not have: gone is gone')
  assert.equal(faults('8.3.2', '8.3.2 | 3 | a change counts at once | tested |'), '8.3.2 names no test')
  assert.equal(faults('8.3.2', '8.3.2 | 3 | a change counts at once | missing |'), '8.3.2 gives no reason')
  assert.equal(faults('8.3.2', '8.3.2 | 3 | a change counts at once | beyond |'), '8.3.2 is aimed at')
  assert.equal(faults('8.3.2', '8.3.2 | 3 | a change counts at once | held |'), '8.3.2 stands as "held"')
  assert.notEqual(asvsPage(changed('8.3.2', '8.3.2 | 3 | a change counts at once | missing | all of it')), asvsPage(all), 'a page of before is seen to be stale')
})
