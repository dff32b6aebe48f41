import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { CompiledQuery, sql } from 'kysely'
import { operator, stranger } from '#access/actor.ts'
import { publicKeyOf } from '#domains/record/index.ts'
import { describeOrganisation, organisation, organisations, registerOrganisation } from '#domains/partners/index.ts'
import { tables } from '#domains/partners/tables.ts'
import { nameHash, nameHashes } from '#domains/people/proofs/password.ts'
import { identifierHashes } from '#domains/people/providers/provider.ts'
import { usedIdentity } from '#domains/people/providers/whose-identity.ts'
import { publicKeys, signed, trulySigned } from '#domains/record/chain/signing.ts'
import { findInvitation } from '#domains/survey/fielding/find-invitation.ts'
import type { DirectorateId } from '#domains/territory/words.ts'
import { foundUnder } from '#frame/lock/found-under.ts'
import { seeing, within } from '#frame/within.ts'
import type { Store } from '#platform/db.ts'
import { keyUnder } from '#platform/keys.ts'
import { keyedHash, keyedHashes } from '#platform/secrets/keyed-hash.ts'
import { foundBy, keptSecrets } from '#platform/secrets/kept/kept-secrets.ts'
import { locked } from '#platform/secrets/locked.ts'
import { brokenSeals } from '#platform/sealing/rows/broken-seals.ts'
import { noteRoots, notedRoots } from '#platform/secrets/root-prints.ts'
import { algorithmsInUse, versionsInUse } from '#platform/sealing/rows/rewrap-rows.ts'
import { secretsUnder } from '#platform/sealing/rows/secrets-under.ts'
import { SealBroken } from '#platform/sealing/seal-broken.ts'
import { openColumns, sealRows } from '#platform/sealing/rows/seal-rows.ts'
import { rewrapped } from '#platform/secrets/envelope.ts'
import { addVersion, rootsIn, textOf } from '#platform/secrets/root-keys.ts'
import { serverOf } from '#platform/server.ts'
import { countPictures } from '#platform/picture/count-pictures.ts'
import { storedPictures } from '../../cli/installation/checks/stored-pictures.ts'
import { rootsFrom } from '../../cli/installation/keys/recover.ts'
import { retired } from '../../cli/installation/keys/retire.ts'
import { rewrappedAll } from '../../cli/installation/keys/rewrap.ts'
import { rotated } from '../../cli/installation/keys/rotate.ts'
import { sheetOf } from '../../cli/installation/keys/sheet.ts'
import { stillNeeded } from '../../cli/installation/keys/still-needed.ts'
import { projectTree, sources, treeOf, type Tree } from '../../../tools/tree.ts'
import { ownDatabase } from '../database.ts'
import { place } from '../people.ts'
import { publishedTown } from '../published-town.ts'
import { refused } from '../story.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-rotated-'))
const keys = join(folder, 'keys', 'root.key')
let store: Awaited<ReturnType<typeof ownDatabase>>, codes: readonly string[]
const caller = () => ({ actor: operator, store, now: new Date('2027-01-10T09:00:00Z') })
const here = { directorate: place.directorate }

