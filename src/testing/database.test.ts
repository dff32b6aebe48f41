import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { ownDatabase, storyStore } from './database.ts'

test('the database of the stories is migrated, and serves under a login that owns nothing', async () => {
  const store = await storyStore()
  const { rows: [who] } = await sql<{ login: string; tables: string }>`
    select current_user as login, (select count(*) from platform.migrations) as tables`.execute(store.owner)
  assert.equal(who?.login, 'app_migrate')
  assert.notEqual(who?.tables, '0')
  const { rows: [served] } = await sql<{ login: string }>`select current_user as login`.execute(store.requests)
  assert.equal(served?.login, 'app_rw')
})

test('two databases of one\'s own do not know each other, and a closed one is gone', async () => {
  const [first, second] = [await ownDatabase(), await ownDatabase()]
  await sql`create table pub.only_here (x int)`.execute(first.owner)
  await assert.rejects(sql`select * from pub.only_here`.execute(second.owner), { code: '42P01' })
  await second.close()
  const { rows } = await sql<{ datname: string }>`select datname from pg_database where datname like 'own\\_%'`.execute(first.owner)
  assert.equal(rows.some(({ datname }) => datname === new URL(second.config.databaseUrl!.replace('@/', '@x/')).pathname.slice(1)), false)
  assert.equal(rows.some(({ datname }) => datname === new URL(first.config.databaseUrl!.replace('@/', '@x/')).pathname.slice(1)), true)
})

test('a day stays the text it is, a moment is a Date, a long count is text', async () => {
  const { rows: [row] } = await sql`select date '2026-03-01' as day, array[date '2026-03-01'] as days, timestamptz '2026-03-01T00:00Z' as moment, 9007199254740993::int8 as long`.execute((await storyStore()).requests)
  assert.deepEqual(row, { day: '2026-03-01', days: ['2026-03-01'], moment: new Date('2026-03-01T00:00:00Z'), long: '9007199254740993' })
})
