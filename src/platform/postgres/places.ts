import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { plain } from '../plain.ts'
import { mayUse, type ServerUser } from './server-user.ts'

/** Where one embedded server lives: its home (which holds cluster, log and perhaps socket) and the folder of its socket. */
export type Places = { readonly home: string; readonly cluster: string; readonly log: string; readonly socket: string }

/** Refuses a folder that is a database's own, before anything is written into it. */
export function unlessForeign(folder: string): void {
  if (existsSync(join(folder, 'PG_VERSION'))) throw plain(`${folder} is the folder of a database that another program made, such as PGlite or a PostgreSQL of its own. Name another folder with VATRA_FOLDER.`)
}

/** The path of a Unix socket may have 107 bytes; PostgreSQL adds its own file name to the folder. */
const longestFolder = 107 - '/.s.PGSQL.5432.lock'.length

/** Finds or makes the server's places for an installation's folder; nothing that is there is ever deleted. */
export function places(folder: string, user: ServerUser | null): Places {
  const home = homeOf(folder, user)
  return { home, cluster: join(home, 'cluster'), log: join(home, 'postgresql.log'), socket: socketFolder(home, user) }
}

/** Where the server of a folder lives that has run before. */
export function homeThere(folder: string): string {
  const pointer = join(folder, 'postgresql-is-in')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(folder, 'postgresql-18')
}

function homeOf(folder: string, user: ServerUser | null): string {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const pointer = join(folder, 'postgresql-is-in')
  if (existsSync(pointer)) return pointedAt(pointer)
  const inside = join(folder, 'postgresql-18')
  if (existsSync(join(inside, 'cluster')) || reachable(folder, user)) return owned(inside, user)
  const outside = join('/var/lib/vatra', `${basename(dirname(folder)).replace(/\W/g, '-')}-${digest(folder)}`)
  owned(outside, user)
  // Written down, so that a folder which is moved later still finds its database instead of starting an empty one.
  writeFileSync(pointer, `${outside}\n`)
  return outside
}

function pointedAt(pointer: string): string {
  const home = readFileSync(pointer, 'utf8').trim()
  if (!existsSync(home)) throw plain(`${pointer} says that the database is in ${home}, but that folder is not there. Bring it back before starting.`)
  return home
}

function reachable(folder: string, user: ServerUser | null): boolean {
  if (!user) return true
  const mode = lstatSync(folder).mode & 0o777
  if ((mode & 0o001) === 0 && mayUse(user, '-x', dirname(folder))) chmodSync(folder, mode | 0o011)
  return mayUse(user, '-x', folder)
}

function owned(path: string, user: ServerUser | null): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user && path.startsWith('/var/lib/vatra/')) chmodSync('/var/lib/vatra', 0o755)
  if (user && lstatSync(path).uid !== user.uid) chownSync(path, user.uid, user.gid)
  return path
}

function socketFolder(home: string, user: ServerUser | null): string {
  if (Buffer.byteLength(home) <= longestFolder) return home
  const place = user ? '/run' : tmpdir().length < 40 ? tmpdir() : '/tmp'
  const short = join(place, `vatra-${digest(home)}`)
  const there = lstatSync(short, { throwIfNoEntry: false })
  // In a place that everybody may write to, a folder of that name may be somebody else's: then take a fresh one.
  if (there && !(there.isDirectory() && there.uid === (user?.uid ?? process.getuid?.()))) return owned(mkdtempSync(`${short}-`), user)
  return owned(short, user)
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}
