import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { steps } from '#platform/migrate.ts'
import { ownDatabase } from '#testing/database.ts'
import { place } from '#testing/people.ts'

test('what was published in many words before says the same one word after the migration, and nothing else of it changes (PRIV-04)', async () => {
  const store = await ownDatabase()
  const [migration] = steps().filter(({ name }) => name.startsWith('0015-'))
  const figures = [{ of: 'light', withheld: 'too-few-alike' }, { of: 'dogs', withheld: 'fewer-than-30' }, { of: 'to-protect', withheld: null }]
  const cells = { figures: [{ cells: ['too-few-alike', 'to-protect', 'fewer-than-30', 'not-asked', null].map((withheld) => ({ withheld })) }] }
  const { waves, breakdowns, forced } = await store.owner.transaction().execute(async (owner) => {
    await sql`set local row_security = on`.execute(owner)
    await sql.raw('alter table pub.instruments no force row level security; alter table pub.waves no force row level security; alter table pub.breakdowns no force row level security').execute(owner)
    await sql`insert into pub.instruments (hash, code, version, definition) values ('h', 'small', '1', '{}')`.execute(owner)
    await sql`insert into pub.waves (directorate_id, id, commissariat_id, publication_id, name, instrument_hash, code_version, opens_on, closes_on, published_on, frame, modes, result)
      values (${place.directorate}, ${place.talsi}, ${place.talsi}, ${place.talsi}, '{}', 'h', '1', '2027-01-01', '2027-01-31', '2027-02-01', 'r', '{}', ${JSON.stringify({ figures })})`.execute(owner)
    await sql`insert into pub.breakdowns (directorate_id, commissariat_id, wave_id, question, result) values (${place.directorate}, ${place.talsi}, ${place.talsi}, 'age', ${JSON.stringify(cells)})`.execute(owner)
    await sql.raw('alter table pub.instruments force row level security').execute(owner)
    await sql.raw(migration!.text).execute(owner)
    const forced = await sql<{ relname: string }>`select relname from pg_class where relnamespace = 'pub'::regnamespace and relkind = 'r' and not relforcerowsecurity`.execute(owner)
    await sql.raw('alter table pub.waves no force row level security; alter table pub.breakdowns no force row level security').execute(owner)
    const said = async (table: string) => (await sql<{ result: unknown }>`select result from ${sql.raw(table)}`.execute(owner)).rows[0]!.result
    return { waves: await said('pub.waves'), breakdowns: await said('pub.breakdowns'), forced: forced.rows }
  })
  assert.deepEqual(waves, { figures: [{ of: 'light', withheld: 'withheld' }, { of: 'dogs', withheld: 'fewer-than-30' }, { of: 'to-protect', withheld: null }] })
  assert.deepEqual(breakdowns, { figures: [{ cells: ['withheld', 'withheld', 'withheld', 'not-asked', null].map((withheld) => ({ withheld })) }] })
  assert.deepEqual(forced, [])
})
