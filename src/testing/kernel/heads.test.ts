import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { compileFunction, createContext, runInContext } from 'node:vm'
import { kernelPackage } from '../../../tools/kernel-package.ts'
import { isTest, matching, projectTree } from '../../../tools/tree.ts'
import { disagreement } from './agrees.ts'

const heads = matching(projectTree(), /^src\/kernel\/.*\.ts$/).filter(([path]) => !isTest(path))
const examples = heads.flatMap(([path, text]) => [...text.matchAll(/@example (.+?) \/\/ (.+)$/gm)].map(([, says, result]) => ({ path, says: says!, result: valueIn(result!) })))

type Call = (...args: readonly unknown[]) => unknown
let folder: string, kernel: Readonly<Record<string, Call>>

/** The kernel as it is handed out, without what is no function. */
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vatra-heads-'))
  kernelPackage(folder)
  kernel = Object.fromEntries(Object.entries((await import(join(folder, 'index.js'))) as Record<string, Call>).filter(([, it]) => typeof it === 'function'))
})
after(() => rmSync(folder, { recursive: true }))

test('what the head of a function gives as an example is what comes out', async () => {
  assert.ok(examples.length > 50)
  const lines = [`import { ${Object.keys(kernel).join(', ')} } from './index.js'`, 'const random = () => 0.5', `export const seen = [${examples.map(({ says }) => says).join(',\n')}]`]
  writeFileSync(join(folder, 'examples.mjs'), lines.join('\n'))
  const { seen } = (await import(join(folder, 'examples.mjs'))) as { seen: readonly unknown[] }
  const faults = examples.flatMap(({ path, says, result }, at) => {
    // Heads quote R's digits, which agree to 1e-11.
    const fault = disagreement(result, seen[at], 1e-11)
    return fault === null ? [] : [`${path}: ${says} // ${result}: ${fault}`]
  })
  assert.deepEqual(faults, [])
})

test('a number that cannot be is answered by a sentence in every function that is handed out: none runs for ever, none returns NaN', () => {
  assert.ok(Object.keys(kernel).length > 200)
  assert.deepEqual(misled(kernel, legalCalls(kernel), 5000), [])
  const without: Call = (n) => { for (let at = n as number; at !== 3;) at = 3 + at - at; return n }
  const half: Call = (n) => (n as number) / 2, deep: Call = (of) => (of as { n: number[] }).n.map((n) => n + 1), bare: Call = (n) => (n as number).toFixed(1), told: Call = (n) => {
    if (!(typeof n === 'number' && n >= 0 && n < Infinity)) throw new RangeError(`A number is 0 or more, not ${String(n)}.`)
    return n
  }
  const planted = { without, half, deep, bare, told }, found = misled(planted, new Map([['half', [2]], ['deep', [{ n: [1, 2] }]], ['bare', [1]], ['told', [4]]]), 50)
  assert.deepEqual(new Set(found.map((said) => said.replace(/\(.*?\)/, ''))), new Set(['without does not end', 'half returns NaN', 'deep returns NaN', "bare says TypeError: n.toFixed is not a function"]))
})

/** The arguments with which the examples call each function: once each. */
function legalCalls(functions: Readonly<Record<string, Call>>): Map<string, readonly unknown[]> {
  const seen = new Map<string, readonly unknown[]>(), names = Object.keys(functions)
  const noted = names.map((name): Call => (...args) => { if (!seen.has(name)) seen.set(name, args); return functions[name]!(...args) })
  for (const { says } of examples) (compileFunction(`return ${says}`, [...names, 'random']) as Call)(...noted, () => 0.5)
  return seen
}

/** What becomes of calls in which one number after another is none: legal calls so spoilt, or nothing but such numbers where none is known. */
function misled(functions: Readonly<Record<string, Call>>, legal: ReadonlyMap<string, readonly unknown[]>, most: number): string[] {
  const odd = [NaN, Infinity, -1, 'x']
  return Object.entries(functions).flatMap(([name, call]) => {
    const args = legal.get(name), unasked = Array.from({ length: Math.max(1, call.length) })
    const asked = args ? odd.flatMap((one) => spoilt(args, one)) : [...odd.map((one) => unasked.map(() => one)), unasked.map(() => [])]
    return asked.flatMap((with_) => {
      const fault = becomes(() => call(...with_), most)
      // Nothing but numbers may mean nothing: there it must only come to an end, or be told.
      return fault && (args || fault !== 'returns NaN') ? [`${name}(${JSON.stringify(with_)}) ${fault}`] : []
    })
  })
}

/** The same arguments with each number in them, however deep, spoilt by itself. */
function spoilt(args: readonly unknown[], odd: unknown): unknown[][] {
  const within = (value: unknown): unknown[] => {
    if (typeof value === 'number') return [odd]
    if (Array.isArray(value)) return [...value.keys()].flatMap((i) => within(value[i]).map((one) => (value as unknown[]).with(i, one)))
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return []
    return Object.entries(value).flatMap(([key, part]) => within(part).map((one) => ({ ...value, [key]: one })))
  }
  return within(args) as unknown[][]
}

const apart = createContext({})

/** null where a call ends well or in a sentence. */
function becomes(call: () => unknown, most: number): string | null {
  try {
    return holdsNaN(runInContext('call()', Object.assign(apart, { call }), { timeout: most })) ? 'returns NaN' : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'does not end'
    const own = error instanceof RangeError ? /^\S+ .*\.$/s : error instanceof TypeError ? /^\w+: .* must be .*, not .*\.$/s : /^$/
    return own.test((error as Error).message) ? null : `says ${String(error)}`
  }
}

function holdsNaN(value: unknown): boolean {
  return Number.isNaN(value) || (value !== null && typeof value === 'object' && Object.values(value).some(holdsNaN))
}

/** A head may say "least 83, n 169", put a word of explanation after a colon, or name a number by its formula. */
function valueIn(result: string): string {
  if (/^[[{']/.test(result)) return result.replace(/ }$/, ', … }')
  if (/^[a-z]+ [\d.…]+,/.test(result)) return `{ ${result.replace(/([a-z]+) /gi, '$1: ')}, … }`
  const formula = /^(log|1 \/ sqrt)\W?(\d+|\(pi\))$/.exec(result)
  if (formula) return String(formula[1] === 'log' ? Math.log(Number(formula[2])) : 1 / Math.sqrt(Math.PI))
  return result.split(': ')[0]!
}
