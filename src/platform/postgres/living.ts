import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'

/** The moment a process began, in the kernel's ticks; null when it is gone or only waits to be buried (a zombie). */
export function beganAt(pid: number | 'self'): string | null {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '')
  // The second field is the program's name in brackets and may hold anything, brackets too.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return !state || state === 'Z' || state === 'X' ? null : (rest[18] ?? null)
}

/** The processes that live in a folder (work from within it), as every process of a PostgreSQL does in its cluster. */
export function livingIn(folder: string): number[] {
  const real = realpathSync(folder)
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => readOr(() => readlinkSync(`/proc/${pid}/cwd`), '') === real && beganAt(Number(pid)) !== null).map(Number)
}

function readOr(read: () => string, otherwise: string): string {
  try {
    return read()
  } catch {
    return otherwise
  }
}
