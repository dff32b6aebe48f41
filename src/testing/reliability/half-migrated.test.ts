import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { backedUp, keptBefore } from '#cli/installation/backups.ts'
import { stranger } from '#access/actor.ts'
import { answerSheet, closeWave } from '#domains/survey/index.ts'
import { admitInto } from '#platform/admit-logins.ts'
import { load } from '#platform/backup/load.ts'
import { wholeBackup } from '#platform/backup/manifest.ts'
import { asBackup, sourceOf } from '#platform/backup/file/sealed-file.ts'
import { tablesIn } from '#platform/backup/tables-in.ts'
import { readConfig } from '#platform/config.ts'
import { openSafely, openServer } from '#platform/db.ts'
import { migrate, steps } from '#platform/migrate.ts'
import { livingIn } from '#platform/postgres/living.ts'
import { startPostgres } from '#platform/postgres/start-postgres.ts'
import { noteRoots } from '#platform/secrets/root-prints.ts'
import { openColumns, sealRows } from '#platform/sealing/rows/seal-rows.ts'
import { connected, openPool, type Server } from '#platform/server.ts'
import { arta } from '../people.ts'

/**
 * A town as the version before left it (migrations 0001 to 0017, filled by the deeds of that version and kept as its backup) is brought on by this one, and
 * killed at it. Long, because the database is compared in its form, its rows and what can be done with it.
 */
const fixture = fileURLToPath(new URL('town-of-0017.vatra', import.meta.url))
const child = fileURLToPath(new URL('migrated-and-killed.ts', import.meta.url))
const rounds = process.env.VATRA_NIGHT ? 20 : 4
/** By day the server does not wait for the disk: a kill loses no file for that, and copies of a town are made in no time. */
const durable = process.env.VATRA_NIGHT !== undefined
const home = mkdtempSync(join(tmpdir(), 'vatra-half-'))
chmodSync(home, 0o711)
mkdirSync(join(home, 'keys'), { mode: 0o700 })
// The key of the town that the fixture holds.
process.env.VATRA_KEYS = join(home, 'keys', 'root.key')
writeFileSync(process.env.VATRA_KEYS, `${Buffer.alloc(32, 17).toString('base64')}\n`, { mode: 0o600 })
process.env.VATRA_BACKUPS = join(home, 'backups')
const config = readConfig({ VATRA_FOLDER: join(home, 'data'), VATRA_KEYS: process.env.VATRA_KEYS })

let place: Awaited<ReturnType<typeof openServer>>
const at = (database: string): Server => ({ ...place.server, database })
const admin = <T>(work: (client: pg.Client) => Promise<T>, database = 'postgres') => connected(at(database), place.as, work)
const owner = (database: string) => openPool(at(database), { user: 'app_migrate', password: place.passwords.app_migrate }, { most: 1, patience: 0 })
const copied = (from: string, to: string) => admin(async (client) => {
  await client.query(`create database ${to} template ${from} owner app_migrate`)
  await admitInto(client, to)
})

/** What every database of the story is compared with: the form and the counts after each step, gone through without any fault. */
const steadily = new Map<number, string>()
before(async () => {
  const { stop } = await startPostgres({ folder: config.folder, durable })
  place = await openServer(config)
  await stop()
  await admin(async (client) => { await client.query('create database town_before'); await admitInto(client, 'town_before') })
  const backup = await wholeBackup(fixture), pool = owner('town_before')
  await migrate(pool, undefined, undefined, (name) => backup.manifest.migrations.some((seen) => seen.name === name)).finally(() => pool.destroy())
  await connected(at('town_before'), { user: 'app_migrate', password: place.passwords.app_migrate }, (client) => load(client, backup, () => {}))
  await copied('town_before', 'steadily')
  const step = owner('steadily')
  steadily.set(17, await formOf('steadily'))
  for (const { name } of steps().slice(17)) {
    await migrate(step, undefined, undefined, (each) => each === name)
    steadily.set(Number(name.slice(0, 4)), await formOf('steadily'))
  }
  await noteRoots(step, config.keys)
  await sealRows(step)
  await step.destroy()
})
after(async () => {
  await place.stop()
  rmSync(home, { recursive: true, force: true })
})

/** Columns, rules, indexes, policies, functions and rights, and how many rows each table has: as one text. */
async function formOf(database: string): Promise<string> {
  return admin(async (client) => {
    const ours = `nspname !~ '^pg_' and nspname <> 'information_schema'`
    const { rows } = await client.query<{ says: string }>(`
      select format('%s.%s %s %s %s %s', nspname, relname, attname, atttypid::regtype, attnotnull, attacl) as says from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace where ${ours} and attnum > 0 and not attisdropped
      union all select format('%s.%s %s %s %s', nspname, relname, relacl, relrowsecurity, relforcerowsecurity) from pg_class join pg_namespace n on n.oid = relnamespace where ${ours}
      union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) from pg_constraint k join pg_namespace n on n.oid = connamespace where ${ours} and contype <> 'n'
      union all select indexdef from pg_indexes where schemaname !~ '^pg_' union all select format('%s.%s %s %s %s %s', schemaname, tablename, policyname, cmd, qual, with_check) from pg_policies
      union all select p.oid::regprocedure || prosrc from pg_proc as p join pg_namespace n on n.oid = pronamespace where ${ours} order by 1`)
    const tables = (await tablesIn(client)).map(({ name }) => name).filter((name) => name !== 'platform.root_keys')
    const { rows: counts } = await client.query<{ says: string }>(tables.map((name) => `select '${name} ' || count(*) as says from ${name}`).join(' union all '))
    // Rules that were laid without looking at old rows are looked over after the migration: that is the sealing's state, not the form's.
    return [...rows.map(({ says }) => says.replace(/ NOT VALID$/, '')), ...counts.map(({ says }) => says).sort()].join('\n')
  }, database)
}

