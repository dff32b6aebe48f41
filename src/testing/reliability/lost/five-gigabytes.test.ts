import assert from 'node:assert/strict'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { carriedNow, copiedNow } from '#cli/installation/changes/carried-changes.ts'
import { addPerson } from '#domains/people/index.ts'
import { foundDirectorate } from '#domains/territory/index.ts'
import { openStore, type Db } from '#platform/db.ts'
import { elsewhere, station, typedAt } from './station.ts'

/** So much is kept; a smaller number is for whoever tries the test itself. */
const gigabytes = Number(process.env.VATRA_GIGABYTES ?? 5)
const minutes = 15

test(`a station of ${gigabytes} GB is lost and is back, with what was acknowledged last, within ${minutes} minutes (REL-04)`, { skip: process.env.VATRA_NIGHT ? false : 'at night' }, async (t) => {
  const lost = await station(), said: Record<string, number> = {}
  const timed = async <R>(what: string, work: () => Promise<R> | R): Promise<R> => {
    const begun = performance.now()
    return Promise.resolve(work()).finally(() => { said[what] = Math.round((performance.now() - begun) / 100) / 10; t.diagnostic(`${what}: ${said[what]} s`) })
  }
  try {
    const at = { actor: operator, store: lost.store, now: new Date() }
    const { directorate } = await foundDirectorate(at, { code: 'large', country: 'LV', names: { en: 'Large' } })
    await timed('filled', () => filled(lost.store.owner, directorate))
    const { rows: [size] } = await sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`.execute(lost.store.owner)
    assert.ok(Number(size!.bytes) >= gigabytes * 1e9, `only ${size!.bytes} bytes`)
    await timed('copied while at work', () => copiedNow(lost.config, new Date()))
    // A long day's work after the copy: its log has to be replayed.
    await timed('a day of work', () => incidents(lost.store.owner, directorate, 20_000 * gigabytes))
    await addPerson(at, { directorate, name: 'The last one' })
    await timed('carried', () => carriedNow(lost.config, new Date()))
    const folder = join(lost.backups, 'changes', readdirSync(join(lost.backups, 'changes'))[0]!)
    t.diagnostic(`${(Number(size!.bytes) / 1e9).toFixed(2)} GB in the database, ${(readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e9).toFixed(2)} GB in the folder of changes`)
    await lost.killed()
    rmSync(dirname(lost.cluster), { recursive: true })
    const begun = performance.now(), there = elsewhere(lost)
    const put = await timed('restored', () => typedAt(there, 'restore', lost.backups))
    assert.equal(put.status, 0, put.stderr)
    const store = await timed('opened', () => openStore(there))
    const { rows } = await sql<{ name: string }>`select name from people.persons where name = 'The last one'`.execute(store.owner)
    const took = (performance.now() - begun) / 60_000
    await store.close()
    assert.equal(rows.length, 1, put.stdout)
    t.diagnostic(`back after ${took.toFixed(1)} minutes`)
    assert.ok(took <= minutes, `back after ${took} minutes only`)
  } finally {
    lost.clear()
  }
})

/** Incidents, as a large directorate has them after decades: small rows with four indexes cost more to bring back than the same bytes of pictures. */
async function filled(owner: Db, directorate: string): Promise<void> {
  const size = async () => Number((await sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`.execute(owner)).rows[0]!.bytes)
  while ((await size()) < gigabytes * 1e9) await incidents(owner, directorate, 600_000)
}

const incidents = (owner: Db, directorate: string, count: number) => sql`
  insert into incidents.incidents (directorate_id, id, commissariat_id, batch_id, zone_id, category, happened_on, precise_to, hour, lon, lat, found_by, counts)
  select ${directorate}::uuid, uuidv7(), ${directorate}::uuid, uuidv7(), gen_random_uuid(), 'theft', date '2020-01-01' + (n / 5000)::int % 2400, 'day', n % 24, 22 + random(), 57 + random(), 'reported', 1 from generate_series(1, ${count}::int) as n`.execute(owner)