before(async () => {
  // Keys of this file's own: the run's are not rotated under other tests.
  await ownDatabase().then((own) => (store = own))
  process.env.VATRA_KEYS = keys
  ;({ codes } = await publishedTown(store))
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
  await setTimeout(1100)
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
  await owned(`alter table partners.organisations add constraint channels_sealed check (length(channels #>> '{}') > 460 and (channels #>> '{}') ~ '^[~!][1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$') not valid`)
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

test('wrapping anew is killed in the middle and goes on while people read: no read fails, and then nothing needs the old key; a picture too is only given another beginning (SEC-22)', async (t) => {
  const picture = { directorate_id: place.directorate, id: crypto.randomUUID(), commissariat_id: place.talsi, progress_id: null, improvement_id: crypto.randomUUID(), moment: 'after', caption: 'The lamp', shown: false, media_type: 'image/jpeg', width: 9, height: 9, bytes: Buffer.alloc(200_000, 'photograph'), taken_on: '2027-01-09' }
  await owned('alter table work.pictures drop constraint pictures_directorate_id_improvement_id_fkey')
  const pictures = store.owner.withTables<{ 'work.pictures': typeof picture }>()
  await pictures.insertInto('work.pictures').values(picture).execute()
  const bytesOf = async () => (await sql<{ bytes: Buffer }>`select bytes from work.pictures where id = ${picture.id}`.execute(store.owner)).rows[0]!.bytes
  const before = await bytesOf()
  assert.ok(!before.includes('photograph'), 'it is kept sealed')
  const version = addVersion(keys)
  await noteRoots(store.owner, keys)
  await setTimeout(1100)
  // A process of its own wraps anew, and is killed when the first hundreds are through.
  const { server: at, as } = serverOf(store.config.databaseUrl!)
  const program = `import { openPool } from '#platform/server.ts'; import { rewrapRows } from '#platform/sealing/rows/rewrap-rows.ts'; await rewrapRows(openPool(${JSON.stringify(at)}, ${JSON.stringify(as)}, { most: 1, patience: 0 }))`
  const wrapping = spawn(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, VATRA_KEYS: keys }, stdio: ['ignore', 'ignore', 'inherit'] })
  const over = once(wrapping, 'exit')
  const under = async () => (await sql<{ n: number }>`select count(*)::int as n from partners.organisations where channels #>> '{}' like ${`~${version}.%`}`.execute(store.owner)).rows[0]!.n
  while ((await under()) === 0 && wrapping.exitCode === null) await setTimeout(5)
  wrapping.kill('SIGKILL')
  assert.deepEqual((await over).at(1), 'SIGKILL')
  const secrets = (await secretsUnder(store.owner)).reduce((sum, { hash, versions }) => sum + (hash ? 0 : versions[version - 1] ?? 0), 0)
  const [done, left] = [await under(), (await versionsInUse(store.owner))[version - 1] ?? 0]
  assert.ok(done > 0 && left > 0, `${done} done, ${left} left`)
  let working = true, reads = 0
  const failed: unknown[] = []
  const reading = async () => {
    for (; working; reads++) {
      await remarks().catch((wrong: unknown) => failed.push(wrong))
      const seen = await pictures.selectFrom('work.pictures').select('bytes').where('id', '=', picture.id).executeTakeFirstOrThrow()
      if (!seen.bytes.equals(picture.bytes)) failed.push('another picture')
      await setTimeout(100)
    }
  }
  const load = reading().catch((wrong: unknown) => failed.push(wrong))
  const { rewrapped, broken } = await rewrappedAll(store.owner, undefined, 400).finally(() => (working = false))
  await load
  t.diagnostic(`killed after ${done} of ${done + left} data keys; ${rewrapped} were left, ${reads} reads of all rows and the picture meanwhile`)
  assert.deepEqual([rewrapped - secrets, broken, failed], [left, 0, []])
  assert.deepEqual(Object.keys(await versionsInUse(store.owner)), [String(version)])
  const after = await bytesOf()
  assert.ok(after.subarray(0, 3).toString() === `~${version}.` && after.subarray(84).equals(before.subarray(84)), 'what was sealed stays as it is')
  // The control: a picture changed in one place does not open, and is counted.
  await owned(`update work.pictures set bytes = set_byte(bytes, 1000, get_byte(bytes, 1000) # 1) where id = '${picture.id}'`)
  assert.deepEqual((await brokenSeals(store.owner)).broken, { 'work.pictures.bytes': 1 })
  await owned(`delete from work.pictures where id = '${picture.id}'`)
})

