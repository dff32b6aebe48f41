import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeOnce } from './on-disk/write-once.ts'
import { writeOver } from './on-disk/write-over.ts'

/** The logins of the database, by what they are for; what each may do is set in admit-logins.ts. */
export const logins = ['app_rw', 'app_public', 'app_migrate', 'app_audit_writer', 'app_keeper', 'app_cutter', 'app_backup'] as const
export type Login = (typeof logins)[number]
export type Passwords = Readonly<Record<Login | 'postgres', string>>

/** The passwords of this installation's database logins: made at first use, kept 0600 under the folder's secrets. */
export function passwordsOf(folder: string): Passwords {
  const file = fileOf(folder)
  writeOnce(file, () => told(drawn(['postgres', ...logins])))
  const known = JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>
  const lacking = logins.filter((login) => known[login] === undefined)
  return lacking.length === 0 ? (known as Passwords) : withMore(file, { ...known, ...drawn(lacking) } as Passwords)
}

/** So old may a password of the database be, in days, when the database is next opened, be it for a night's backup. */
export const passwordsLastDays = 7

/** The same as the file has them whenever one is asked for: whoever connects after they were changed knows the new ones. */
export function livingPasswords(folder: string): Passwords {
  passwordsOf(folder)
  return Object.defineProperties({}, Object.fromEntries((['postgres', ...logins] as const).map((login) => [login, { enumerable: true, get: () => passwordsOf(folder)[login] }]))) as Passwords
}

/** Are they so old that others take their place? */
export const passwordsAreOld = (folder: string, now: Date): boolean => now.getTime() - statSync(fileOf(folder)).mtimeMs > passwordsLastDays * 86_400_000

/** Draws others, to be written into the file when the database has taken them: for these logins, the rest stays. */
export function otherPasswords(folder: string, names: readonly string[]): { readonly passwords: Passwords; readonly keep: () => void } {
  const passwords = { ...passwordsOf(folder), ...drawn(names) } as Passwords
  return { passwords, keep: () => void withMore(fileOf(folder), passwords) }
}

const fileOf = (folder: string) => join(folder, 'secrets', 'database.json')
const drawn = (names: readonly string[]) => Object.fromEntries(names.map((login) => [login, randomBytes(24).toString('base64url')]))
const told = (passwords: object) => JSON.stringify(passwords, null, 2)

/** An installation that is older than a login gets a password for it; the file is whole at every moment. */
function withMore(file: string, passwords: Passwords): Passwords {
  writeOver(file, told(passwords))
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords
}
