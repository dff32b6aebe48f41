import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { proofs } from './tools/coverage.ts'
import { projectTree } from './tools/tree.ts'

type Threat = { readonly number: number; readonly tests: readonly string[]; readonly limit: string }
const page = readFileSync(new URL('docs/security.md', import.meta.url), 'utf8')

test('each of the twenty-five ways to do harm says what stands against it, which tests show it, and what they do not show', () => {
  assert.deepEqual(faultsOf(threatsOn(page), new Set(proofs(projectTree()).flatMap(({ ids }) => ids))), [])
})

test('a way that is left out, a test that nobody wrote and a missing limit are found', () => {
  const known = new Set(['SEC-01'])
  const of = (count: number, tests: string, limit: string) => Array.from({ length: count }, (_, k) => `| ${k + 1} | harm | defence | ${tests} | ${limit} |`).join('\n')
  assert.deepEqual(faultsOf(threatsOn(of(25, 'SEC-01', 'told')), known), [])
  assert.deepEqual(faultsOf(threatsOn(of(24, 'SEC-01', 'told')), known), ['there are 24 and not 25'])
  assert.equal(faultsOf(threatsOn(of(25, 'SEC-99', 'told')), known)[0], '1: nobody wrote SEC-99')
  assert.equal(faultsOf(threatsOn(of(25, 'SEC-01', '')), known)[0], '1 says no limit')
  assert.equal(faultsOf(threatsOn(of(25, '–', 'told')), known)[0], '1 has neither a test nor "Not built"')
})

test('whatever is proven of security, privacy and reliability has its line, with the fault that was planted, on the page of the locks', () => {
  const locks = readFileSync(new URL('docs/locks.md', import.meta.url), 'utf8'), known = new Set(proofs(projectTree()).flatMap(({ ids }) => ids))
  assert.deepEqual(withoutLine(locks, known), [])
  assert.deepEqual(withoutLine('| SUP-05, SEC-13 | what | fault |\n| SEC-14 | what |  |', new Set(['SEC-13', 'SEC-14', 'SAFE-01', 'A2'])), ['SEC-14', 'SAFE-01'])
})

const withoutLine = (locks: string, known: ReadonlySet<string>) =>
  [...known].filter((id) => /^(SEC|PRIV|REL|SUP|SAFE|ETH)-/.test(id) && ![...locks.matchAll(/^\| ([^|]+)\|.*\| *\S[^|]* \|$/gm)].some(([, ids]) => ids!.includes(id)))

function threatsOn(text: string): Threat[] {
  return [...text.matchAll(/^\| (\d+) \|[^|]*\|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map(([, number, tests, limit]) => ({ number: Number(number), tests: tests!.match(/[A-Z]+-?\d+/g) ?? [], limit: limit!.trim() }))
}

function faultsOf(threats: readonly Threat[], known: ReadonlySet<string>): string[] {
  return [
    ...(threats.length === 25 ? [] : [`there are ${threats.length} and not 25`]),
    ...threats.flatMap(({ number, tests, limit }) => [
      ...tests.filter((id) => !known.has(id)).map((id) => `${number}: nobody wrote ${id}`),
      ...(limit === '' ? [`${number} says no limit`] : []),
      ...(tests.length === 0 && !/Not built/.test(limit) ? [`${number} has neither a test nor "Not built"`] : []),
    ]),
  ]
}
