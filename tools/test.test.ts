import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { root } from './run.ts'
import { together } from './together.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-runner-'))
after(() => rmSync(folder, { recursive: true }))

function runnerOn(text: string) {
  const file = join(folder, 'one.test.ts')
  writeFileSync(file, text)
  const { NODE_TEST_CONTEXT: _, VATRA_TEST_DATABASE: __, ...env } = process.env
  return spawnSync(process.execPath, [join(root, 'tools/test.ts'), file], { encoding: 'utf8', env: { ...env, NODE_OPTIONS: '' } })
}

test('the runner\'s counts are the last lines, and a failing test fails the run', () => {
  const failed = runnerOn(`import { test } from 'node:test'; test('one', () => {}); test('two', () => { throw new Error('planted') })`)
  assert.equal(failed.status, 1)
  assert.match(failed.stdout, /planted/)
  assert.match(failed.stdout, /ℹ tests 2\nℹ suites 0\nℹ pass 1\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\nℹ duration_ms [\d.]+\n$/)
  const passed = runnerOn(`import { test } from 'node:test'; test('one', () => {})`)
  assert.deepEqual([passed.status, passed.stderr], [0, ''])
  assert.match(passed.stdout, /ℹ pass 1\nℹ fail 0\n(.*\n)*ℹ duration_ms [\d.]+\n$/)
})

test('every test file is run once, by itself or with others; one with something of its own to begin and end shares no program', () => {
  const pattern = 'tools/**/*.test.ts', files = together(['src/frame/**/*.test.ts', pattern], folder)
  const lots = files.filter((file) => file.startsWith(folder))
  const shared = lots.flatMap((lot) => readFileSync(lot, 'utf8').split('\n').filter(Boolean).map((line) => line.slice('import \''.length, -1)))
  const alone = files.filter((file) => !lots.includes(file))
  assert.deepEqual([...shared, ...alone.map((file) => pathToFileURL(join(root, file)).href)].sort(),
    globSync(['src/frame/**/*.test.ts', pattern], { cwd: root }).map((file) => pathToFileURL(join(root, file)).href).sort())
  assert.ok(shared.length > 0 && alone.includes('tools/test.test.ts'), 'this file has a folder of its own')
})
