import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, afterEach, test } from 'node:test'
import { setTimeout as passed } from 'node:timers/promises'
import { zstdCompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { board } from '#domains/survey/index.ts'
import { ownDatabase } from '#testing/database.ts'
import { place } from '#testing/people.ts'
import { publishedTown } from '#testing/published-town.ts'
import { openServer, openSafely } from '../db.ts'
import { steps } from '../migrate.ts'
import { connected, type Server } from '../server.ts'
import { backUp } from './back-up.ts'
import { sumOf } from './lines-of.ts'
import { ended, wholeBackup, type Manifest } from './manifest.ts'
import { parcelsIn, wrapped } from './parcels.ts'
import { restore, type Place } from './restore.ts'
import { tablesIn, told } from './tables-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-backup-'))
after(() => rmSync(folder, { recursive: true }))
const named = (name: string) => join(folder, name)

/** A database that nobody is connected to, with its rows' fingerprints at hand. */
async function installation({ town, migrated = true }: { town: boolean; migrated?: boolean }) {
  const { config, ...store } = await ownDatabase({ migrated })
  if (town) await publishedTown(store)
  await Promise.all([store.requests, store.public, store.keeper, store.cutter, store.owner].map((pool) => pool.destroy()))
  const reached = await openServer(config)
  return { ...reached, sums: () => sumsOf(reached), reopened: () => openSafely(reached.server, reached.passwords, { durable: false, then: async () => {} }) }
}

const asOwner = <T>({ server, passwords }: Pick<Place, 'server' | 'passwords'>, work: Parameters<typeof connected<T>>[2]) => connected(server, { user: 'app_migrate', password: passwords.app_migrate }, work)

/** Every table with its rows and fingerprint, and the foreign keys. */
const sumsOf = (at: Pick<Place, 'server' | 'passwords'>) => asOwner(at, async (owner) => {
  await owner.query(`begin; ${told}`)
  const tables: Record<string, unknown> = {}
  for (const table of await tablesIn(owner)) tables[table.name] = await sumOf(owner, table)
  const { rows } = await owner.query('select conrelid::regclass::text as of, conname, pg_get_constraintdef(oid) as says from pg_constraint where contype = $$f$$ order by 1, 2')
  return { tables, keys: rows }
})

const databasesOf = ({ server, as }: Place) => connected({ ...server, database: 'postgres' }, as, async (admin) =>
  (await admin.query<{ datname: string }>(`select datname from pg_database where datname like $1 order by 1`, [`${server.database}%`])).rows.map(({ datname }) => datname))

const dropped = ({ server, as }: Place, database: string) => connected({ ...server, database: 'postgres' }, as, (admin) => admin.query(`drop database ${database}`))

const full = await installation({ town: true })
const whole = named('whole.vatra')
const made = await backUp(full.server, full.passwords, whole)

test('what is restored from a backup has every row of every table, and its keys and pages, and serves (REL-04)', async () => {
  const empty = await installation({ town: false })
  const { setAside } = await restore(empty, whole, { over: false })
  assert.deepEqual(await empty.sums(), await full.sums())
  assert.ok(made.tables.length > 30 && made.tables.filter(({ rows }) => rows > 0).length > 15, 'there is something to compare')
  assert.deepEqual([setAside, await databasesOf(empty)], [null, [empty.server.database]])
  const store = await empty.reopened()
  const { zones } = await board({ actor: operator, store, now: new Date('2027-01-10T09:00:00Z') }, { directorate: place.directorate })
  assert.deepEqual(zones.map(({ finished }) => finished?.answers), [160, 12])
  assert.equal((await sql`select from survey.sheets`.execute(store.requests)).rows.length, 0, 'row-level security is as it was')
  await store.close()
})