const seen = (database: string) => admin(async (client) => Number((await client.query<{ name: string }>('select name from platform.migrations order by name desc limit 1')).rows[0]!.name.slice(0, 4)), database)

/** Lets a program migrate a copy of the town and kills it a moment after so many steps; with its database, if that is said. Says whether it was through before. */
async function migratedAndKilled(database: string, after: number, all: boolean): Promise<boolean> {
  const program = spawn(process.execPath, [child, JSON.stringify({ server: at(database), password: place.passwords.app_migrate, keys: config.keys })], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  await new Promise<void>((there) => {
    program.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      if (said.split('\n').length - 1 > after) there()
    })
    program.once('exit', () => there())
  })
  await sleep(Math.random() * 12)
  const through = said.includes('through')
  const cluster = join(config.folder, 'postgresql-18', 'cluster')
  if (all) for (const pid of livingIn(cluster)) process.kill(pid, 'SIGKILL')
  program.kill('SIGKILL')
  if (program.exitCode === null && program.signalCode === null) await new Promise((done) => program.once('exit', done))
  if (all) {
    while (livingIn(cluster).length > 0) await sleep(5)
    await startPostgres({ folder: config.folder, durable })
  } else {
    // A server whose client died goes on to the end of its statement and then takes the transaction back.
    while (await admin(async (client) => (await client.query(`select from pg_stat_activity where datname = $1`, [database])).rowCount)) await sleep(5)
  }
  return through
}

test(`the town of the version before is killed ${rounds} times while it is brought on: its form is that of a step, old or new and never between, no row is gone, and it goes on to the end (REL-12)`, async (t) => {
  let inside = 0
  const stoppedAt: number[] = []
  for (let nth = 0; nth < rounds; nth++) {
    const database = `round_${nth}`
    await copied('town_before', database)
    const through = await migratedAndKilled(database, Math.floor(Math.random() * (steps().length - 17)), nth % 2 === 0)
    const step = await seen(database)
    if (!through) inside++
    stoppedAt.push(step)
    assert.equal(await formOf(database), steadily.get(step), `after a kill it says ${step} and has another form`)
    const again = owner(database)
    await migrate(again)
    await noteRoots(again, config.keys)
    await sealRows(again)
    assert.deepEqual(await openColumns(again), [])
    await again.destroy()
    assert.equal(await formOf(database), steadily.get(Math.max(...steadily.keys())))
  }
  t.diagnostic(`${inside} of ${rounds} were killed before they were through; they had come to ${stoppedAt.join(', ')}`)
  assert.ok(inside >= rounds / 2, 'nearly all were through before they were killed: this proves nothing')
})

test('a step done by half would be seen (REL-12)', async () => {
  await copied('town_before', 'by_half')
  await admin((client) => client.query('create table frame.repeats (directorate_id uuid not null, key_hash text not null)'), 'by_half')
  assert.notEqual(await formOf('by_half'), steadily.get(17))
  await copied('town_before', 'a_row_less')
  await admin((client) => client.query('set session_replication_role = replica; delete from problems.sayings'), 'a_row_less')
  assert.notEqual(await formOf('a_row_less'), steadily.get(17))
})

test('what the version before kept goes on: a sheet laid into a sealed box then is counted now, and another is laid beside it (REL-12)', async () => {
  const store = await openSafely(at('steadily'), place.passwords, { durable, then: async () => {} }), now = new Date('2026-11-22T10:00:00Z')
  try {
    const sheet = { code: 'XDTS-AFN8-NCY2', language: 'en', answers: { light: '3', dogs: '1', stolen: '2', age: '1' } }
    assert.deepEqual(await answerSheet({ actor: stranger, store, now }, sheet), { kept: true })
    assert.equal((await closeWave({ actor: arta, store, now }, { wave: '01a20463-94bc-7161-8bc3-60c92f450616' })).sheets, 4)
  } finally {
    await store.close()
  }
})

test('before a database that is in use is changed, all of it is in a file; where that cannot be written nothing is changed, and an empty one needs none (REL-12)', async () => {
  for (const [database, made] of [['town_before', true], ['steadily', false]] as const) {
    const there = { ...config, databaseUrl: `postgresql://${place.as.user}:${place.as.password}@/${database}?host=${encodeURIComponent(place.server.host)}&port=${place.server.port}` }
    const pool = owner(database)
    const file = await keptBefore(there, pool)
    assert.equal(file !== null, made, 'only what is to be changed is kept')
    // What it wrote before its columns were sealed lies in that file alone, and the file is sealed.
    if (file) assert.equal((await sourceOf(file, asBackup)).sealed, true)
    if (file) assert.deepEqual([(await wholeBackup(file)).manifest.migrations.length, readdirSync(process.env.VATRA_BACKUPS!).length], [17, 1])
    assert.equal((await sourceOf(fixture, asBackup)).sealed, false, 'one that was left in the clear would be seen')
    if (made) {
      process.env.VATRA_BACKUPS = fixture
      await assert.rejects(keptBefore(there, pool), /EEXIST|ENOTDIR|could not be written/)
      process.env.VATRA_BACKUPS = join(home, 'backups')
    }
    await pool.destroy()
  }
  const empty = owner('vatra')
  assert.equal(await keptBefore(config, empty), null)
  await migrate(empty)
  assert.equal(await keptBefore(config, empty), null)
  await empty.destroy()
  // By night the same installation backs up by itself, once a day.
  const now = new Date('2026-11-22T02:00:00Z')
  assert.match((await backedUp(config, now))!, /vatra-2026-11-22\.vatra$/)
  assert.equal(await backedUp(config, now), null)
})
