import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { build } from 'vite'
import { index, kernelPackage } from '../../../tools/kernel-package.ts'
import { importsOf } from '../../../tools/imports.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string, home: string, installed: string

/** The kernel is packed here, and installed where nothing of this project is in reach. */
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'vatra-stranger-'))
  const packed = join(folder, 'packed'), kernel = join(folder, 'kernel')
  home = join(folder, 'home')
  installed = join(home, 'node_modules/vatra-kernel')
  for (const path of [packed, home]) mkdirSync(path)
  kernelPackage(kernel)
  npm(kernel, 'pack', '--ignore-scripts', '--pack-destination', packed)
  writeFileSync(join(home, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }')
  npm(home, 'install', join(packed, readdirSync(packed)[0]!), '--offline', '--ignore-scripts', '--no-audit', '--no-fund')
})
after(() => rmSync(folder, { recursive: true }))

function npm(cwd: string, ...args: string[]): void {
  execFileSync('npm', [...args, '--cache', join(folder, 'npm'), '--loglevel', 'error'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}

const program = `
import { giZ, seeded, rake, meanUnderDesign, nearRepeat, surveyDesign, verdict, wilson } from 'vatra-kernel'
import { wilson as alone } from 'vatra-kernel/estimate/wilson'
import { studentTwoSided } from 'vatra-kernel/distributions/student-two-sided'
const { low, high } = wilson(7, 10)
const { estimate, se, n, method } = meanUnderDesign([1, 2, 3, 4], surveyDesign(4))
const { weights } = rake([{ name: 'sex', category: [0, 0, 1], targets: [50, 50] }])
const table = nearRepeat({ x: [0, 1, 500], y: [0, 1, 500], time: [1, 2, 30] }, { space: [100], days: [7], permutations: 99, random: seeded(1) })
globalThis.told = JSON.stringify({ low, high, same: alone === wilson, p: studentTwoSided(2.5, 9), estimate, se, n, method, weights: [...weights], near: table.cells[0].observed, can: typeof giZ, verdict: verdict({ p: 0.2, difference: 0.1, good: 'high' }) })
`

/** From R: prop.test(7, 10, correct = FALSE), 2 * pt(-2.5, 9), mean and sd / sqrt(n) of 1 to 4; the rest by hand. */
function isRight(told: string): void {
  const { low, high, p, se, ...rest } = JSON.parse(told) as Record<string, number>
  for (const [is, should] of [[low, 0.396778147461145], [high, 0.892208732593699], [p, 0.0338618276829857], [se, 0.645497224367903]]) assert.ok(Math.abs(is! - should!) < 1e-12, `${is} is not ${should}`)
  assert.deepEqual(rest, { same: true, estimate: 2.5, n: 4, method: 'linear', weights: [25, 25, 50], near: 1, can: 'function', verdict: 'no detectable change' })
}

/** This Node, and another of this machine if there is one that is not too old. */
function nodes(): string[] {
  const others = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.includes('node_modules')).map((path) => join(path, 'node'))
  const other = others.find((path) => Number(/^v(\d+)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1]) >= 20)
  return [process.execPath, ...(other && other !== process.execPath ? [other] : [])]
}

test('a stranger installs the kernel and reckons with it, in each Node at hand', () => {
  writeFileSync(join(home, 'program.js'), `${program}\nconsole.log(globalThis.told)`)
  for (const node of nodes()) isRight(execFileSync(node, ['program.js'], { cwd: home, encoding: 'utf8' }))
})

test('a stranger\'s TypeScript is checked against the kernel\'s types, and a mistake in it is found', () => {
  const good = [
    `import { fayHerriot, shareUnderDesign, surveyDesign, wilson, type Estimate, type NearRepeatAsked, type Share } from 'vatra-kernel'`,
    `import type { Margin } from 'vatra-kernel/estimate/rake'`,
    `export const share: Share = wilson(7, 10)`,
    `export const asked: NearRepeatAsked = { space: [100], days: [7], permutations: 0 }`,
    `export const margin: Margin = { name: 'sex', category: Int8Array.of(0, 1), targets: [50, 50] }`,
    `export const estimate: Estimate = shareUnderDesign([1, 0], surveyDesign(2), 'wilson')`,
    `export const low: number | null = fayHerriot([]).areas[0]?.low ?? null`,
  ]
  const bad = `import { wilson } from 'vatra-kernel'\nexport const low: string = wilson(7, 10).low`
  const said = typesOf({ 'good.ts': good.join('\n'), 'bad.ts': bad, 'none.ts': `export { willson } from 'vatra-kernel'` })
  assert.match(said, /^bad\.ts\(2,14\): error TS2322.*\nnone\.ts\(1,10\): error TS\d+: .* no exported member .*\n$/)
})

