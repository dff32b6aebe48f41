import { spawn } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { forOneRun } from '../src/testing/run/in-memory.ts'
import { throwAway, type Coordinates } from '../src/testing/throw-away.ts'
import { build } from './build.ts'
import { check } from './check.ts'
import { root } from './run.ts'
import { together } from './together.ts'

const everything = ['*.test.ts', 'src/**/*.test.ts', 'tools/**/*.test.ts']
const night = process.argv[2] === '--night'
const named = process.argv.slice(night ? 3 : 2)
const closing = /^ℹ (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /

/** npm test: build, check, then every test (or the files named) against one throw-away PostgreSQL. The runner's counts come last. */
async function test(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    const code = (await build()) || (await check())
    if (code !== 0) return code
  }
  const folder = forOneRun()
  // By day everything that is thrown away lies in memory; at night it lies on the disk, as in earnest.
  process.env.VATRA_TEST_DISK = tmpdir()
  if (!night) process.env.TMPDIR = folder
  const { at, end } = await throwAway()
  try {
    return await runTests(paths.length > 0 ? paths : together(everything, folder), at, folder)
  } finally {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** npm run test:nightly: the tests that know the night, whose long parts run only then, and those that by day take turns; files that are named run alone, as at night. */
function nightly(): string[] {
  return globSync('src/**/*.test.ts', { cwd: root }).filter((path) => /VATRA_NIGHT|run\/its-turn\.ts/.test(readFileSync(join(root, path), 'utf8')))
}

async function runTests(files: readonly string[], at: Coordinates, folder: string): Promise<number> {
  // A source is read and compiled once for all programs of the run.
  // What is tried is what runs in earnest: the makers' own copies of packages are another program, and a slower one. At night they say what they find odd.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled'), ...(night && { VATRA_NIGHT: '1' }), NODE_ENV: night ? 'test' : 'production', VATRA_TEST_DATABASE: JSON.stringify(at), VATRA_KEYS: join(at.folder, 'keys', 'root.key') }
  // Four for two cores: while two wait for the store, a clock or a browser, two others work.
  // Much that is made in a test is soon done with: with room for it, clearing up takes a seventh less of all work.
  const runner = spawn(process.execPath, ['--max-semi-space-size=64', '--test', '--test-concurrency=4', `--test-timeout=${night ? 3_600_000 : 300_000}`, '--test-reporter=spec', ...files], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => runner.kill(signal))
  const ended = new Promise<number>((done) => runner.on('close', (code) => done(code ?? 1)))
  const counts: string[] = []
  // Node tells failures after its counts; a reader, and a program, looks for the counts at the end.
  for await (const line of createInterface({ input: runner.stdout })) closing.test(line) ? counts.push(line) : console.log(line)
  const code = await ended
  if (counts.length > 0) console.log(counts.join('\n'))
  return code
}

process.exitCode = await test(night && named.length === 0 ? nightly() : named)
