import type pg from 'pg'
import { logins, type Login, type Passwords } from './passwords.ts'
import { plain } from './plain.ts'

/** What each login is, beyond having a password: only the two that never serve a request look past row-level security. */
const attributes: Record<Login, string> = {
  app_rw: 'nobypassrls',
  app_public: 'nobypassrls',
  app_audit_writer: 'nobypassrls',
  app_keeper: 'nobypassrls',
  app_cutter: 'nobypassrls',
  app_migrate: 'bypassrls',
  app_backup: 'bypassrls',
}

/** Makes the logins that are missing and lets them, and nobody else, into a database that app_migrate owns. May be run again. */
export async function admitLogins(admin: pg.Client, database: string, passwords: Passwords): Promise<void> {
  const { rows: known } = await admin.query<{ rolname: string }>('select rolname from pg_roles where rolname = any ($1)', [logins])
  for (const login of logins) {
    // One that is there already is left as it is: a login that may too much is the operator's to mend, and is refused with a sentence.
    if (known.some(({ rolname }) => rolname === login)) continue
    await asAdmin(admin, `create role ${login} login nosuperuser nocreatedb nocreaterole ${attributes[login]} password ${quoted(passwords[login])}`)
  }
  await admitInto(admin, database)
}

/** The database itself: owned by app_migrate, open to the logins and closed to everyone else. */
export async function admitInto(admin: pg.Client, database: string): Promise<void> {
  const name = admin.escapeIdentifier(database)
  const owned = await admin.query(`select from pg_database where datname = $1 and pg_get_userbyid(datdba) = 'app_migrate' and datacl is not null`, [database])
  if (owned.rowCount === 1) return newcomersIn(admin, database)
  // On a server of one's own the admin may not be a superuser, and may then only give away to a role it belongs to.
  const superuser = (await admin.query('select from pg_roles where rolname = current_user and rolsuper')).rowCount === 1
  if (!superuser) await asAdmin(admin, 'grant app_migrate to current_user')
  await asAdmin(admin, `alter database ${name} owner to app_migrate`)
  await asAdmin(admin, `revoke all on database ${name} from public`)
  await asAdmin(admin, `grant connect on database ${name} to ${logins.join(', ')}`)
}

/** Logins that came with a later version are let into a database that is older. */
async function newcomersIn(admin: pg.Client, database: string): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>(`select rolname from pg_roles where rolname = any ($1) and not has_database_privilege(rolname, $2, 'connect')`, [logins, database])
  if (rows.length > 0) await asAdmin(admin, `grant connect on database ${admin.escapeIdentifier(database)} to ${rows.map(({ rolname }) => rolname).join(', ')}`)
}

/** Sets the passwords anew, where the logins are older than this installation's passwords file. */
export async function resetPasswords(admin: pg.Client, passwords: Passwords): Promise<void> {
  for (const login of logins) await asAdmin(admin, `alter role ${login} password ${quoted(passwords[login])}`)
}

async function asAdmin(admin: pg.Client, statement: string): Promise<void> {
  try {
    await admin.query(statement)
  } catch (fault) {
    const { code, message } = fault as { code?: string; message: string }
    // Two that start at the same moment may both find a login missing; the second one's is then there already.
    if (code === '42710' || code === '23505') return
    if (code === '42501') throw plain(`The login ${admin.user} may not make Vatra's logins (${message}). For the first start, let DATABASE_URL name one that may create roles with BYPASSRLS, such as a superuser.`)
    throw fault
  }
}

function quoted(password: string): string {
  return `'${password.replaceAll(`'`, `''`)}'`
}
