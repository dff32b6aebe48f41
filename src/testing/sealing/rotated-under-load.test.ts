import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { describeOrganisation, organisation, organisations, registerOrganisation } from '#domains/partners/index.ts'
import { tables } from '#domains/partners/tables.ts'
import { seeing } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { brokenSeals } from '#platform/sealing/broken-seals.ts'
import { noteRoots, notedRoots } from '#platform/secrets/root-prints.ts'
import { versionsInUse } from '#platform/sealing/rewrap-rows.ts'
import { SealBroken } from '#platform/sealing/seal-broken.ts'
import { openColumns, sealRows } from '#platform/sealing/seal-rows.ts'
import { rotated } from '../../cli/installation/keys/rotate.ts'
import { ownDatabase } from '../database.ts'
import { place } from '../people.ts'
import { publishedTown } from '../published-town.ts'
import { refused } from '../story.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-rotated-'))
const keys = join(folder, 'keys', 'root.key')
let store: Store
const caller = () => ({ actor: operator, store, now: new Date('2027-01-10T09:00:00Z') })
const here = { directorate: place.directorate }

before(async () => {
  // Keys of this file's own: the run's are not rotated under other tests.
  await ownDatabase().then((own) => (store = own))
  process.env.VATRA_KEYS = keys
  await publishedTown(store)
  await sealRows(store.owner)
  await noteRoots(store.owner, keys)
})
after(() => rmSync(folder, { recursive: true, force: true }))

const register = (name: string) => registerOrganisation(caller(), { ...here, commissariat: place.talsi, name, sector: 'ngo', channels: { phone: `+371 6${name}` }, since: '2026-01-01' })
const remarks = (): Promise<{ id: string; words: string }[]> => store.requests.transaction().execute(async (db) => {
  await seeing({ db, actor: operator, now: new Date() }, { directorate: place.directorate, areas: [place.directorate] })
  return tables({ db }).selectFrom('partners.organisations').selectAll().where('directorate_id', '=', place.directorate).execute() as unknown as { id: string; words: string }[]
})

test('ten thousand sealed rows are listed in the time of a page (measured, and told)', async (t) => {
  const rows = Array.from({ length: 10_000 }, (_, at) => ({ directorate_id: place.directorate, id: crypto.randomUUID(), commissariat_id: place.talsi, name: `Watch ${at}`, sector: 'ngo' as const, offers: null, channels: JSON.stringify({ phone: `+371 ${at}` }), since_on: '2026-01-01', left_on: null }))
  const began = performance.now()
  await store.requests.transaction().execute(async (db) => {
    await seeing({ db, actor: operator, now: new Date() }, { directorate: place.directorate, areas: [place.directorate] })
    for (let at = 0; at < rows.length; at += 1000) await tables({ db }).insertInto('partners.organisations').values(rows.slice(at, at + 1000)).execute()
  })
  const written = performance.now()
  const listed = await remarks()
  const took = performance.now() - written
  t.diagnostic(`10,000 rows: sealed and written in ${Math.round(written - began)} ms, read and opened in ${Math.round(took)} ms`)
  assert.equal(listed.length, 10_000)
  assert.ok(took < 5000, `${took} ms`)
  await sql`delete from partners.organisations where name like 'Watch %' and name not like 'Watch 1_'`.execute(store.owner)
})

test('the key is rotated while people read and write: no read fails, nothing is lost, and afterwards everything is under the new version (SEC-22)', async (t) => {
  for (let at = 0; at < 40; at++) await register(`7${at}`)
  assert.deepEqual(Object.keys(await versionsInUse(store.owner)), ['1'])
  let working = true, reads = 0, writes = 0
  const failed: unknown[] = []
  const reading = async () => {
    for (; working; reads++) await organisations(caller(), { ...here, commissariat: place.talsi }).then(({ organisations: listed }) => assert.ok(listed.every(({ channels }) => channels.phone?.startsWith('+371')))).catch((wrong: unknown) => failed.push(wrong))
  }
  const writing = async (who: number) => {
    for (let at = 0; working; at++, writes++) {
      const { organisation: made } = await register(`${who}${at}`)
      await describeOrganisation(caller(), { ...here, organisation: made, channels: { phone: `+371 9${at}` } }).catch((wrong: unknown) => failed.push(wrong))
      assert.equal((await organisation(caller(), { ...here, organisation: made })).organisation.channels.phone, `+371 9${at}`)
    }
  }
  const load = [reading(), reading(), writing(1), writing(2)].map((one) => one.catch((wrong: unknown) => void failed.push(wrong)))
  const { version, rewrapped, broken } = await rotated(store.owner, keys).finally(() => (working = false))
  await Promise.all(load)
  t.diagnostic(`${reads} lists and ${writes} changes meanwhile, ${rewrapped} data keys wrapped anew`)
  assert.deepEqual([version, broken, failed], [2, 0, []])
  assert.ok(reads > 10 && writes > 10 && rewrapped > 40)
  assert.deepEqual(Object.keys(await versionsInUse(store.owner)), ['2'])
  assert.deepEqual([...(await notedRoots(store.owner)).keys()], [1, 2])
})

