import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { root } from './run.ts'
import { suites, together } from './together.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-runner-'))
after(() => rmSync(folder, { recursive: true }))

function runnerOn(text: string, ...flags: readonly string[]) {
  const file = join(folder, 'one.test.ts')
  writeFileSync(file, text)
  const { NODE_TEST_CONTEXT: _, VATRA_TEST_DATABASE: __, VATRA_NIGHT: ___, ...env } = process.env
  return spawnSync(process.execPath, [join(root, 'tools/test.ts'), ...flags, file], { encoding: 'utf8', env: { ...env, NODE_OPTIONS: '' } })
}

const saysWhen = `import { test } from 'node:test'
test('one', (t) => t.diagnostic('it is ' + (process.env.VATRA_NIGHT === '1' ? 'night' : 'day') + ', for ' + process.execArgv.join(' ').match(/test-timeout=(\\d+)/)?.[1] + ' ms'))`

test('the runner\'s counts are the last lines, and a failing test fails the run', () => {
  const failed = runnerOn(`import { test } from 'node:test'; test('one', () => {}); test('two', () => { throw new Error('planted') })`)
  assert.equal(failed.status, 1)
  assert.match(failed.stdout, /planted/)
  assert.match(failed.stdout, /ℹ tests 2\nℹ suites 0\nℹ pass 1\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\nℹ duration_ms [\d.]+\n$/)
  const passed = runnerOn(saysWhen)
  assert.deepEqual([passed.status, passed.stderr], [0, ''])
  assert.match(passed.stdout, /it is day, for 300000 ms\n(.*\n)*ℹ pass 1\nℹ fail 0\n(.*\n)*ℹ duration_ms [\d.]+\n$/)
})

test('a file that is named at night runs by itself, with the night\'s environment and time', () => {
  assert.match(runnerOn(saysWhen, '--night').stdout, /it is night, for 3600000 ms\n(.*\n)*ℹ tests 1\n/)
})

test('every test file is run once, by itself or with others: what waits for others begins first, who begins something of their own has a suite, and who changes the program has it alone', () => {
  const patterns = ['src/frame/**/*.test.ts', 'src/platform/**/*.test.ts', 'src/testing/hardening/*.test.ts', 'tools/**/*.test.ts'], lots = together(patterns, folder)
  const linesOf = (kind: string) => lots.filter((lot) => lot.includes(kind)).map((lot) => readFileSync(lot, 'utf8').split('\n').filter((line) => line.includes('.test.ts')))
  const named = (kind: string) => linesOf(kind).flat().map((line) => line.match(/file:.*\.test\.ts/)![0])
  const [alone, looks, own, plain] = ['-alone-', '-looks-', '-own-', '-plain-'].map(named) as [string[], string[], string[], string[]]
  assert.deepEqual([...alone, ...looks, ...own, ...plain].sort(), globSync(patterns, { cwd: root }).map(addressOf).sort())
  assert.deepEqual(lots, lots.toSorted(), 'the runner goes by names')
  assert.ok([...linesOf('-own-'), ...linesOf('-looks-')].flat().every((line) => line.startsWith('describe(')))
  assert.ok(linesOf('-alone-').every((lines) => lines.length === 1))
  assert.ok(looks.includes(addressOf('src/testing/hardening/held-back.test.ts')), 'it opens a browser')
  assert.ok(own.includes(addressOf('src/frame/afterwards.test.ts')), 'it has hooks')
  assert.ok(plain.includes(addressOf('tools/messages.test.ts')), 'it has none')
  assert.ok(alone.includes(addressOf('src/platform/keys.test.ts')), 'it sets the environment')
})

test('hooks of a suite are heard by its own tests only, and the door of the databases is shut after the last', () => {
  const [first, second] = ['first', 'second'].map((name) => {
    const file = join(folder, `${name}.test.ts`)
    writeFileSync(file, `import { after, before, test } from 'node:test'\nbefore(() => console.log('${name} begins'))\nafter(() => console.log('${name} ends'))\ntest('${name}', () => console.log('${name} goes on'))\n`)
    return relative(root, file)
  }) as [string, string]
  writeFileSync(join(folder, 'both.test.ts'), suites([first, second]))
  const { stdout } = spawnSync(process.execPath, [join(folder, 'both.test.ts')], { encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: '' } })
  assert.deepEqual(stdout.match(/(first|second) (begins|goes on|ends)/g), ['first', 'second'].flatMap((name) => ['begins', 'goes on', 'ends'].map((what) => `${name} ${what}`)))
})

const addressOf = (file: string) => pathToFileURL(join(root, file)).href
