import type { Kysely } from 'kysely'
import type pg from 'pg'
import { admitLogins, resetPasswords } from './admit-logins.ts'
import type { Config } from './config.ts'
import { livingPasswords, type Passwords } from './passwords.ts'
import { renewPasswords } from './logins/renew-passwords.ts'
import { plain, plainlyAway } from './plain.ts'
import { openWay } from './postgres/open-way.ts'
import { unlessForeign } from './postgres/places.ts'
import { startPostgres } from './postgres/start-postgres.ts'
import { connected, openPool, serverOf, type Credentials, type Server } from './server.ts'
import { unsafe } from './unsafe.ts'

/** A way into the database under one login. */
export type Db = Kysely<unknown>

/**
 * The ways in: requests (bound by row-level security), public (schema pub only), keeper (takes away what the clock or a person's erasure says, and sees little
 * else), cutter (takes away what lies under an anchor of the record, and can do nothing else), owner (migrations; never serves a request).
 */
export type Store = { readonly requests: Db; readonly public: Db; readonly keeper: Db; readonly cutter: Db; readonly owner: Db; readonly close: () => Promise<void>; /** How many times so far no connection was to be had, or one broke. */ readonly unreached: () => number }

/** Opens the installation's store: starts or adopts the embedded PostgreSQL, or uses DATABASE_URL; refuses unsafe ones. */
export async function openStore(config: Config): Promise<Store> {
  const { server, passwords, stop } = await openServer(config)
  try {
    return await openSafely(server, passwords, { durable: true, then: stop })
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** An installation's server with Vatra's logins let in, and who may do more there than they: for backups, which need no pools. Whoever opens it stops it. */
export async function openServer(config: Config): Promise<{ server: Server; as: Credentials; passwords: Passwords; stop: () => Promise<void> }> {
  const open = config.databaseUrl === null ? null : openWay(serverOf(config.databaseUrl).server)
  if (open !== null) throw plain(open)
  unlessForeign(config.folder)
  const passwords = livingPasswords(config.folder)
  const { server, as, stop } = config.databaseUrl ? { ...serverOf(config.databaseUrl), stop: async () => {} } : await embedded(config.folder)
  try {
    await admitted(server, as, passwords)
    await renewPasswords(server, as, config)
    return { server, as, passwords, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** Opens a database whose logins are there already, and closes it again when it is unsafe. `durable: false` is for tests' throw-away servers. */
export async function openSafely(server: Server, passwords: Passwords, { durable, then }: { durable: boolean; then: () => Promise<void> }): Promise<Store> {
  let times = 0
  const pool = (user: 'app_rw' | 'app_public' | 'app_keeper' | 'app_cutter' | 'app_migrate', most: number, patience: number) =>
    openPool(server, { user, password: () => passwords[user] }, { most, patience, seals: user === 'app_rw' || user === 'app_migrate', unreached: () => times++ })
  const [requests, open, keeper, cutter, owner] = [pool('app_rw', 8, 60_000), pool('app_public', 4, 10_000), pool('app_keeper', 1, 60_000), pool('app_cutter', 1, 60_000), pool('app_migrate', 2, 0)]
  const closePools = async () => void (await Promise.all([requests, open, keeper, cutter, owner].map((each) => each.destroy())))
  const reasons = await Promise.all([unsafe(requests, { durable }), unsafe(open, { durable: false })]).then((each) => [...new Set(each.flat())]).catch(async (fault: unknown) => (await closePools(), Promise.reject(fault)))
  if (reasons.length > 0) {
    await closePools()
    throw plain(`Vatra does not start on this database.\n${reasons.join('\n')}`)
  }
  return { requests, public: open, keeper, cutter, owner, close: async () => (await closePools(), await then()), unreached: () => times }
}

async function embedded(folder: string): Promise<{ server: Server; as: Credentials; stop: () => Promise<void> }> {
  const { socket, port, user, password, stop } = await startPostgres({ folder, durable: true })
  const server = (database: string): Server => ({ host: socket, port, database, ssl: undefined })
  await connected(server('postgres'), { user, password }, async (admin) => {
    const there = await admin.query(`select from pg_database where datname = 'vatra'`)
    if (there.rowCount === 0) await admin.query('create database vatra').catch(unlessThere)
  })
  return { server: server('vatra'), as: { user, password }, stop }
}

async function admitted(server: Server, as: Credentials, passwords: Passwords): Promise<void> {
  await connected(server, as, (admin) => admitLogins(admin, server.database, passwords)).catch(unreachable)
  const wrong = await connected(server, { user: 'app_rw', password: passwords.app_rw }, async () => false).catch((fault: pg.DatabaseError) => fault.code === '28P01')
  if (wrong) await connected(server, as, (admin) => resetPasswords(admin, passwords))
}

function unlessThere(fault: pg.DatabaseError): void {
  if (fault.code !== '42P04' && fault.code !== '23505') throw fault
}

function unreachable(fault: NodeJS.ErrnoException): never {
  const network = ['ECONNREFUSED', 'ENOTFOUND', 'ENOENT', 'ETIMEDOUT', 'EAI_AGAIN'].includes(fault.code ?? '')
  // A server that is starting or going down says 57P03 or 57P01.
  if (network || fault.code === '57P03' || fault.code === '57P01') throw plainlyAway(`The database cannot be opened: ${fault.message}. Look at DATABASE_URL.`)
  if (fault.code === '28P01' || fault.code === '3D000') throw plain(`The database cannot be opened: ${fault.message}. Look at DATABASE_URL.`)
  if (fault.code === '42501') throw plain(`The database cannot be opened: ${fault.message}. Let the login of DATABASE_URL in: grant connect on database … to …`)
  throw fault
}
