import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { plain } from '../plain.ts'
import { binaries } from '../postgres/binaries.ts'
import { beganAt, livingIn } from '../postgres/living.ts'
import { answers, postmaster } from '../postgres/postmaster.ts'
import { serverUser, type ServerUser } from '../postgres/server-user.ts'
import { settings } from '../postgres/settings.ts'
import type { Server } from '../server.ts'
import type { Chosen } from './chosen.ts'
import { laidOut } from './laid-out.ts'

const port = 5432

/**
 * Puts the pieces together into a database server of their own, beside the installation's and reached by nobody else, and lets some work be done with it.
 * Afterwards nothing of it is left, nor of one that a program left behind which was killed at it.
 */
export async function recovered<R>(pieces: Chosen, home: string, work: (server: Server, folder: string, /** Ends the server and takes its files away. */ done: () => Promise<void>) => Promise<R>): Promise<R> {
  const user = serverUser(), at = join(home, `recovering-${process.pid}`), cluster = join(at, 'cluster')
  await leftBehind(home)
  mkdirSync(at, { mode: 0o711 })
  const socket = mkdtempSync(join(tmpdir(), 'vatra-'))
  try {
    for (const path of user ? [at, socket] : []) chownSync(path, user!.uid, user!.gid)
    await laidOut(pieces, cluster, user)
    await replayed(pieces, { cluster, socket, log: join(at, 'postgresql.log'), user })
    return await work({ host: socket, port, database: 'vatra', ssl: undefined }, at, () => cleared(cluster))
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    throw code === 'ENOSPC' || code === 'EDQUOT' ? plain(`The disk of ${home} is too full to put the pieces together. Make room, and restore again. The database was left as it is.`) : fault
  } finally {
    await cleared(cluster)
    for (const path of [at, socket]) rmSync(path, { recursive: true, force: true })
  }
}

type Beside = { readonly cluster: string; readonly socket: string; readonly log: string; readonly user: ServerUser | null }

async function replayed({ until, folder }: Chosen, at: Beside): Promise<void> {
  const to = until ? { recovery_target_time: until.toISOString().replace('T', ' ').replace('Z', '+00'), recovery_target_action: 'promote' } : {}
  if (await opens(launched(at, to), at)) return
  const log = readFileSync(at.log, 'utf8')
  // Nothing was written between the moment asked for and the end of the last piece.
  if (until && /recovery ended before configured recovery target was reached/.test(log) && (await opens(launched(at, {}), at))) return
  throw plain(`The pieces in ${folder} could not be put together. The database was left as it is. PostgreSQL says:\n${readFileSync(at.log, 'utf8').trim().split('\n').slice(-6).join('\n')}`)
}

/** It may forget everything when the machine stops: what is put together is only read. */
function launched({ cluster, socket, log, user }: Beside, target: Record<string, string>): ChildProcess {
  const more = { ...target, restore_command: 'false', hot_standby: 'off', shared_buffers: '128MB', max_wal_size: '8GB', autovacuum: 'off' }
  const out = openSync(log, 'a', 0o600)
  const server = spawn(join(binaries(user), 'bin', 'postgres'), ['-D', cluster, ...settings(socket, port, false), ...Object.entries(more).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    cwd: '/', detached: true, stdio: ['ignore', out, out], env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, ...(user ? { uid: user.uid, gid: user.gid } : {}),
  })
  closeSync(out)
  server.on('error', () => {})
  server.unref()
  return server
}

/** Whether it comes to answer: it does so only when the log is replayed to its end. */
async function opens(server: ChildProcess, { cluster }: Beside): Promise<boolean> {
  for (; server.exitCode === null && server.signalCode === null; await sleep(25)) {
    const noted = postmaster(cluster)
    if (noted?.ready && (await answers(noted, '')) === 'here') return true
  }
  return false
}

async function ended(cluster: string): Promise<void> {
  const alive = () => (existsSync(cluster) ? livingIn(cluster) : [])
  for (const pid of alive()) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself.
    }
  }
  while (alive().length > 0) await sleep(10)
}

async function cleared(cluster: string): Promise<void> {
  await ended(cluster)
  rmSync(cluster, { recursive: true, force: true })
}

async function leftBehind(home: string): Promise<void> {
  for (const name of readdirSync(home).filter((each) => /^recovering-\d+$/.test(each))) {
    if (beganAt(Number(name.split('-')[1])) !== null) continue
    await ended(join(home, name, 'cluster'))
    rmSync(join(home, name), { recursive: true, force: true })
  }
}
