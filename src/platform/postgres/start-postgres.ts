import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { confined } from '../apart/confined.ts'
import { passwordsOf } from '../passwords.ts'
import { plain } from '../plain.ts'
import { binaries } from './binaries.ts'
import { hold, release } from './holders.ts'
import { initialise } from './initialise.ts'
import { livingIn } from './living.ts'
import { places, type Places } from './places.ts'
import { answers, openedByPglite, postmaster } from './postmaster.ts'
import { reached } from './reached.ts'
import { serverUser, type ServerUser } from './server-user.ts'
import { settings } from './settings.ts'
import { inTurn } from './turn.ts'

/** A running PostgreSQL that this process may use until it says stop; it goes on while others still use it. */
export type Running = {
  readonly socket: string
  readonly port: number
  readonly user: 'postgres'
  readonly password: string
  readonly home: string
  readonly adopted: boolean
  readonly stop: () => Promise<void>
}

/** The port only names the file of the socket; no network port is ever opened. */
const port = 5432

/** Starts the embedded PostgreSQL of a folder, or adopts the one that runs there already. It never deletes a cluster. */
export async function startPostgres({ folder, durable }: { folder: string; durable: boolean }): Promise<Running> {
  if (confined()) return reached(folder)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const real = realpathSync(folder)
  return inTurn(real, async () => {
    const user = serverUser()
    const at = places(real, user)
    const { postgres: password } = passwordsOf(real)
    const found = await occupied(at, password)
    const running = found ?? (await started(at, user, password, durable))
    const mine = hold(at.home)
    return { ...running, port, user: 'postgres', password, home: at.home, adopted: found !== null, stop: () => inTurn(real, () => stopped(at, mine)) }
  })
}

/** The server that answers here already; null when nobody lives in the cluster, and then a stale note of one is taken away. */
async function occupied({ home, cluster, socket }: Places, password: string): Promise<{ socket: string } | null> {
  if (openedByPglite(cluster)) throw plain(`The database in ${cluster} was opened by PGlite, which keeps nothing safe. Put a backup into a new folder (VATRA_FOLDER) and start there.`)
  for (let until = Date.now() + 5_000; ; await sleep(60)) {
    const noted = postmaster(cluster)
    const answer = noted ? await answers(noted, password) : 'silent'
    if (noted && answer === 'here') return { socket: noted.socket }
    if (answer === 'locked') throw plain(`The database in ${home} does not know the password in secrets/database.json. Put that file back from your backup.`)
    const alive = statSync(cluster, { throwIfNoEntry: false }) ? livingIn(cluster) : []
    if (alive.length === 0) {
      // A postmaster that nobody has buried, or a number that another program has by now, would make PostgreSQL refuse to start.
      for (const note of [join(cluster, 'postmaster.pid'), join(socket, `.s.PGSQL.${port}.lock`)]) rmSync(note, { force: true })
      return null
    }
    if (answer === 'starting') until = Math.max(until, Date.now() + 5_000)
    if (Date.now() > until) throw plain(`Another PostgreSQL (process ${alive[0]}) uses ${cluster} and does not answer. Stop it, then start again.`)
  }
}

async function started(at: Places, user: ServerUser | null, password: string, durable: boolean): Promise<{ socket: string }> {
  const native = binaries(user)
  initialise(native, at, user, password, durable)
  const server = launched(native, at, user, durable)
  for (;;) {
    await sleep(25)
    if (server.exitCode !== null || server.signalCode !== null) throw plain(`PostgreSQL did not start. The last lines of ${at.log}:\n${lastLines(at.log)}`)
    const noted = postmaster(at.cluster)
    if (noted?.ready && (await answers(noted, password)) === 'here') return { socket: noted.socket }
  }
}

/** In a session of its own: Ctrl-C in a terminal reaches Vatra, which says its goodbyes before the database does. */
function launched(native: string, at: Places, user: ServerUser | null, durable: boolean): ChildProcess {
  if ((statSync(at.log, { throwIfNoEntry: false })?.size ?? 0) > 8_000_000) renameSync(at.log, `${at.log}.before`)
  const log = openSync(at.log, 'a', 0o600)
  const server = spawn(join(native, 'bin', 'postgres'), ['-D', at.cluster, ...settings(at.socket, port, durable)], {
    cwd: '/', detached: true, stdio: ['ignore', log, log], env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, ...(user ? { uid: user.uid, gid: user.gid } : {}),
  })
  closeSync(log)
  server.on('error', () => {})
  server.unref()
  return server
}

/** SIGINT is PostgreSQL's fast stop: open transactions are rolled back, everything acknowledged is written out. */
async function stopped({ home, cluster }: Places, mine: string): Promise<void> {
  if (release(home, mine) > 0) return
  const noted = postmaster(cluster)
  if (!noted || !livingIn(cluster).includes(noted.pid)) return
  process.kill(noted.pid, 'SIGINT')
  for (const until = Date.now() + 60_000; livingIn(cluster).length > 0; await sleep(25)) {
    if (Date.now() > until) throw plain(`PostgreSQL (process ${noted.pid}) in ${cluster} has not stopped within a minute.`)
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-4).join('\n')
}
