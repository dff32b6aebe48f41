import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** What PostgreSQL wrote down about itself in postmaster.pid. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly socket: string; readonly ready: boolean }

/** Reads postmaster.pid of a cluster: null when there is none, or while its first lines are being written. */
export function postmaster(cluster: string): Postmaster | null {
  const lines = linesOf(join(cluster, 'postmaster.pid'))
  const [pid, , , port, socket, , , status] = lines
  if (!pid || !/^\d+$/.test(pid)) return null
  return { pid: Number(pid), port: Number(port), socket: socket ?? '', ready: status?.trim() === 'ready' }
}

/** PGlite has no process of its own and notes one that cannot be. */
export const openedByPglite = (cluster: string): boolean => Number(linesOf(join(cluster, 'postmaster.pid'))[0]) < 0

/** How a server answers at a socket: 'here' (it is ours), 'starting', 'locked' (our password is refused), 'silent'. */
export async function answers(at: { socket: string; port: number }, password: string): Promise<'here' | 'starting' | 'locked' | 'silent'> {
  const client = new pg.Client({ host: at.socket, port: at.port, user: 'postgres', database: 'postgres', password, connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return 'here'
  } catch (fault) {
    const code = (fault as { code?: string }).code
    if (code === '57P03') return 'starting'
    return code === '28P01' || code === '28000' ? 'locked' : 'silent'
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
