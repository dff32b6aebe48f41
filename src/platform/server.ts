import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { keepingReady } from './asking/kept-ready.ts'
import { whileWanted } from './asking/while-wanted.ts'
import { plain } from './plain.ts'
import { sealing } from './sealing/sealing.ts'

/** One database on one server, and how to reach it; who logs in is said each time. */
export type Server = { readonly host: string; readonly port: number; readonly database: string; readonly ssl: pg.ClientConfig['ssl'] }
/** Who logs in. */
export type Credentials = { readonly user: string; readonly password: string | (() => string) }

const days: readonly number[] = [1082, 1182]

/** A day has no hour and no zone: it stays the text '2026-11-22', for a Date would move it by one at night. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => (days.includes(oid) ? dayOf(oid) : pg.types.getTypeParser(oid, format))) as typeof pg.types.getTypeParser,
}

/** How many connections at most, how long a statement and a connection may take (ms), whether values are sealed, and who is told when no connection was to be had, or one broke. */
type PoolBounds = { readonly most: number; readonly patience: number; readonly seals?: boolean; readonly wait?: number; readonly unreached?: () => void }

/** A pool of connections of one login. Idle ones never keep a finished program from ending. */
export function openPool(server: Server, as: Credentials, { most, patience, seals = false, wait = 10_000, unreached = () => {} }: PoolBounds): Kysely<unknown> {
  const pool = new pg.Pool({
    ...connection(server, as),
    max: most,
    allowExitOnIdle: true,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: wait,
    statement_timeout: patience,
    idle_in_transaction_session_timeout: patience,
  })
  // A connection that breaks is replaced at the next use, and whoever is at work by it is told; without a listener it would end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', unreached))
  const connect = () => pool.connect().then(keepingReady).catch((fault: unknown) => (unreached(), Promise.reject(fault)))
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } as pg.Pool }), plugins: [...(seals ? [sealing()] : []), whileWanted] })
}

/** One connection for the length of some work, for what needs no pool. */
export async function connected<T>(server: Server, as: Credentials, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection(server, as), connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Reads a DATABASE_URL into a server and the login that it names. */
export function serverOf(databaseUrl: string): { server: Server; as: Credentials } {
  const { host, port, database, user, password, ssl } = readUrl(databaseUrl)
  if (!database || !user) throw plain('DATABASE_URL names no database or no login. Write postgresql://login:password@host/database.')
  return { server: { host, port, database, ssl: ssl as Server['ssl'] }, as: { user, password: password ?? '' } }
}

function readUrl(databaseUrl: string): pg.Client {
  try {
    return new pg.Client({ connectionString: databaseUrl })
  } catch {
    throw plain('DATABASE_URL cannot be read. Write postgresql://login:password@host/database.')
  }
}

// What is kept ready is still planned with its values: a plan that suits any value may not see which unique index covers the row at hand, and refuses to write it.
function connection({ host, port, database, ssl }: Server, as: Credentials): pg.ClientConfig {
  return { host, port, database, ...(ssl ? { ssl } : {}), user: as.user, password: as.password, types, application_name: 'vatra', options: '-c plan_cache_mode=force_custom_plan' }
}

function dayOf(oid: number): (text: string) => unknown {
  return oid === 1082 ? (text) => text : (text) => text.slice(1, -1).split(',').filter((day) => day !== '').map((day) => (day === 'NULL' ? null : day))
}