test('a database without any table takes a backup too; a second one takes its place only when that is said, and the first is set aside', async () => {
  const bare = await installation({ town: false, migrated: false })
  await restore(bare, whole, { over: false })
  const before = await bare.sums()
  await assert.rejects(restore(bare, whole, { over: false }), /is not empty \(\S+ has rows\)\. With --over/)
  await asOwner(bare, (owner) => owner.query(`begin; ${told}; delete from problems.problems; update survey.waves set frame = 'Another'; commit`))
  const { setAside } = await restore(bare, whole, { over: true })
  assert.match(setAside!, /_before_\d{14}$/)
  assert.deepEqual([await bare.sums(), await databasesOf(bare)], [before, [bare.server.database, setAside]])
  const aside: Server = { ...bare.server, database: setAside! }
  assert.notDeepEqual((await sumsOf({ ...bare, server: aside })).tables, before.tables)
  await dropped(bare, setAside!)
})

const standing = async () => [await full.sums(), await databasesOf(full)]
const asItWas = await standing()

/** A refused file leaves a database as it was, and nothing beside it: that is looked at after each test. */
async function refuses(file: string, sentence: RegExp): Promise<void> {
  await assert.rejects(restore(full, file, { over: true }), (fault: Error) => {
    assert.match(fault.message, sentence)
    assert.equal((fault as { plain?: boolean }).plain, true, 'it is a sentence for the operator')
    return true
  })
}
afterEach(async () => assert.deepEqual(await standing(), asItWas, 'the live database is as it was'))