test('what was changed by hand or lies under a key that is not here is refused in a sentence, by the list and by the page, and is not left out (SEC-23)', async () => {
  const [one, other] = [await register('81'), await register('82')]
  const asked = () => organisation(caller(), { ...here, organisation: one.organisation })
  const kept = await sql<{ channels: string }>`select channels #>> '{}' as channels from partners.organisations where id = ${one.organisation}`.execute(store.owner)
  const words = kept.rows[0]!.channels
  const set = (value: string) => sql`update partners.organisations set channels = to_jsonb(${value}::text) where id = ${one.organisation}`.execute(store.owner)
  const { rows: [swapped] } = await sql<{ channels: string }>`select channels #>> '{}' as channels from partners.organisations where id = ${other.organisation}`.execute(store.owner)
  const at = words.length - 40
  for (const damaged of [words.slice(0, at) + (words[at] === 'A' ? 'B' : 'A') + words.slice(at + 1), swapped!.channels, words.replace(/^~2/, '~1'), words.replace(/^~2/, '~7'), words.slice(0, -2)]) {
    await set(damaged)
    await assert.rejects(asked(), refused('frame.does-not-open'))
    await assert.rejects(organisations(caller(), { ...here, commissariat: place.talsi }), refused('frame.does-not-open'))
    assert.deepEqual((await brokenSeals(store.owner)).broken, { 'partners.organisations.channels': 1 })
  }
  await set(words)
  assert.equal((await asked()).organisation.channels.phone, '+371 681')
  // The control: with a key file that lost the new version, reading fails; the count of failures above could have seen it.
  const whole = readFileSync(keys, 'utf8')
  writeFileSync(keys, whole.split('\n').slice(0, 1).join('\n'))
  await new Promise((done) => setTimeout(done, 1100))
  await assert.rejects(remarks(), SealBroken)
  writeFileSync(keys, whole)
  await assert.doesNotReject(remarks())
})

test('keys of another installation, an old copy and none at all are refused in a sentence before anything is read (SEC-23)', async () => {
  const other = join(folder, 'other', 'root.key'), old = join(folder, 'old.key')
  await assert.rejects(noteRoots(store.owner, other), /There is no key file .*other.* vatra keys recover/)
  writeFileSync(old, `${readFileSync(keys, 'utf8').split('\n')[0]}\n`, { mode: 0o600 })
  await assert.rejects(noteRoots(store.owner, old), /lacks version 2.* old copy/)
  writeFileSync(join(folder, 'foreign.key'), `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 })
  await assert.rejects(noteRoots(store.owner, join(folder, 'foreign.key')), /of another installation/)
  await noteRoots(store.owner, keys)
})

test('rows that were there before are sealed in batches; stopped half-way, the rest is sealed at the next start, and each row once', async () => {
  await owned(`alter table partners.organisations drop constraint channels_sealed`)
  await owned(`insert into partners.organisations (directorate_id, id, commissariat_id, name, sector, channels, since_on) select '${place.directorate}', gen_random_uuid(), '${place.talsi}', 'Old ' || n, 'ngo', '{"phone": "+371 0"}', '2025-01-01' from generate_series(1, 1200) n`)
  await owned(`alter table partners.organisations add constraint channels_sealed check (length(channels #>> '{}') > 460 and (channels #>> '{}') ~ '^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$') not valid`)
  assert.deepEqual((await openColumns(store.owner)).filter(({ table }) => table === 'partners.organisations').length, 1)
  await assert.rejects(remarks(), SealBroken)
  // Killed after the first batch: one of them is done, the others are not.
  let batches = 0
  const stopped = { ...store.owner, executeQuery: store.owner.executeQuery.bind(store.owner), transaction: () => (batches++ > 0 ? (() => { throw new Error('killed') })() : store.owner.transaction()) } as unknown as Store['owner']
  await assert.rejects(sealRows(stopped), /killed/)
  const left = await sql<{ n: number }>`select count(*)::int as n from partners.organisations where channels #>> '{}' !~ '^~'`.execute(store.owner)
  assert.equal(left.rows[0]!.n, 700)
  const told: string[] = []
  await sealRows(store.owner, (done) => told.push(done))
  assert.deepEqual(told, ['sealed 700 rows of partners.organisations'])
  assert.deepEqual(await openColumns(store.owner), [])
  assert.equal(await sealRows(store.owner), 0)
  assert.ok((await remarks()).length >= 1200)
  assert.deepEqual((await brokenSeals(store.owner)).broken, {})
})

const owned = (statement: string) => store.owner.executeQuery(CompiledQuery.raw(statement))
