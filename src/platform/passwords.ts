import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOnce } from './write-once.ts'

/** The logins of the database, by what they are for; what each may do is set in admit-logins.ts. */
export const logins = ['app_rw', 'app_public', 'app_migrate', 'app_audit_writer', 'app_backup'] as const
export type Login = (typeof logins)[number]
export type Passwords = Readonly<Record<Login | 'postgres', string>>

/** The passwords of this installation's database logins: made at first use, kept 0600 under the folder's secrets. */
export function passwordsOf(folder: string): Passwords {
  const file = join(folder, 'secrets', 'database.json')
  writeOnce(file, () => JSON.stringify(Object.fromEntries(['postgres', ...logins].map((login) => [login, randomBytes(24).toString('base64url')])), null, 2))
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords
}