/** What the compiler says under the strictest rules, the packages' own types looked at too, the browser and Node unknown. */
function typesOf(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text)
  const args = ['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--target', 'es2023', '--module', 'nodenext', '--types', '']
  return spawnSync(join(project, 'node_modules/.bin/tsc'), [...args, ...Object.keys(files)], { cwd: home, encoding: 'utf8' }).stdout
}

test('no file of the package takes anything from elsewhere', () => {
  const files = globSync('**/*.{js,d.ts}', { cwd: installed })
  assert.ok(files.length > 300)
  const taken = files.flatMap((file) => importsOf(file, readFileSync(join(installed, file), 'utf8')).map(({ from }) => ({ file, from })))
  assert.ok(taken.length > 300)
  for (const { file, from } of taken) {
    assert.ok(from.startsWith('.') && !isBuiltin(from), `${file} takes ${from}`)
    assert.ok(statSync(join(installed, dirname(file), from)).isFile() && !join(dirname(file), from).startsWith('..'), `${file}: ${from} leads nowhere`)
  }
  assert.deepEqual(globSync(['**/*.test.*', '**/*.json', '**/assembly/**'], { cwd: installed }), ['package.json'])
})

test('the compiled half lies inside the package as text, and runs', async () => {
  const compiled = globSync('fast/compiled/*.js', { cwd: installed })
  assert.ok(compiled.length > 0)
  const { fastHere } = (await import(join(installed, 'fast/room.js'))) as { fastHere: (code: string) => boolean }
  for (const file of compiled) for (const code of Object.values((await import(join(installed, file))) as Record<string, string>)) assert.ok(fastHere(code), file)
  assert.deepEqual(globSync('**/*.wasm', { cwd: installed }), [])
})

test('a browser is given the kernel whole, and of it only what it asks for', async () => {
  const window = { atob, TextDecoder } as Record<string, unknown>
  runInNewContext(await bundled('browser.js', program), window)
  isRight(String(window['told']))
  const little = await bundled('little.js', `import { wilson } from 'vatra-kernel'\nglobalThis.told = wilson(7, 10).low`)
  assert.ok(little.length < 6_000, `one function of the kernel weighs ${little.length} bytes`)
})

/** One script for a browser, with nothing left to be fetched. */
async function bundled(name: string, text: string): Promise<string> {
  writeFileSync(join(home, name), text)
  const made = await build({ configFile: false, root: home, logLevel: 'silent', build: { write: false, minify: true, lib: { entry: join(home, name), formats: ['iife'], name: 'stranger' } } })
  const [{ output }] = made as unknown as [{ output: { code: string; imports: string[] }[] }]
  assert.deepEqual(output.flatMap(({ imports }) => imports), [])
  return output[0]!.code
}

test('two functions of one name are a mistake; types are told apart by their file, and a fast twin is had by its path', () => {
  const value = (name: string, path: string) => ({ name, path, kind: 'value' as const }), type = (name: string, path: string) => ({ name, path, kind: 'type' as const })
  assert.throws(() => index([value('rate', 'a/rate'), value('rate', 'b/rate')]), /rate is handed out by a\/rate and by b\/rate/)
  assert.deepEqual(index([value('tally', 'estimate/tally'), value('tally', 'fast/tally'), value('rows', 'fast/compiled/rows')]), [`export { tally } from './estimate/tally.js';`])
  assert.deepEqual(index([type('Asked', 'a/near-repeat'), type('Asked', 'b/knox')]), [`export type { Asked as NearRepeatAsked } from './a/near-repeat.js';`, `export type { Asked as KnoxAsked } from './b/knox.js';`])
})
