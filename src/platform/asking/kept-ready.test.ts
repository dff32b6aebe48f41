import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { ownDatabase } from '#testing/database.ts'
import { openPool, serverOf } from '../server.ts'

/** One connection as who answers requests, and one as the owner of the server, to a table whose rows each belong to somebody. */
let requests: Kysely<unknown>, superuser: Kysely<unknown>
before(async () => {
  const store = await ownDatabase()
  const { server, as } = serverOf(store.config.databaseUrl!)
  superuser = openPool(server, as, { most: 1, patience: 5_000 })
  requests = store.requests
  await sql`create table public.kept (whose text, words text)`.execute(superuser)
  await sql`alter table public.kept enable row level security`.execute(superuser)
  await sql`create policy own on public.kept using (whose = current_setting('kept.whose', true))`.execute(superuser)
  await sql`grant select on public.kept to app_rw`.execute(superuser)
  await sql`insert into public.kept values ('arta', 'of Arta'), ('celine', 'of Celine')`.execute(superuser)
})

/** What somebody reads, over one connection, in a transaction of their own. */
const reads = (whose: string, words: string) => requests.transaction().execute(async (tx) => {
  await sql`select set_config('kept.whose', ${whose}, true)`.execute(tx)
  const { rows } = await sql<{ words: string }>`select * from public.kept where words <> ${words}`.execute(tx)
  const { rows: [ready] } = await sql<{ many: string; mine: string; blind: string }>`select count(*) as many, count(*) filter (where statement like '%public.kept where%') as mine, coalesce(sum(generic_plans), 0) as blind from pg_prepared_statements`.execute(tx)
  return { words: rows.map((row) => row.words), mine: Number(ready!.mine), many: Number(ready!.many), blind: Number(ready!.blind) }
})

test('what is asked again and again is kept ready, and still each reads their own rows alone: rules and values are looked at each time', async () => {
  assert.equal((await reads('arta', '')).mine, 0, 'what was asked once is not kept')
  let kept = 0
  for (let again = 0; again < 12; again++) {
    assert.deepEqual((await reads('arta', '')).words, ['of Arta'])
    const { words, mine, blind } = await reads('celine', "' or true --")
    assert.deepEqual(words, ['of Celine'])
    assert.equal(blind, 0, 'planned with its values')
    assert.deepEqual((await reads('nobody', '')).words, [])
    assert.deepEqual((await reads('arta', 'of Arta')).words, [])
    kept = mine
  }
  assert.equal(kept, 1)
  await sql`drop policy own on public.kept`.execute(superuser)
  await sql`create policy own on public.kept using (whose = 'celine')`.execute(superuser)
  assert.deepEqual((await reads('arta', '')).words, ['of Celine'], 'a rule that changes is read at once')
})

test('however many statements come, a connection keeps at most 256 of them and answers the others too', async () => {
  for (let nth = 0; nth < 300; nth++) {
    for (let again = 0; again < 4; again++) assert.deepEqual((await sql<{ sum: number }>`select ${again}::int + ${sql.lit(nth)} as sum`.execute(requests)).rows, [{ sum: again + nth }])
  }
  const { many } = await reads('celine', '')
  assert.ok(many > 100 && many <= 256, `${many} are kept`)
})

test('a table that is given another form meanwhile costs one answer at most, and then everything is read anew', async () => {
  for (let again = 0; again < 4; again++) assert.deepEqual((await reads('celine', '')).words, ['of Celine'])
  await sql`alter table public.kept add column since int`.execute(superuser)
  await assert.rejects(reads('celine', ''), { code: '0A000' }, 'the control: there was something to read anew')
  for (let again = 0; again < 4; again++) assert.deepEqual((await reads('celine', '')).words, ['of Celine'])
})
