import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext, runInNewContext } from 'node:vm'
import { build } from 'vite'
import { shapeReader, type Argument } from '../../../tools/door/shape-of.ts'
import { importsOf } from '../../../tools/imports.ts'
import { handedOut, index, kernelPackage } from '../../../tools/kernel-package.ts'
import { projectTree } from '../../../tools/tree.ts'
import { held, type Shape } from '../../kernel/door/held.ts'
import { misfits } from './misfits.ts'

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
globalThis.told = JSON.stringify({ low, high, same: alone(7, 10).low === low, p: studentTwoSided(2.5, 9), estimate, se, n, method, weights: [...weights], near: table.cells[0].observed, can: typeof giZ, verdict: verdict({ p: 0.2, difference: 0.1, good: 'high' }) })
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

type Call = (...args: readonly unknown[]) => unknown
type Doored = { readonly name: string; readonly path: string; readonly takes: readonly Argument[] }

let known: Doored[] | undefined

/** The functions of the index, with what their types say they take; read once. */
function functionsOfIndex(): Doored[] {
  return (known ??= readFunctions())
}

function readFunctions(): Doored[] {
  const { takes } = shapeReader(installed)
  return index(handedOut(projectTree())).flatMap((line) => {
    const [, name, path] = /^export \{ (\w+) \} from '\.\/(.+)\.js';$/.exec(line) ?? [], taken = name && path ? takes(path, name) : null
    return taken ? [{ name: name!, path: path!, takes: taken }] : []
  })
}

const sentence = /^([A-Z]\S* |-?\d\S* |\w+: |\w+ needs ).*\.$/s

/** What is wrong with the answers to calls that are wrong in one place; how many there were, and how many of them the door refused. */
function misled(functions: readonly Doored[], kernel: Readonly<Record<string, Call>>): { faults: string[]; calls: number; refused: number } {
  const faults: string[] = []
  let calls = 0, refused = 0, now = ''
  const all = () => functions.forEach(({ name, takes }) => misfits(takes).forEach((args) => {
    calls++
    now = name
    try {
      kernel[name]!(...args)
    } catch (error) {
      const own = (error instanceof TypeError || error instanceof RangeError) && sentence.test(error.message)
      if (!own) faults.push(`${name}: ${String(error)}`)
      else if (error.message.startsWith(`${name}: `)) refused++
    }
  }))
  // Where an error was thrown is not asked, and takes most of the time.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    runInContext('all()', createContext({ all }), { timeout: 10_000 })
  } catch {
    faults.push(`${now} does not end`)
  }
  Error.stackTraceLimit = stackTraceLimit
  return { faults, calls, refused }
}

test('whatever a caller without types puts in any place of any argument is answered by a sentence, and never by the engine\'s own words', async () => {
  const kernel = (await import(join(installed, 'index.js'))) as Record<string, Call>, functions = functionsOfIndex()
  assert.equal(functions.length, Object.values(kernel).filter((one) => typeof one === 'function').length)
  const { faults, calls, refused } = misled(functions, kernel)
  assert.deepEqual(faults, [])
  assert.ok(functions.length > 250 && calls > 20_000 && refused > 0.6 * calls, `${functions.length} functions, ${calls} calls, ${refused} refused at the door`)
  // Without its door a function is found.
  const design = functions.filter(({ name }) => name === 'meanUnderDesign'), bare = (await import(join(installed, 'estimate/mean-under-design.js'))) as Record<string, Call>
  assert.match(misled(design, bare).faults.join(' '), /TypeError: Cannot read properties of null/)
})

test('the sentence names the function, the place, what is wanted and what came', async () => {
  const { betaCdf, giSpread, holm, linkedTables, rake, wilson } = (await import(join(installed, 'index.js'))) as Record<string, Call>
  const said: readonly (readonly [() => unknown, string])[] = [
    [() => wilson!(7, null), 'wilson: trials must be a number, not null.'],
    [() => wilson!(7), 'wilson: trials must be a number, not undefined.'],
    [() => betaCdf!(0.5, 1, 1, 'over'), "betaCdf: tail must be 'below' or 'above', not 'over'."],
    [() => giSpread!([], null, 1, 1), 'giSpread: argument 1 must be an object with n, mean and squares, not an array.'],
    [() => giSpread!({ n: 4, mean: 2 }, null, 1, 1), 'giSpread: squares must be a number, not undefined.'],
    [() => holm!([0.1, '0.2']), "holm: ps[1] must be a number or null, not '0.2'."],
    [() => rake!([{ name: 'sex', category: [0], targets: 'x' }]), "rake: margins[0].targets must be a list of numbers, not 'x'."],
    [() => rake!([{ name: 'sex', category: [0], targets: new Map() }]), 'rake: margins[0].targets must be a list of numbers, not a Map.'],
    [() => rake!([{ name: 'sex', category: [0, 1], targets: [1, 1] }], { rounds: () => 3 }), 'rake: asked.rounds must be a number, not a function.'],
    [() => linkedTables!([{ of: 'people', only: { wave: 2 }, dimensions: [], count: () => 1 }]), 'linkedTables: tables[0].only.wave must be a string, not 2.'],
  ]
  for (const [call, message] of said) assert.throws(call, { name: 'TypeError', message })
  assert.equal((wilson!(7, 10, undefined) as { n: number }).n, 10)
})

