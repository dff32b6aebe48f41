import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Linux keeps this folder in memory. */
const memory = '/dev/shm'
/** As much must be free there: the tests' server, the browsers and every installation that a test makes. */
const enough = 6 * 2 ** 30

/** A folder for what a run of tests throws away: in memory where there is much of it, for a disk makes a database eight times as slow. */
export function forOneRun(): string {
  const place = existsSync(memory) && roomIn(memory) > enough ? memory : tmpdir()
  for (const name of readdirSync(place)) {
    const runner = /^vatra-run-(\d+)-/.exec(name)?.[1]
    if (runner && !alive(Number(runner))) rmSync(join(place, name), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(place, `vatra-run-${process.pid}-`))
  // Open to the ordinary user that PostgreSQL runs as.
  chmodSync(folder, 0o711)
  return folder
}

/** Where a test puts what has to lie on a disk, whatever folder the run has for the rest. */
export const diskFolder = (): string => process.env.VATRA_TEST_DISK ?? tmpdir()

/** Does this program still run? */
export function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
