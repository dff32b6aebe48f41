import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { ownDatabase } from '#testing/database.ts'
import { locked } from './examine.ts'

test('a table without forced row-level security is named, and an empty database is no proof', async () => {
  const empty = await ownDatabase({ migrated: false })
  assert.equal((await locked(empty.owner)).ok, false)
  const store = await ownDatabase()
  assert.equal((await locked(store.owner)).ok, true)
  await sql`create table pub.left_open (x int)`.execute(store.owner)
  await sql`alter table pub.left_open enable row level security`.execute(store.owner)
  assert.deepEqual(await locked(store.owner), { check: 'row-security', ok: false, says: 'It is not forced on pub.left_open.' })
})
