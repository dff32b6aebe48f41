import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { duckdb } from './kernel/in-duckdb.ts'
import { costAt, clock, memoryOf, pairOf } from './kernel/measure.ts'
import { brief, growthLine, heading, pairJson, pairLine } from './kernel/told.ts'
import { workloads } from './kernel/workloads.ts'

/**
 * The kernel's workloads against peers from npm, in turn in one process a workload; ratios beside what is wanted, never a failure.
 * `--only w3` does those whose names begin so, `--quick` a twentieth of the size, `--json` prints a line for each pair, and nothing else. `--only turns` is
 * another table: how long everybody's pages wait for what is done beside them (held-deeds.ts), all of it or some `--part wave,pages,uploads,years`.
 */
const { values: asked } = parseArgs({ options: { json: { type: 'boolean', default: false }, why: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, here: { type: 'string' }, part: { type: 'string' }, rounds: { type: 'string', default: '5' } } })

if (asked.here !== undefined) await measureHere(asked.here)
else if (asked.only === 'turns') process.exitCode = spawnSync(process.execPath, [fileURLToPath(new URL('./held-deeds.ts', import.meta.url)), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
else if (!fetched()) process.exitCode = 1
else for (const name of Object.keys(workloads)) if (name.startsWith(asked.only)) measureApart(name)

/** Whether DuckDB is there; it is fetched once. */
function fetched(): boolean {
  const { name, version } = duckdb, root = fileURLToPath(new URL('..', import.meta.url))
  if (existsSync(join(root, 'node_modules', name))) return true
  console.error(`Fetching ${name} ${version}, to be measured against.`)
  return spawnSync('npm', ['install', '--no-save', '--no-package-lock', `${name}@${version}`], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

/** A process of its own, so that what one workload holds or has compiled does not weigh on the next. */
function measureApart(name: string): void {
  const { status } = spawnSync(process.execPath, [...process.execArgv, '--expose-gc', fileURLToPath(import.meta.url), '--here', name, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}

async function measureHere(name: string): Promise<void> {
  const workload = await workloads[name]!(), size = asked.quick ? workload.full / 20 : workload.full, say = (line: string) => asked.json || console.log(line)
  const prepared = workload.prepare(size)
  say(heading(name, workload, prepared.size))
  const memory = await memoryOf(prepared.ours)
  for (const pair of await prepared.pairs()) {
    const found = await pairOf(pair, Math.max(5, Number(asked.rounds)))
    console.log(asked.json ? pairJson(name, found, memory) : pairLine(found))
  }
  if (asked.json) return
  for (const { what, way, wanted } of prepared.alone ?? []) {
    const seconds = await clock(way)
    say(`  ${what}: ${brief(seconds)} of work (wanted <= ${brief(wanted)}: ${seconds <= wanted ? 'met' : 'NOT MET'})`)
  }
  const costs = []
  for (const share of [1 / 4, 1 / 2, 1]) costs.push(await costAt(workload, size * share))
  say(growthLine(costs))
  say(`  memory: ${memory.toFixed(0)} MB at most while reckoning, beyond the input`)
}
