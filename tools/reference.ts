import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './run.ts'

/**
 * npm run reference [names]: makes the numbers that the kernel is held to anew, with other people's programs. Each script in
 * tools/reference makes the file of its name in src/kernel/reference; what moved is said, and a number that moved by rounding alone
 * (1e-13 of itself) leaves the file as it was.
 */
const scripts = join(root, 'tools/reference'), references = join(root, 'src/kernel/reference'), rounding = 1e-13
const asked = process.argv.slice(2), all = readdirSync(scripts).filter((name) => /\.(R|py)$/.test(name) && name !== 'write.R').toSorted()
const chosen = asked.length === 0 ? all : all.filter((name) => asked.includes(name.replace(/\.\w+$/, '')))
const folder = mkdtempSync(join(tmpdir(), 'vatra-reference-'))
if (chosen.length < asked.length || chosen.length === 0) {
  console.error(`There is a script for each of ${all.map((name) => name.replace(/\.\w+$/, '')).join(', ')}; name some of these or none.`)
  process.exitCode = 2
} else {
  const made = chosen.map(makeAnew)
  if (!made.every(Boolean)) process.exitCode = 1
}
rmSync(folder, { recursive: true })

function makeAnew(script: string): boolean {
  const name = script.replace(/\.\w+$/, '.json'), made = join(folder, name), kept = join(references, name), fault = run(script, made)
  if (fault !== null) {
    console.log(`${name}: not made. ${fault}`)
    return false
  }
  const now = readFileSync(made, 'utf8'), before = existsSync(kept) ? readFileSync(kept, 'utf8') : null
  if (before === null) {
    writeFileSync(kept, now)
    console.log(`${name}: new.`)
    return true
  }
  const moves = moved(JSON.parse(before), JSON.parse(now), '')
  const real = moves.filter(({ by }) => by > rounding), furthest = real.toSorted((a, b) => b.by - a.by)[0]
  if (furthest) writeFileSync(kept, now)
  console.log(furthest
    ? `${name}: ${real.length} places changed, ${furthest.at} the most (${furthest.by === Infinity ? 'not the same kind or length' : `by ${furthest.by.toExponential(1)} of itself`}); written anew.`
    : `${name}: the same${moves.length > 0 ? ' but for rounding and versions' : ''}; left as it is.`)
  return true
}

/** Runs a script; null, or a sentence on why it could not. */
function run(script: string, made: string): string | null {
  const inR = script.endsWith('.R'), programs = inR ? ['Rscript'] : ['python3', '/usr/bin/python3']
  let fault = ''
  for (const program of programs) {
    const { status, error, stderr } = spawnSync(program, [join('tools/reference', script), made], { cwd: root, encoding: 'utf8' })
    if (status === 0) return null
    fault = error
      ? `${inR ? 'R is not installed: apt install r-base-core r-cran-survey r-cran-spdep r-cran-surveillance r-cran-spatstat.explore r-cran-lme4 r-cran-jsonlite' : `${program} is not installed: apt install python3-numpy python3-scipy python3-mpmath`}.`
      : `${program}: ${stderr.trim().split('\n').slice(-3).join(' ')}`
  }
  return fault
}

/** Every place where two references differ, and by how much of itself; versions are told but do not count. */
function moved(before: unknown, now: unknown, at: string): { at: string; by: number }[] {
  if (before === now) return []
  if (typeof before === 'number' && typeof now === 'number') return [{ at, by: Math.abs(now - before) / Math.max(Math.abs(before), Math.abs(now)) }]
  if (at === '.made_by') return [{ at, by: 0 }]
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null) return [{ at, by: Infinity }]
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((key) =>
    moved((before as Record<string, unknown>)[key], (now as Record<string, unknown>)[key], Array.isArray(before) ? `${at}[${key}]` : `${at}.${key}`))
}
