import { readFileSync } from 'node:fs'
import { asSuperuser, type Coordinates } from '../src/testing/throw-away.ts'

/** PostgreSQL's first program at these coordinates. */
export async function serverAtWork(at: Coordinates): Promise<number> {
  const { rows } = await asSuperuser(at, (admin) => admin.query(`select pg_read_file('postmaster.pid') as file`))
  return Number(rows[0].file.split('\n')[0])
}

/** The most memory this program has held at once, in megabytes. */
export function peak(): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024)
}

/** Memory of all of the server's programs together, in megabytes; what they share is counted once (PSS). */
export function memoryOfServer(server: number): number {
  return Math.round(programs(server).reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0), 0) / 1024)
}

/** Seconds of work of the server's programs, with those that have ended. */
export function workOfServer(server: number): number {
  const ticks = (pid: number, fields: readonly number[]) => {
    const stat = read(pid, 'stat').replace(/^.*\) /s, '').split(' ')
    return fields.reduce((sum, field) => sum + Number(stat[field - 3] ?? 0), 0)
  }
  return programs(server).reduce((sum, pid, at) => sum + ticks(pid, at === 0 ? [14, 15, 16, 17] : [14, 15]), 0) / 100
}

function programs(server: number): number[] {
  return [server, ...read(server, `task/${server}/children`).trim().split(' ').filter(Boolean).map(Number)]
}

/** Nothing of a program that has ended meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