test('the steps behind the door say which numbers cannot be; where a number is only put elsewhere, it may be NaN', async () => {
  const { bartonDavid, giSpread, giZ, inOrder, nearOfRow, raisingOrder, sandwich, shuffle, spreadApart, spreadByKnots, spreadRound } = (await import(join(installed, 'index.js'))) as Record<string, Call>
  const whole = { n: 9, mean: 1, squares: 4 }, linked = { pairs: 2, paths: 1 }, one = Float64Array.of(1), two = Float64Array.of(1, NaN), order = Int32Array.of(1, 0)
  const wrong: readonly (readonly [() => unknown, RegExp])[] = [
    [() => giZ!(whole, 0.5, NaN, 2, 2), /must be finite numbers, not NaN/], [() => giZ!(whole, null, 1, NaN, 2), /not NaN/], [() => giZ!({ ...whole, squares: NaN }, null, 1, 2, 2), /not NaN/],
    [() => giSpread!(whole, NaN, 2, 2), /not NaN/], [() => giSpread!(whole, null, 2, Infinity), /not Infinity/], [() => bartonDavid!({ ...linked, paths: NaN }, linked, 5), /counts of 0 or more, not NaN/],
    [() => bartonDavid!(linked, linked, NaN), /not NaN/], [() => sandwich!([[1, 1]], two, order, one), /must be finite numbers/], [() => sandwich!([[1]], Float64Array.of(1, 1), order, one), /as many as there are rows/],
    [() => raisingOrder!(Float64Array.of(0.5, -1)), /between 0 and 1; -1 does not/], [() => raisingOrder!(Float64Array.of(Infinity)), /Infinity does not/],
    [() => shuffle!(Float64Array.of(1, 2), () => NaN), /random gave another/], [() => shuffle!(Float64Array.of(1, 2), () => 1), /random gave another/], [() => inOrder!([1], order), /A list of 1 has no place 1/],
    [() => spreadApart!([1], -1, -1, one, one), /number of columns is a whole number .*, not -1/], [() => spreadApart!([1, 2], 3, 1, one, one), /3 x 1 cells need 3 values, not 2/], [() => spreadApart!([1], 1, 1, two, one), /as many weights up/],
    [() => spreadRound!([1], 1, 2.5, one, 0), /number of rows .*, not 2.5/], [() => spreadRound!([1], 1, 1, one, 1), /reach 1 cannot have 1 weights/], [() => spreadByKnots!([1], 1, 1, two, two), /an odd number, not 2 and 2/],
    [() => nearOfRow!(0, -1, 2, order), /number of columns .*, not -1/], [() => nearOfRow!(2, 2, 2, Int32Array.of(1)), /Of 2 rows none is 2/], [() => nearOfRow!(0, 2, 2, order), /an odd number of rows, not 2/],
  ]
  for (const [call, message] of wrong) assert.throws(call, { name: 'RangeError', message })
  // No neighbour, or no spread: nothing can be said, and that is no mistake.
  assert.deepEqual([giZ!(whole, null, 0, 0, 0), giSpread!({ ...whole, squares: 0 }, null, 2, 2)], [NaN, NaN])
  assert.deepEqual(inOrder!([NaN, 2], order), Float64Array.of(2, NaN))
  assert.deepEqual([...(shuffle!(Float64Array.of(NaN, 2), () => 0) as Float64Array)], [2, NaN])
  assert.deepEqual(raisingOrder!(Float64Array.of(NaN, 0.5)), { places: Uint32Array.of(1), sorted: Float64Array.of(0.5) })
})

test('of a long list a few places are looked at, and what no type tells is let through in five places', () => {
  const looked = (shape: Shape, list: readonly unknown[]) => {
    let places = 0
    held('one', 'list', shape, new Proxy(list, { get: (from, key, own) => { if (typeof key === 'string' && key !== 'length') places++; return Reflect.get(from, key, own) as unknown } }))
    return places
  }
  for (const is of ['list', 'like'] as const) for (const many of [3, 8, 9, 100_000]) assert.equal(looked({ is, of: 'number' }, new Array(many).fill(1)), Math.min(8, many))
  const ends = { is: 'list', of: 'number' } as const
  for (const at of [0, 999]) assert.throws(() => held('one', 'list', ends, new Array(1000).fill(1).with(at, 'x')), new RegExp(`list\\[${at}\\] must be a number`))
  const through = functionsOfIndex().flatMap(({ name, takes }) => [...JSON.stringify(takes).matchAll(/"any"/g)].map(() => name))
  assert.deepEqual(through, ['draw', 'rankBiasedOverlap', 'rankBiasedOverlap', 'topOverlap', 'topOverlap'])
})

test('a type that the door cannot read is a mistake when the kernel is packed, and so is a function that is no plain one', () => {
  const file = (text: string) => writeFileSync(join(folder, 'odd.d.ts'), text)
  const odd = { 'f(x: keyof { a: 1 }): void': /f is declared with keyof/, 'f(x: Promise<number>): void': /Promise/, 'f(...x: number[]): void': /RestElement/, 'f(x: { [a: string]: 1 }): void': /TSIndexSignature/ }
  for (const [text, said] of Object.entries(odd)) {
    file(`export declare function ${text};`)
    assert.throws(() => shapeReader(folder).takes('odd', 'f'), said)
  }
  file('export declare const f: (x: number) => void;')
  assert.throws(() => shapeReader(folder).takes('odd', 'f'), /a constant that may be a function/)
  file('export declare const f: readonly [1, 2]; export declare function g(x?: 1 | null): void;')
  assert.equal(shapeReader(folder).takes('odd', 'f'), null)
  assert.deepEqual(shapeReader(folder).takes('odd', 'g'), [{ name: 'x', shape: { is: 'word', of: [1, null] }, optional: true }])
})
