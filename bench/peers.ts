import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pairJson, pairLine } from './kernel/told.ts'
import { memoryOf, pairOf } from './kernel/measure.ts'
import { load } from './paired.ts'
import { pairings } from './peers/pairs.ts'
import { program, type Program } from './peers/program.ts'

/**
 * The kernel's workloads against R and Debian's Python: each peer is started once, and does a round whenever ours has done one; each counts
 * its own processor time. `--install` installs them by apt first; `--only`, `--quick` and `--json` as in `npm run bench`.
 */
const { values: asked } = parseArgs({ options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, install: { type: 'boolean', default: false } } })
const packages = ['r-base-core', 'r-cran-survey', 'r-cran-sf', 'python3-numpy', 'python3-scipy', 'python3-numba', 'python3-statsmodels']

if (asked.install) spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { stdio: 'inherit' })
if (missing()) {
  console.error(`The peers are not installed. On Debian: npm run bench:peers -- --install (as root; it installs ${packages.join(', ')}).`)
  process.exitCode = 1
} else for (const name of Object.keys(pairings)) if (name.startsWith(asked.only)) await measure(name)

function missing(): boolean {
  const python = '/usr/bin/python3'
  return !existsSync(python) || spawnSync(python, ['-c', 'import numpy, scipy, numba, statsmodels']).status !== 0 || spawnSync('Rscript', ['-e', 'library(survey); library(sf)']).status !== 0
}

async function measure(name: string): Promise<void> {
  const { full, pairs } = pairings[name]!, folder = mkdtempSync(join(tmpdir(), 'vatra-peers-')), opened: Program[] = []
  const open = async (script: string) => {
    const one = await program(script, folder)
    opened.push(one)
    return one
  }
  if (!asked.json) console.log(`\n${name} (${load()})`)
  try {
    for (const pair of await pairs(asked.quick ? full / 20 : full, folder, open)) {
      const memory = asked.json ? await memoryOf(pair.ours) : NaN, found = await pairOf(pair, 5)
      console.log(asked.json ? pairJson(name, found, memory) : pairLine(found))
    }
  } catch (error) {
    console.error(`  ${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  } finally {
    for (const one of opened) one.end()
    rmSync(folder, { recursive: true })
  }
}
