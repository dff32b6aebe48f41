import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plain } from '../plain.ts'
import type { Places } from './places.ts'
import type { ServerUser } from './server-user.ts'

/** Makes a new cluster where there is none: in a draft folder first, then renamed, so that a half-made one is never taken for real. */
export function initialise(native: string, { home, cluster }: Places, user: ServerUser | null, password: string, durable: boolean): void {
  if (existsSync(cluster)) return
  const draft = join(home, `cluster.${process.pid}.draft`)
  const secret = join(home, `password.${process.pid}.draft`)
  writeFileSync(secret, password, { mode: 0o600 })
  if (user) chownSync(secret, user.uid, user.gid)
  try {
    const args = ['-D', draft, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${secret}`, '--data-checksums', '--encoding=UTF8',
      '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions', ...(durable ? [] : ['--no-sync'])]
    const made = spawnSync(join(native, 'bin', 'initdb'), args, { cwd: '/', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, encoding: 'utf8', ...(user ? { uid: user.uid, gid: user.gid } : {}) })
    if (made.status !== 0) throw plain(`The database could not be made in ${home}: ${(made.error?.message ?? made.stderr).trim()}`)
    chmodSync(draft, 0o700)
    renameSync(draft, cluster)
    if (durable) syncFolder(home)
  } finally {
    rmSync(secret, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

function syncFolder(folder: string): void {
  const open = openSync(folder, 'r')
  fsyncSync(open)
  closeSync(open)
}