test('pictures and requests that were there before are sealed at the next start, all of a row at once, and open as they were (SEC-14)', async () => {
  const [picture, request] = [crypto.randomUUID(), crypto.randomUUID()], photograph = Buffer.alloc(3000, 'photograph')
  const { rows: rules } = await sql<{ table: string; rule: string; says: string }>`
    select conrelid::regclass::text as table, conname as rule, pg_get_constraintdef(oid) as says from pg_constraint where conname like '%\\_sealed' and conrelid in ('work.pictures'::regclass, 'privacy.requests'::regclass)`.execute(store.owner)
  assert.equal(rules.length, 6)
  for (const { table, rule } of rules) await owned(`alter table ${table} drop constraint ${rule}`)
  await owned(`insert into work.pictures (directorate_id, id, commissariat_id, improvement_id, moment, caption, shown, media_type, width, height, bytes, taken_on) values ('${place.directorate}', '${picture}', '${place.talsi}', gen_random_uuid(), 'after', 'The lamp', false, 'image/jpeg', 9, 9, convert_to('${photograph}', 'UTF8'), '2027-01-09')`)
  await owned(`insert into privacy.requests (directorate_id, id, person_id, kind, words, asked_on, due_on, decided_on, outcome, because) values ('${place.directorate}', '${request}', gen_random_uuid(), 'access', 'What is kept of me?', '2027-01-01', '2027-02-01', '2027-01-15', 'granted', 'All of it was given')`)
  for (const { table, rule, says } of rules) await owned(`alter table ${table} add constraint ${rule} ${says.replace(/ NOT VALID$/, '')} not valid`)
  const seen = store.owner.withTables<{ 'work.pictures': { id: string; caption: string; bytes: Buffer }; 'privacy.requests': { id: string; words: string; because: string; lifted_because: string | null } }>()
  const pictureSeen = () => seen.selectFrom('work.pictures').select(['caption', 'bytes']).where('id', '=', picture).executeTakeFirstOrThrow()
  // The control: unsealed, neither is read.
  await assert.rejects(pictureSeen(), SealBroken)
  assert.equal(await sealRows(store.owner), 2)
  assert.deepEqual(await openColumns(store.owner), [])
  assert.deepEqual(await pictureSeen(), { caption: 'The lamp', bytes: photograph })
  assert.deepEqual(await seen.selectFrom('privacy.requests').select(['words', 'because', 'lifted_because']).where('id', '=', request).executeTakeFirstOrThrow(), { words: 'What is kept of me?', because: 'All of it was given', lifted_because: null })
  const raw = await sql<{ bytes: Buffer; words: string }>`select p.bytes, r.words from work.pictures p, privacy.requests r where p.id = ${picture} and r.id = ${request}`.execute(store.owner)
  assert.ok(!raw.rows[0]!.bytes.includes('photograph') && !raw.rows[0]!.words.includes('kept'))
  await owned(`delete from work.pictures where id = '${picture}'`)
})

test('the doctor says so from four fifths of a directorate\'s share of pictures on, at 80, 90 and 95 of a hundred and when it is full; what the clock took is not counted any more (5.2.4)', async () => {
  const picture = (id: string) => ({ directorate_id: place.directorate, id, commissariat_id: place.talsi, progress_id: null, improvement_id: crypto.randomUUID(), moment: 'after', caption: 'The lamp', shown: false, media_type: 'image/jpeg', width: 9, height: 9, bytes: Buffer.alloc(50_000, 'photograph'), taken_on: '2027-01-09' })
  const pictures = store.owner.withTables<{ 'work.pictures': ReturnType<typeof picture> }>(), ids = [crypto.randomUUID(), crypto.randomUUID()] as const
  await pictures.insertInto('work.pictures').values(ids.map(picture)).execute()
  const counted = async () => (await countPictures(store.owner), (await sql<{ pictures: string; bytes: string }>`select pictures, bytes from work.picture_counts where directorate_id = ${place.directorate}`.execute(store.owner)).rows[0]!)
  const { pictures: two, bytes } = await counted()
  assert.deepEqual([two, Number(bytes) > 100_000], ['2', true])
  const at = (share: number) => storedPictures(store.owner, { pictures: { aDay: 100, bytes: Number(bytes) / share } })
  const told = await Promise.all([0.79, 0.81, 0.91, 0.96, 1.01].map(at))
  assert.deepEqual(told.map(({ ok }) => ok), [true, false, false, false, false])
  for (const [turn, says] of [/less than 80 %/, /81 % .*think of room/, /91 % .*make room this month/, /96 % .*within days/, /101 % .*is full/].entries()) assert.match(told[turn]!.says, says)
  await owned(`delete from work.pictures where id = '${ids[0]}'`)
  assert.equal((await counted()).pictures, '1')
  await owned(`delete from work.pictures where id = '${ids[1]}'`)
})

