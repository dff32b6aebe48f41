import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { ownDatabase } from '#testing/database.ts'
import { readConfig } from './config.ts'
import { openStore } from './db.ts'
import { logins, passwordsOf } from './passwords.ts'
import { startPostgres } from './postgres/start-postgres.ts'
import { connected, openPool, serverOf } from './server.ts'
import { unsafe } from './unsafe.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-db-'))
// Open to the ordinary user that PostgreSQL runs as.
chmodSync(folder, 0o711)
after(() => rmSync(folder, { recursive: true }))

test('an embedded store opens as three logins that own nothing in it, and keeps what it acknowledges (REL-02)', async () => {
  const config = readConfig({ VATRA_FOLDER: join(folder, 'data') })
  const store = await openStore(config)
  try {
    const logins = await Promise.all([store.requests, store.public, store.owner].map(async (db) => (await sql<{ login: string }>`select current_user as login`.execute(db)).rows[0]?.login))
    assert.deepEqual(logins, ['app_rw', 'app_public', 'app_migrate'])
    assert.deepEqual(await unsafe(store.requests, { durable: true }), [])
    const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses') order by 1`.execute(store.requests)
    assert.deepEqual(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])), { data_checksums: 'on', fsync: 'on', full_page_writes: 'on', listen_addresses: '', synchronous_commit: 'on' })
    assert.equal(statSync(join(config.folder, 'secrets', 'database.json')).mode & 0o777, 0o600)
    await assert.rejects(sql`create table public.mine (x int)`.execute(store.requests), { code: '42501' })
  } finally {
    await store.close()
  }
})

test('passwords of the database that are a week old are changed while people work: who is connected stays so, who connects next knows the new ones, and the old ones open nothing', async () => {
  const config = readConfig({ VATRA_FOLDER: join(folder, 'data') }), file = join(config.folder, 'secrets', 'database.json')
  const old = passwordsOf(config.folder)
  const running = await openStore(config)
  try {
    await (await openStore(config)).close()
    assert.deepEqual(passwordsOf(config.folder), old, 'young ones stay')
    const week = new Date(Date.now() - 7.1 * 86_400_000)
    utimesSync(file, week, week)
    const works = Promise.all(Array.from({ length: 6 }, () => sql`select pg_sleep(0.2)`.execute(running.requests)))
    await (await openStore(config)).close()
    await works
    const fresh = passwordsOf(config.folder)
    assert.deepEqual(logins.filter((login) => fresh[login] === old[login]), [])
    assert.equal(fresh.postgres, old.postgres)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    await Promise.all([...Array.from({ length: 8 }, () => running.requests), running.public, running.owner].map((db) => sql`select pg_sleep(0.05)`.execute(db)))
    // The planted fault: whoever goes on with what was read at the start.
    const { socket, port, stop } = await startPostgres({ folder: config.folder, durable: true })
    for (const login of logins) await assert.rejects(connected({ host: socket, port, database: 'vatra', ssl: undefined }, { user: login, password: old[login] }, async () => {}), { code: '28P01' }, login)
    await stop()
  } finally {
    await running.close()
  }
})

test('an installation that lost its own passwords of a server sets new ones, if its login there may', async () => {
  const { socket, port, password, stop } = await startPostgres({ folder: join(folder, 'data'), durable: true })
  const databaseUrl = `postgresql://postgres:${password}@/vatra?host=${encodeURIComponent(socket)}&port=${port}`
  const config = { ...readConfig({ VATRA_FOLDER: join(folder, 'restored') }), databaseUrl }
  try {
    const store = await openStore(config)
    await Promise.all([store.requests, store.public, store.owner].map((db) => sql`select 1`.execute(db)))
    await store.close()
    assert.notEqual(passwordsOf(config.folder).app_rw, passwordsOf(join(folder, 'data')).app_rw)
  } finally {
    await stop()
  }
})

test('the start is refused, and the server stopped again, while the request login is a superuser (REL-02)', async () => {
  const config = readConfig({ VATRA_FOLDER: join(folder, 'data') })
  const { socket, port, user, password, home, stop } = await startPostgres({ folder: config.folder, durable: true })
  const by = (statement: string) => connected({ host: socket, port, database: 'vatra', ssl: undefined }, { user, password }, (admin) => admin.query(statement))
  await by('alter role app_rw superuser bypassrls')
  await assert.rejects(openStore(config), /app_rw that serves requests is a superuser[\s\S]*alter role app_rw nosuperuser[\s\S]*passes by row-level security/)
  await by('alter role app_rw nosuperuser nobypassrls')
  await (await openStore(config)).close()
  await by('alter role app_rw superuser')
  await stop()
  await assert.rejects(openStore(config), /is a superuser/)
  assert.equal(existsSync(join(home, 'cluster', 'postmaster.pid')), false)
})

test('a server that forgets at a power cut is refused, each setting by name (REL-02)', async () => {
  const { config } = await ownDatabase()
  await assert.rejects(openStore(config), ({ message }: Error) => ['fsync', 'full_page_writes', 'synchronous_commit'].every((name) => message.includes(`PostgreSQL runs with ${name} = off`)))
})

test('a request login that is a superuser, passes by row-level security or owns tables is refused (REL-02)', async () => {
  const { config, requests, owner } = await ownDatabase()
  const { server, as } = serverOf(config.databaseUrl!)
  const superuser = openPool(server, as, { most: 1, patience: 0 })
  assert.match((await unsafe(superuser, { durable: false })).join('\n'), /The login postgres .* is a superuser/)
  await superuser.destroy()
  await sql`create table pub.something (x int)`.execute(owner)
  assert.match((await unsafe(owner, { durable: false })).join('\n'), /app_migrate .* passes by row-level security[\s\S]* owns \d+ tables/)
  assert.deepEqual(await unsafe(requests, { durable: false }), [])
})

test('the public login sees schema pub and nothing else', async () => {
  const store = await ownDatabase()
  const { rows } = await sql<{ schema: string }>`select nspname as schema from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema'
    and exists (select from pg_class where relnamespace = pg_namespace.oid and relkind in ('r', 'v', 'm', 'p') and has_schema_privilege(nspname, 'usage') and has_table_privilege(pg_class.oid, 'select'))`.execute(store.public)
  assert.deepEqual(rows, [{ schema: 'pub' }])
})

test('a database that is not there, or not to be read, is said in a sentence', async () => {
  const config = { ...readConfig({ VATRA_FOLDER: join(folder, 'elsewhere') }), databaseUrl: 'postgresql://nobody:x@127.0.0.1:9/none' }
  await assert.rejects(openStore(config), /The database cannot be opened: .*ECONNREFUSED/)
  assert.throws(() => serverOf('postgresql://host-only'), /DATABASE_URL names no database/)
})

test('passwords are made once and are the same for whoever asks again', () => {
  assert.deepEqual(passwordsOf(folder), passwordsOf(folder))
  assert.equal(new Set(Object.values(passwordsOf(folder))).size, logins.length + 1)
})