test('a backup with a damaged byte, wherever it is, is refused and the live database is as it was (REL-04)', async () => {
  const bytes = readFileSync(whole)
  for (const at of [3, 16, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const other = Buffer.from(bytes)
    other[at] = other[at]! ^ 0x10
    writeFileSync(named('damaged.vatra'), other)
    await refuses(named('damaged.vatra'), /is damaged, or not all|is no backup/)
  }
})

test('a backup that was cut off, at any place, is refused and the live database is as it was (REL-04)', async () => {
  const { size } = statSync(whole)
  for (const length of [0, 15, Math.floor(size / 2), size - 1]) {
    copyFileSync(whole, named('cut.vatra'))
    truncateSync(named('cut.vatra'), length)
    await refuses(named('cut.vatra'), /is damaged, or not all|is no backup/)
  }
  writeFileSync(named('photo.jpg'), 'a photo')
  await refuses(named('photo.jpg'), /is no backup that this Vatra made/)
  await refuses(named('nowhere.vatra'), /nowhere\.vatra cannot be opened \(ENOENT\)/)
})

/** The same backup as somebody would have it who packs it anew with something changed. */
async function forged(name: string, change: { manifest?: (text: string) => string; lines?: (lines: Buffer) => Buffer }): Promise<string> {
  const { manifest, ...rest } = await wholeBackup(whole), parts: Buffer[] = []
  for await (const { kind, bytes } of parcelsIn(rest)) parts.push(wrapped(kind, kind === 'lines' && change.lines ? change.lines(bytes) : bytes))
  const says = JSON.parse(change.manifest?.(JSON.stringify(manifest)) ?? JSON.stringify(manifest)) as Manifest
  await writeFile(named(name), ended(() => says)(Readable.from([zstdCompressSync(Buffer.concat(parts))])))
  return named(name)
}

test('a backup of another version is refused by the name of what it has seen, and the live database is as it was (REL-04)', async () => {
  const last = steps().at(-1)!
  await refuses(await forged('newer.vatra', { manifest: (text) => text.replace(last.name, '9999-a-later-thing.sql') }), /migrated by 9999-a-later-thing\.sql, which this one does not know/)
  await refuses(await forged('other.vatra', { manifest: (text) => text.replace(last.hash, 'f'.repeat(64)) }), new RegExp(`migrated by ${last.name}, which this one has in other words`))
})

test('rows that are not those the backup was made of are found before anything changes (REL-04)', async () => {
  const renamed = await forged('rows.vatra', { lines: (lines) => Buffer.from(lines.toString('latin1').replace('Besnik Leka', 'Another man'), 'latin1') })
  await refuses(renamed, /people\.persons came out with 1 rows that are not the 1 of the backup/)
  await refuses(await forged('form.vatra', { manifest: (text) => text.replace('"name":"people.persons"', '"name":"people.animals"') }), /do not agree on the table people\.(animals|persons)/)
})

test('a backup that an older Vatra made is brought to the form that this one needs', async () => {
  const older = await installation({ town: false, migrated: false })
  const early = steps().slice(0, 3).map(({ name, text, hash }) => ({ name, text, hash }))
  await asOwner(older, async (owner) => {
    await owner.query('create schema platform; create table platform.migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())')
    for (const { name, text, hash } of early) await owner.query(`${text}; insert into platform.migrations (name, hash) values ('${name}', '${hash}')`)
    await owner.query(`insert into territory.directorates (id, code, country, names) values ('${place.directorate}', 'old', 'LV', '{"en":"Old"}')`)
  })
  await backUp(older.server, older.passwords, named('older.vatra'))
  const fresh = await installation({ town: false })
  await restore(fresh, named('older.vatra'), { over: false })
  const { tables } = await fresh.sums()
  assert.equal((tables['territory.directorates'] as { rows: number }).rows, 1)
  assert.ok('problems.problems' in tables, 'what came later is there')
})

test('a backup taken while somebody writes holds all of a deed or nothing of it (REL-04)', async () => {
  const busy = await installation({ town: true })
  let writing = true, written = 0
  const writer = asOwner(busy, async (owner) => {
    await owner.query(told.replaceAll('set local', 'set'))
    for (; writing; written++) {
      const id = crypto.randomUUID()
      await owner.query(`begin; insert into people.persons (directorate_id, id, name, language) values ('${place.directorate}', '${id}', 'N ${written}', 'en')`)
      await owner.query(`insert into frame.record (directorate_id, id, name, actor, subject, at) values ('${place.directorate}', '${id}', 'a.pair', 'x', '{}', now()); commit`)
    }
  })
  while (written < 20) await new Promise((done) => setTimeout(done, 5))
  await backUp(busy.server, busy.passwords, named('busy.vatra'))
  const atThatMoment = written
  while (written < atThatMoment + 5) await new Promise((done) => setTimeout(done, 5))
  writing = false
  await writer
  await restore(busy, named('busy.vatra'), { over: true }).then(({ setAside }) => dropped(busy, setAside!))
  const { rows: [pairs] } = await asOwner(busy, (owner) => owner.query(`select (select count(*)::int from people.persons where name like 'N %') as persons, (select count(*)::int from frame.record where name = 'a.pair') as lines`))
  assert.equal(pairs.persons, pairs.lines)
  assert.ok(pairs.persons >= 20 && pairs.persons <= atThatMoment, `${pairs.persons} of ${written}`)
})

test('a backup is readable by its owner alone, writes over nothing, and leaves no half of itself', async () => {
  assert.equal(statSync(whole).mode & 0o777, 0o600)
  await assert.rejects(backUp(full.server, full.passwords, whole), /There is a .*whole\.vatra already/)
  await assert.rejects(backUp(full.server, full.passwords, named('no/such/folder.vatra')), /could not be written \(ENOENT\)/)
  await assert.rejects(backUp(full.server, full.passwords, named('broken.vatra'), () => { throw new Error('the power went') }), /the power went/)
  assert.equal(existsSync(named('broken.vatra')), false)
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.draft')), [])
  assert.deepEqual((await wholeBackup(whole)).manifest, made)
})

test('nobody is restored over while they are connected; who hangs up meanwhile is waited for', async () => {
  const empty = await installation({ town: false })
  await asOwner(empty, () => assert.rejects(restore(empty, whole, { over: false }), /is in use\. Stop Vatra/))
  const leaving = asOwner(empty, () => passed(400))
  await passed(100)
  assert.equal((await restore(empty, whole, { over: false })).setAside, null)
  await leaving
})
