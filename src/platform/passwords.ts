import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeOnce } from './write-once.ts'

/** The logins of the database, by what they are for; what each may do is set in admit-logins.ts. */
export const logins = ['app_rw', 'app_public', 'app_migrate', 'app_audit_writer', 'app_keeper', 'app_backup'] as const
export type Login = (typeof logins)[number]
export type Passwords = Readonly<Record<Login | 'postgres', string>>

/** The passwords of this installation's database logins: made at first use, kept 0600 under the folder's secrets. */
export function passwordsOf(folder: string): Passwords {
  const file = join(folder, 'secrets', 'database.json')
  writeOnce(file, () => told(drawn(['postgres', ...logins])))
  const known = JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>
  const lacking = logins.filter((login) => known[login] === undefined)
  return lacking.length === 0 ? (known as Passwords) : withMore(file, { ...known, ...drawn(lacking) } as Passwords)
}

const drawn = (names: readonly string[]) => Object.fromEntries(names.map((login) => [login, randomBytes(24).toString('base64url')]))
const told = (passwords: object) => JSON.stringify(passwords, null, 2)

/** An installation that is older than a login gets a password for it; the file is whole at every moment. */
function withMore(file: string, passwords: Passwords): Passwords {
  const fresh = `${file}.more`
  rmSync(fresh, { force: true })
  writeOnce(fresh, () => told(passwords))
  renameSync(fresh, file)
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords
}
