import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The ordinary user that PostgreSQL runs as when Vatra was started by root. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number }

/** Who runs PostgreSQL: null means "whoever we are". PostgreSQL refuses root, so root gets vatra (made if possible), postgres or nobody. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null
  const found = named('vatra') ?? made() ?? named('postgres') ?? named('nobody')
  if (!found) throw new Error('there is no ordinary user to run PostgreSQL as: /etc/passwd knows neither vatra, postgres nor nobody')
  return found
}

/** May this user do so (x: enter or run, w: write) with this path? Asked of the system itself, as that user. */
export function mayUse(user: ServerUser | null, right: '-x' | '-w' | '-r', path: string): boolean {
  return spawnSync('/usr/bin/test', [right, path], { cwd: '/', ...(user ? { uid: user.uid, gid: user.gid } : {}) }).status === 0
}

function made(): ServerUser | null {
  const args = ['--system', '--user-group', '--home-dir', '/var/lib/vatra', '--no-create-home', '--shell', '/usr/sbin/nologin', 'vatra']
  spawnSync('useradd', args, { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' }, stdio: 'ignore' })
  return named('vatra')
}

function named(name: string): ServerUser | null {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((each) => each.startsWith(`${name}:`))
  if (!line) return null
  const [, , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}
