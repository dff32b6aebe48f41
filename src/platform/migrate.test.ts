import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { ownDatabase } from '#testing/database.ts'
import { migrate, outstanding } from './migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-migrations-'))
after(() => rmSync(folder, { recursive: true }))

/** A fresh folder of migrations and a database that has seen none. */
async function fresh(files: Record<string, string>) {
  const own = mkdtempSync(join(folder, 'each-'))
  const write = (name: string, text: string) => writeFileSync(join(own, name), text)
  for (const [name, text] of Object.entries(files)) write(name, text)
  return { own, write, store: await ownDatabase({ migrated: false }) }
}

const first = { '0001-a-town-has-wells.sql': 'create schema town; create table town.wells (name text);' }

test('a second migration does nothing, and what was applied belongs to app_migrate', async () => {
  const { own, store } = await fresh(first)
  assert.deepEqual(await outstanding(store.owner, own), ['0001-a-town-has-wells.sql'])
  assert.deepEqual(await migrate(store.owner, own), ['0001-a-town-has-wells.sql'])
  assert.deepEqual(await migrate(store.owner, own), [])
  assert.deepEqual(await outstanding(store.owner, own), [])
  const { rows } = await sql<{ tableowner: string }>`select tableowner from pg_tables where tablename = 'wells'`.execute(store.owner)
  assert.deepEqual(rows, [{ tableowner: 'app_migrate' }])
})

test('a file that was changed after it was applied is refused, and the sentence names it', async () => {
  const { own, write, store } = await fresh(first)
  await migrate(store.owner, own)
  write('0001-a-town-has-wells.sql', `${first['0001-a-town-has-wells.sql']} -- only a word more`)
  await assert.rejects(migrate(store.owner, own), /0001-a-town-has-wells\.sql was changed after it was applied/)
})

test('a file that breaks half-way leaves nothing of itself, and those before it stay', async () => {
  const { own, write, store } = await fresh(first)
  write('0002-a-well-has-a-depth.sql', 'alter table town.wells add depth int; alter table town.rivers add depth int;')
  await assert.rejects(migrate(store.owner, own), /0002-a-well-has-a-depth\.sql: relation "town\.rivers" does not exist/)
  const { rows } = await sql<{ column_name: string }>`select column_name from information_schema.columns where table_schema = 'town'`.execute(store.owner)
  assert.deepEqual(rows.map((row) => row.column_name), ['name'])
  write('0002-a-well-has-a-depth.sql', 'alter table town.wells add depth int;')
  assert.deepEqual(await migrate(store.owner, own), ['0002-a-well-has-a-depth.sql'])
})

test('two that migrate at the same moment apply each file once', async () => {
  const { own, write, store } = await fresh(first)
  write('0002-a-well-is-dug.sql', `insert into town.wells values ('upper'); select pg_sleep(0.1);`)
  const applied = await Promise.all([migrate(store.owner, own), migrate(store.owner, own)])
  assert.deepEqual(applied.flat().sort(), ['0001-a-town-has-wells.sql', '0002-a-well-is-dug.sql'])
  const { rows } = await sql`select name from town.wells`.execute(store.owner)
  assert.deepEqual(rows, [{ name: 'upper' }])
})

test('a file slipped in before one that is applied is refused, and so is a database that a newer version has migrated', async () => {
  const { own, write, store } = await fresh({ '0002-late.sql': 'create schema late' })
  await migrate(store.owner, own)
  write('0001-early.sql', 'create schema early')
  await assert.rejects(migrate(store.owner, own), /0001-early\.sql comes before 0002-late\.sql, which is applied already/)
  rmSync(join(own, '0001-early.sql'))
  rmSync(join(own, '0002-late.sql'))
  write('0003-other.sql', 'create schema other')
  await assert.rejects(migrate(store.owner, own), /has seen 0002-late\.sql, which this program does not know/)
})

test('a migration is named by a number of its own and a sentence', async () => {
  for (const wrong of ['7-wells.sql', '0001-Wells.sql', '0001-another-first.sql']) {
    const { own, write, store } = await fresh(first)
    write(wrong, 'select 1')
    await assert.rejects(migrate(store.owner, own), new RegExp(`migrations/.* a migration is named by a number of its own`), wrong)
  }
})
