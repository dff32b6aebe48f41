import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { admitInto, admitLogins } from '#platform/admit-logins.ts'
import { openSafely } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { passwordsOf, type Passwords } from '#platform/passwords.ts'
import { startPostgres } from '#platform/postgres/start-postgres.ts'
import { connected, type Server } from '#platform/server.ts'
import { alive } from './run/in-memory.ts'

/** Where the tests' server and its files are, handed from the runner to each test's own program. */
export type Coordinates = { readonly host: string; readonly port: number; readonly passwords: Passwords; readonly folder: string }

/** The database every other one is copied from: migrated once, never written to. */
const template = 'template_of_tests'

/** Starts a PostgreSQL that forgets everything, with a migrated template. */
export async function throwAway(): Promise<{ at: Coordinates; end: () => Promise<void> }> {
  clearAway()
  const folder = mkdtempSync(join(tmpdir(), `vatra-test-${process.pid}-`))
  chmodSync(folder, 0o711)
  const running = await startPostgres({ folder: join(folder, 'data'), durable: false })
  const end = async () => {
    await running.stop()
    rmSync(running.home, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
  const at = { host: running.socket, port: running.port, passwords: passwordsOf(join(folder, 'data')), folder }
  try {
    await migrated(at)
  } catch (fault) {
    await end()
    throw fault
  }
  return { at, end }
}

/** Makes one more database: a copy of the migrated template or of another one, or one without any table, with the same owner and the same doors. */
export async function anotherDatabase(at: Coordinates, name: string, { migrated, like = migrated ? template : 'template1' }: { migrated: boolean; like?: string }): Promise<void> {
  await asSuperuser(at, async (admin) => {
    await admin.query(`create database ${name} template ${like} strategy file_copy owner app_migrate`)
    await admitInto(admin, name)
  })
}

/** One connection as the superuser of the tests' server. */
export function asSuperuser<T>(at: Coordinates, work: Parameters<typeof connected<T>>[2], database = 'postgres'): Promise<T> {
  return connected(serverAt(at, database), { user: 'postgres', password: at.passwords.postgres }, work)
}

/** One database of the tests' server. */
export function serverAt(at: Coordinates, database: string): Server {
  return { host: at.host, port: at.port, database, ssl: undefined }
}

async function migrated(at: Coordinates): Promise<void> {
  await asSuperuser(at, async (admin) => {
    await admin.query(`create database ${template}`)
    await admitLogins(admin, template, at.passwords)
  })
  const store = await openSafely(serverAt(at, template), at.passwords, { durable: false, then: async () => {} })
  await migrate(store.owner).finally(store.close)
}

/** Folders whose runner was killed before it could clear up; their servers end when their files are gone. */
function clearAway(): void {
  for (const name of readdirSync(tmpdir())) {
    const runner = /^vatra-test-(\d+)-/.exec(name)?.[1]
    if (runner && !alive(Number(runner))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