test('an old key is destroyed when nothing needs it, and refused while a row, a backup or what cannot be made anew does (SEC-22)', async () => {
  const config = { keys, folder, erased: join(folder, 'keys', 'erased.jsonl') }, days = (count: number) => new Date(Date.now() + count * 86_400_000)
  const [, , newest] = [...rootsIn(keys).keys()]
  const no = (version: number, now: Date, why: RegExp) => assert.rejects(retired(store.owner, config, version, now), why)
  await no(newest!, days(40), /Key 3 is the newest/)
  await no(1, days(40), /Backups are kept for 35 days|was made while|still needed by/)
  await no(9, days(40), /There is no key 9/)
  await no(2, days(1), /Backups are kept for 35 days/)
  mkdirSync(join(folder, 'backups'))
  const backup = join(folder, 'backups', 'before-the-move.vatra')
  writeFileSync(backup, 'kept')
  utimesSync(backup, days(-2), days(-2))
  await no(2, days(40), /before-the-move\.vatra was made while key 2 was in use/)
  rmSync(backup)
  // The control: one row that is still under it is seen.
  const { rows: [kept] } = await sql<{ id: string; sealed: string }>`select id, channels #>> '{}' as sealed from partners.organisations limit 1`.execute(store.owner)
  const back = rewrapped('contact', { table: 'partners.organisations', row: `${place.directorate}|${kept!.id}` }, kept!.sealed, 2)
  await sql`update partners.organisations set channels = to_jsonb(${back}::text) where id = ${kept!.id}`.execute(store.owner)
  await no(2, days(40), /Key 2 is still needed by:\n {2}1 sealed texts and pictures: vatra keys rewrap makes them anew/)
  await rewrappedAll(store.owner, undefined, 0)
  assert.ok(readFileSync(keys, 'utf8').split('\n')[1]!.length > 40)
  const known = publicKeyOf(2)
  await retired(store.owner, config, 2, days(40))
  assert.deepEqual([readFileSync(keys, 'utf8').split('\n')[1], [...rootsIn(keys).keys()]], [`2 retired ${known}`, [1, 3]])
  await noteRoots(store.owner, keys)
  assert.ok((await remarks()).length >= 1200)
  // Its sheet names what is left, and is typed back to the same file.
  assert.equal(textOf(rootsFrom(sheetOf(keys))), readFileSync(keys, 'utf8').replace(` ${known}`, ''))
  assert.equal(addVersion(keys), 4)
  await noteRoots(store.owner, keys)
})

