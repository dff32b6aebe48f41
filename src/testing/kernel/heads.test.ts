import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { kernelPackage } from '../../../tools/kernel-package.ts'
import { isTest, matching, projectTree } from '../../../tools/tree.ts'
import { disagreement } from './agrees.ts'

const heads = matching(projectTree(), /^src\/kernel\/.*\.ts$/).filter(([path]) => !isTest(path))
const examples = heads.flatMap(([path, text]) => [...text.matchAll(/@example (.+?) \/\/ (.+)$/gm)].map(([, says, result]) => ({ path, says: says!, result: valueIn(result!) })))

test('what the head of a function gives as an example is what comes out', async () => {
  assert.ok(examples.length > 50)
  const folder = mkdtempSync(join(tmpdir(), 'vatra-heads-'))
  try {
    kernelPackage(folder)
    const names = Object.keys((await import(join(folder, 'index.js'))) as object)
    const lines = [`import { ${names.join(', ')} } from './index.js'`, 'const random = () => 0.5', `export const seen = [${examples.map(({ says }) => says).join(',\n')}]`]
    writeFileSync(join(folder, 'examples.mjs'), lines.join('\n'))
    const { seen } = (await import(join(folder, 'examples.mjs'))) as { seen: readonly unknown[] }
    const faults = examples.flatMap(({ path, says, result }, at) => {
      // Heads quote R's digits, which agree to 1e-11.
      const fault = disagreement(result, seen[at], 1e-11)
      return fault === null ? [] : [`${path}: ${says} // ${result}: ${fault}`]
    })
    assert.deepEqual(faults, [])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** A head may say "least 83, n 169", put a word of explanation after a colon, or name a number by its formula. */
function valueIn(result: string): string {
  if (/^[[{']/.test(result)) return result.replace(/ }$/, ', … }')
  if (/^[a-z]+ [\d.…]+,/.test(result)) return `{ ${result.replace(/([a-z]+) /gi, '$1: ')}, … }`
  const formula = /^(log|1 \/ sqrt)\W?(\d+|\(pi\))$/.exec(result)
  if (formula) return String(formula[1] === 'log' ? Math.log(Number(formula[2])) : 1 / Math.sqrt(Math.PI))
  return result.split(': ')[0]!
}