test('the first key goes too: what is found by it is found by each key that is here while everything is made anew by another algorithm, and it is refused to go while something needs it (SEC-22, SEC-21)', async (t) => {
  const config = { keys, folder, erased: join(folder, 'keys', 'erased.jsonl') }, days = (count: number) => new Date(Date.now() + count * 86_400_000)
  await owned(`delete from partners.organisations where name like 'Old %' and name not like 'Old 1__'`)
  const [ana, resident, provider, identity] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  // As they were kept when there was one key: a name, a mailbox, a secret at a provider, an identity; the town's letters are of that time too.
  const sealedFirst = (purpose: string, of: string, text: string) => `1.${locked(keyUnder(purpose, 1)!, `1|${of}`, Buffer.from(text)).toString('base64url')}`
  const address = keyedHash('residents mailboxes', 'ana@mail.example', 1)
  await owned(`insert into people.persons (directorate_id, id, name) values ('${place.directorate}', '${ana}', 'Ana')`)
  await owned(`insert into people.passwords values ('${place.directorate}', '${ana}', '${keyedHash('sign-in names', 'ana', 1)}', '${sealedFirst('sign-in proofs', `people.passwords|${ana}|name`, 'Ana')}', '${sealedFirst('sign-in proofs', `people.passwords|${ana}|password`, 'x.y')}', '${sealedFirst('sign-in proofs', `people.passwords|${ana}|secret`, 'JBSW')}', 0, now())`)
  await owned(`insert into residents.registrations values ('00000000-0000-0000-0000-000000000000', '${resident}', '${address}', '${sealedFirst('residents', `residents|${address}|address`, 'ana@mail.example')}', 'en', null)`)
  await owned(`insert into people.providers (directorate_id, id, kind, names, open, site, issuer, client, secret, claims, least, asks_every_time, changed_at) values ('${place.directorate}', '${provider}', 'openid', '{}', true, 'https://x.example', 'https://id.example', 'vatra', '${sealedFirst('sign-in providers', `people.providers|${provider}|secret`, 'hidden')}', '{}', 'low', false, now())`)
  await owned(`insert into people.identities values ('${place.directorate}', '${identity}', '${ana}', '${provider}', '${identifierHashes(provider, '4711')[0]}', now(), null, null)`)
  const head = signed({ directorate: place.directorate as DirectorateId, sequence: 1, hash: 'a'.repeat(64), at: '2027-01-10T09:00:00.000Z' }, createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), keyUnder('heads of the record', 1)!]), format: 'der', type: 'pkcs8' }))
  const asking = { actor: stranger, store, now: new Date('2027-01-10T09:00:00Z') }
  const looked = (hashes: readonly string[], table: 'people.passwords' | 'residents.registrations', column: 'name_hash' | 'address_hash') => within(asking, 'all', async (ctx) => {
    let looks = 0
    const { found } = await foundUnder(ctx, hashes, async (hash) => (looks++, (await sql<{ person_id: string }>`select person_id from ${sql.table(table)} where ${sql.ref(column)} = ${hash}`.execute(ctx.db)).rows[0]))
    return { who: found?.person_id, looks }
  })
  const findsAna = () => looked(nameHashes('ana'), 'people.passwords', 'name_hash'), findsHer = () => looked(keyedHashes('residents mailboxes', 'ana@mail.example'), 'residents.registrations', 'address_hash')
  const letter = (code: string) => within(asking, 'all', async (ctx) => (await findInvitation(ctx, code, { answering: false })).hash)
  const here = [...rootsIn(keys).keys()], newest = here.at(-1)!
  assert.deepEqual([await findsAna(), await looked(nameHashes('nobody'), 'people.passwords', 'name_hash')], [{ who: ana, looks: here.length }, { who: undefined, looks: here.length }], 'whoever is unknown is looked for as often')
  assert.match(await letter(codes[0]!.replaceAll('-', '')), /^[0-9a-f]{64}$/)
  // The control: a look by the newest key alone finds neither.
  assert.deepEqual([(await looked(nameHashes('ana').slice(-1), 'people.passwords', 'name_hash')).who, nameHash('ana')], [undefined, nameHashes('ana').at(-1)])

  process.env.VATRA_SEALING = 'chacha20-poly1305'
  let working = true, looks = 0
  const missed: unknown[] = []
  const looking = async () => {
    for (; working; looks++) {
      if ((await findsAna()).who !== ana || (await findsHer()).who !== resident) missed.push('not found')
      await remarks().catch((wrong: unknown) => missed.push(wrong))
    }
  }
  const load = looking().catch((wrong: unknown) => missed.push(wrong))
  const { rewrapped, broken } = await rewrappedAll(store.owner, undefined, 0).finally(() => (working = false))
  await load
  t.diagnostic(`${rewrapped} made anew by another algorithm, ${looks} looks meanwhile`)
  assert.deepEqual([missed, broken, Object.keys(await algorithmsInUse(store.owner)), Object.keys(await versionsInUse(store.owner)), (await brokenSeals(store.owner)).broken], [[], 0, ['!'], [String(newest)], {}])
  assert.ok(looks > 1 && rewrapped > 60, `${looks} looks, ${rewrapped} made anew`)
  const kept = (await sql<{ row: string }>`select p::text || r::text || v::text as row from people.passwords p, residents.registrations r, people.providers v`.execute(store.owner)).rows[0]!.row
  assert.ok(!/[(,]1\.[A-Za-z0-9_-]{20}/.test(kept) && kept.split(`!${newest}.`).length === 6 && kept.includes(`${newest}.`))
  assert.deepEqual([(await findsAna()).who, (await findsHer()).who], [ana, resident])

  const no = (why: RegExp) => assert.rejects(retired(store.owner, config, 1, days(80)), why)
  await no(/Key 1 is still needed by:\n[^]*3 invitations, which are found by the codes in their letters: they go by themselves when their surveys are closed and 14 days are over, by 2027-02-04 if those close on their day;/)
  await no(/1 people whom a provider of sign-in names: each is made anew when that person next signs in/)
  // She signs in by her provider; the letters' time is over; what is sent again is not any more.
  await within({ ...asking, actor: stranger }, 'all', async (ctx) => {
    await seeing(ctx, { directorate: place.directorate, areas: [], person: ana })
    await usedIdentity(ctx, { directorate: place.directorate, person: ana, identity, known: { hashes: identifierHashes(provider, '4711') } as never })
  })
  for (const table of ['survey.drafts', 'survey.invitations', 'frame.repeats']) await owned(`delete from ${table}`)
  assert.deepEqual(await stillNeeded(store.owner, config, 1), [])
  await rewrappedAll(store.owner, undefined, 0)
  assert.deepEqual(publicKeys().length, here.length + 1)
  await retired(store.owner, config, 1, days(80))
  assert.match(readFileSync(keys, 'utf8'), /^1 retired [A-Za-z0-9_-]{43}\n2 retired /)
  await noteRoots(store.owner, keys)
  assert.deepEqual([(await findsAna()).who, (await findsHer()).who, trulySigned(head, publicKeys()), trulySigned({ ...head, sequence: 2 }, publicKeys()), (await brokenSeals(store.owner)).broken], [ana, resident, true, false, {}])
  assert.match(sheetOf(keys), /Key 1 is destroyed\. What it signed is known by [A-Za-z0-9_-]{43}/)
  assert.equal(textOf(rootsFrom(sheetOf(keys))), readFileSync(keys, 'utf8').replace(/ [A-Za-z0-9_-]{43}$/gm, ''))
  delete process.env.VATRA_SEALING
})

test('what the database asks of sealed columns takes either algorithm, and every place that seals by itself is on the list of what is made anew', async () => {
  const { rows } = await sql<{ place: string; says: string }>`select conrelid::regclass || '.' || conname as place, pg_get_constraintdef(oid) as says from pg_constraint where conname like '%\\_sealed'`.execute(store.owner)
  assert.ok(rows.length > 30)
  const narrow = (all: typeof rows) => all.filter(({ says }) => !says.includes('^[~!][1-9]')).map(({ place: where }) => where)
  assert.deepEqual(narrow(rows), [])
  assert.deepEqual(narrow([{ place: 'x.y_sealed', says: "CHECK (y ~ '^~[1-9]')" }]), ['x.y_sealed'])
  // Where something is sealed by itself, or found by a keyed hash, and what the lists know of it; what travels in a form or a cookie lies in no row.
  const inPassing = ['errands to providers', 'way out', 'envelopes of sheets', 'carried out', 'copies of the record', 'residents', 'repeats/${secret}', 'keyings of sheets', 'drafts of sheets']
  const purposes = (tree: Tree) => sources(tree).filter(([path]) => !/^src\/testing|\.test\.ts$|^src\/platform/.test(path)).flatMap(([path, text]) =>
    /secrets\/(sealed|keyed-hash)\.ts'/.test(text) ? [...text.matchAll(/(?:\b(?:un)?sealed(?:Bytes)?\(|keyedHash(?:es)?\(|purpose = |^type Purpose = )[`']([^`']+)[`']/gm)].map(([, purpose]) => `${path}: ${purpose}`) : [])
  const unknown = (tree: Tree) => purposes(tree).filter((one) => ![...keptSecrets, ...foundBy].some(({ purpose }) => one.endsWith(`: ${purpose}`)) && !inPassing.some((purpose) => one.endsWith(`: ${purpose}`)))
  assert.ok(purposes(projectTree()).length > 15)
  assert.deepEqual(unknown(projectTree()), [])
  assert.deepEqual(unknown(treeOf({ 'src/domains/x/y.ts': "import { sealed } from '#platform/secrets/sealed.ts'\nsealed('a new drawer', 'x', 'y')" })), ['src/domains/x/y.ts: a new drawer'])
})

const owned = (statement: string) => store.owner.executeQuery(CompiledQuery.raw(statement))
