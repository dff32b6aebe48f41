import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, stranger } from '#access/actor.ts'
import { carriedNow, copiedNow } from '#cli/installation/changes/carried-changes.ts'
import { lastChanges, ownServersChanges } from '#cli/installation/changes/last-changes.ts'
import { putTogether } from '#cli/installation/changes/put-together.ts'
import { addPerson, assignPost, inviteToSignIn, newCode, openPost, setPassword, signIn, signInWithPassword, whoseSession } from '#domains/people/index.ts'
import { noteInformation } from '#domains/problems/index.ts'
import { signHeads, verify } from '#domains/record/index.ts'
import { answerSheet, closeWave, loadInstrument } from '#domains/survey/index.ts'
import { seeded } from '#kernel/random.ts'
import { sumOf } from '#platform/backup/lines-of.ts'
import { restore } from '#platform/backup/restore.ts'
import { tablesIn, told } from '#platform/backup/tables-in.ts'
import { chosen } from '#platform/changes/chosen.ts'
import { noteChanges } from '#platform/changes/noted.ts'
import { keptIn, openedPiece, pieceOf } from '#platform/changes/pieces.ts'
import { recovered } from '#platform/changes/recovered.ts'
import { changesKeptDays, thinOut } from '#platform/changes/thin-out.ts'
import { openServer, openStore } from '#platform/db.ts'
import { places } from '#platform/postgres/places.ts'
import { serverUser } from '#platform/postgres/server-user.ts'
import { brokenSeals } from '#platform/sealing/rows/broken-seals.ts'
import { connected } from '#platform/server.ts'
import { ownDatabase } from '../../database.ts'
import { arta, place } from '../../people.ts'
import { codeOf } from '../../sign-in/code-of.ts'
import { askedAndCarried, ledBack, scenes, type Asked } from '../../survey/linkage/asked-and-carried.ts'
import { marked } from '../../survey/linkage/asked-people.ts'
import { townOfWriters } from '../kill/town-of-writers.ts'
import { elsewhere, station, typedAt, type Station } from './station.ts'

/** One station whose people write while what they write is carried away, every few seconds here; then everything is killed, and it comes back elsewhere. Long, because one loss serves every test. */
const night = process.env.VATRA_NIGHT !== undefined, texts = night ? 500 : 40
const tag = `w${Math.floor(Math.random() * 1e9).toString(36)}`, password = 'lantern orchard seventeen ferry', now = new Date()
const here = { directorate: place.directorate }
/** Where a name was acknowledged, and when. */
type Told = { readonly name: string; readonly person: string; readonly at: number }
let lost: Station, folder: string, acknowledged: Told[], upTo: string, middle: Date, harald: { secret: string; person: string }, open: string, people: readonly string[]
const asked: Asked[] = []

before(async () => {
  lost = await station()
  const { store, config } = lost, by = { actor: operator, store, now }
  const town = await townOfWriters(store, now, 3)
  open = town.open
  harald = await comesIn(by)
  for (let nth = 0; nth < texts; nth++) await noteInformation({ actor: arta, store, now }, { zone: town.zone, kind: 'organisation', origin: 'School', words: `Boys on the roof ${tag}`, reliability: 'b', credibility: 2, learntOn: now.toISOString().slice(0, 10) })
  await copiedNow(config, new Date())
  const { id: instrument } = await loadInstrument(by, { ...here, instrument: marked })
  for (const scene of scenes(night)) for (const _ of ['once', 'once more']) asked.push(await askedAndCarried(lost, { at: by, zone: town.zone, instrument }, scene))
  for (const code of town.codes) await answerSheet({ actor: stranger, store, now }, { code, language: 'en', answers: { light: '3', dogs: '1', stolen: '2', age: '1', first: 'Lamps first' } })
  await signHeads(by, here)
  acknowledged = []
  let writing = true
  const written = async () => {
    const name = `${tag} ${acknowledged.length}`, { person } = await addPerson(by, { ...here, name })
    acknowledged.push({ name, person, at: Date.now() })
  }
  const writer = (async () => { while (writing) await written() })()
  const spaced = () => new Promise((done) => setTimeout(done, 250))
  for (let nth = 0; nth < 4; nth++) {
    await spaced()
    // What was acknowledged before a carrying begins is in it.
    upTo = (await carriedNow(config, new Date()))!.upTo
    if (nth === 1) middle = new Date(acknowledged.at(-1)!.at)
  }
  await spaced()
  writing = false
  await writer
  people = (await sql<{ id: string }>`select id::text from people.persons where name like ${`${tag}%`}`.execute(store.owner)).rows.map(({ id }) => id)
  await lost.killed()
  await store.close().catch(() => {})
  folder = join(lost.backups, 'changes', readdirSync(join(lost.backups, 'changes'))[0]!)
})
after(() => lost.clear())

/** Somebody who signs in with a password and a code. */
async function comesIn(by: { actor: typeof operator; store: Station['store']; now: Date }) {
  const { person } = await addPerson(by, { ...here, name: 'Harald Berg' })
  const { post } = await openPost(by, { ...here, role: 'analyst', area: place.talsi, from: '2026-11-01' })
  await assignPost(by, { ...here, post, person, from: '2026-11-01' })
  const { token } = await inviteToSignIn(by, { ...here, person }), outside = { ...by, actor: stranger }, { session } = await signIn(outside, { token })
  const { secret, sealed } = await newCode(outside, { session })
  await setPassword(outside, { session, name: 'harald', password, secret: sealed, code: codeOf(secret, now) })
  return { secret, person }
}

test('a station is killed with every process and comes back elsewhere: whatever was acknowledged before the last piece is there, the record holds, what is sealed opens, somebody signs in, and who was erased stays away (REL-04)', async (t) => {
  const there = elsewhere(lost), erased = acknowledged[0]!
  writeFileSync(there.erased, `${JSON.stringify({ directorate: place.directorate, person: erased.person, at: new Date().toISOString() })}\n`, { mode: 0o600 })
  const begun = performance.now(), put = typedAt(there, 'restore', lost.backups, '--json')
  assert.equal(put.status, 0, put.stderr)
  const said = JSON.parse(put.stdout) as { madeAt: string; rows: number; erasedAgain: number; chain: string[] }
  t.diagnostic(`${said.rows} rows back after ${Math.round(performance.now() - begun)} ms, up to ${said.madeAt}`)
  assert.deepEqual([said.madeAt, said.erasedAgain, said.chain], [upTo, 1, []])
  const store = await openStore(there)
  try {
    const names = new Set((await sql<{ name: string }>`select name from people.persons`.execute(store.owner)).rows.map(({ name }) => name))
    const due = acknowledged.filter(({ at }) => at <= Date.parse(upTo)), missing = due.filter(({ name }) => !names.has(name))
    assert.deepEqual(missing.map(({ name }) => name), [erased.name])
    const gone = acknowledged.filter(({ name }) => !names.has(name)).length - 1
    t.diagnostic(`${due.length} acknowledged before the last piece, all there; of ${acknowledged.length - due.length} after it, ${gone} are gone`)
    assert.ok(due.length > 20 && gone > 0, 'without rows before and after the piece this proves nothing')
    const { looked, broken } = await brokenSeals(store.owner)
    assert.ok(looked >= texts)
    assert.deepEqual(broken, {})
    const at = { actor: operator, store, now: new Date() }, { lines, wrong } = await verify(at, here)
    assert.ok(lines > 20)
    assert.deepEqual(wrong, [])
    const later = new Date(now.getTime() + 60_000), { session } = await signInWithPassword({ ...at, actor: stranger, now: later }, { name: 'harald', password, code: codeOf(harald.secret, later) })
    const { actor } = await whoseSession({ ...at, actor: stranger, now: later }, { session })
    assert.equal(actor?.kind === 'person' && actor.id, harald.person)
    assert.equal((await closeWave({ actor: arta, store, now: later }, { wave: open })).sheets, 3)
  } finally {
    await store.close()
  }
})

/** How many of the names are in a folder's pieces, put together up to a moment. */
async function namesIn(from: string, until: Date | null): Promise<Set<string>> {
  return recovered(await chosen(from, until), places(lost.config.folder, serverUser()).home, (server) =>
    connected(server, { user: 'postgres', password: '' }, async (admin) => new Set((await admin.query<{ name: string }>('select name from people.persons')).rows.map(({ name }) => name))))
}

const copied = (): string => {
  const to = join(mkdtempSync(join(lost.home, 'copy-')), folder.split('/').at(-1)!)
  cpSync(folder, to, { recursive: true })
  return to
}

test('it comes back up to a moment that is asked for; were the last piece not written, what it holds would be missing and this would see it (REL-04)', async () => {
  const early = await namesIn(folder, middle)
  for (const { name, at } of acknowledged) if (Math.abs(at - middle.getTime()) > 50) assert.equal(early.has(name), at <= middle.getTime(), name)
  const less = copied()
  rmSync(join(less, pieceOf(keptIn(less).segments.at(-1)!)))
  const names = await namesIn(less, null)
  assert.ok(acknowledged.some(({ name, at }) => at <= Date.parse(upTo) && !names.has(name)), 'the last piece holds nothing: this proves nothing')
  await assert.rejects(chosen(folder, new Date('2020-01-01T00:00:00Z')), /do not reach back to 2020-01-01T00:00:00\.000Z\. Take the backup of a night before it/)
})

test('a piece that was cut off, flipped in a bit, left out, exchanged for another or made under another key is named and refused, and the live database is as it was (REL-04)', async () => {
  const there = elsewhere(lost), { stop, ...live } = await openServer(there)
  const standing = () => connected(live.server, { user: 'app_migrate', password: live.passwords.app_migrate }, async (owner) => {
    await owner.query(`begin; ${told}`)
    const sums: unknown[] = [(await owner.query('select datname from pg_database order by 1')).rows]
    for (const table of await tablesIn(owner)) sums.push([table.name, await sumOf(owner, table)])
    return sums
  })
  try {
    const was = await standing(), { home } = places(there.folder, serverUser()), files = readdirSync(home).sort()
    const refuses = async (from: string, sentence: RegExp) => {
      await assert.rejects(putTogether(there, live.passwords, from, null, (file) => restore(live, file, { over: true })), (fault: Error & { plain?: boolean }) => {
        assert.match(fault.message, sentence)
        assert.equal(fault.plain, true, fault.stack)
        return true
      })
      assert.deepEqual([await standing(), readdirSync(home).sort()], [was, files])
    }
    const { copies, segments } = keptIn(folder), next = seeded(7), copy = copies.at(-1)!.name
    const needed = segments.filter((segment) => segment >= copies.at(-1)!.from), inMiddle = pieceOf(needed[Math.floor(needed.length / 2)]!), last = pieceOf(needed.at(-1)!)
    const named = (name: string) => new RegExp(`${name.replaceAll('.', '\\.')} (is damaged, or not all|was made under another key|cannot be opened)`)
    const damaged = async (name: string, damage: (file: string) => void) => {
      const from = copied()
      damage(join(from, name))
      await refuses(from, named(name))
      rmSync(from, { recursive: true })
    }
    const cut = (file: string) => truncateSync(file, Math.floor(next() * statSync(file).size))
    const flip = (file: string) => { const bytes = readFileSync(file); bytes[Math.floor(next() * bytes.length)]! ^= 1 << Math.floor(next() * 8); writeFileSync(file, bytes) }
    for (const name of [copy, inMiddle, last]) for (const damage of [cut, flip]) for (let nth = 0; nth < (night ? 4 : 1); nth++) await damaged(name, damage)
    const without = copied()
    rmSync(join(without, inMiddle))
    await refuses(without, new RegExp(`The piece ${inMiddle.replaceAll('.', '\\.')} is missing in .+ The database was left as it is\\.`))
    const exchanged = copied()
    renameSync(join(exchanged, last), join(exchanged, 'aside'))
    cpSync(join(exchanged, inMiddle), join(exchanged, last))
    await refuses(exchanged, named(last))
    // Pieces of the same name of another server.
    const another = join(mkdtempSync(join(lost.home, 'copy-')), '7000000000000000000')
    cpSync(folder, another, { recursive: true })
    await refuses(another, named(copy))
    await keyed(async () => refuses(folder, /was made under another key than the one that is here/))
  } finally {
    await stop()
  }
})

/** Does something with another key in its place. */
async function keyed<R>(work: () => Promise<R>): Promise<R> {
  const own = process.env.VATRA_KEYS!
  const other = join(mkdtempSync(join(lost.home, 'key-')), 'root.key')
  writeFileSync(other, `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 })
  process.env.VATRA_KEYS = other
  return work().finally(() => { process.env.VATRA_KEYS = own })
}

test('a thief of the folder of changes hears no word, no name and no number of anybody in it, and without the key opens none of its pieces; the log that they were made of tells all of it (SEC-14, PRIV-02)', async () => {
  const ids = people.slice(0, 8).map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'))
  assert.equal(ids.length, 8)
  const heard = (files: readonly string[]) => {
    const all = files.map((file) => readFileSync(file))
    return [all.filter((bytes) => bytes.includes(tag)).length, ids.filter((id) => all.some((bytes) => bytes.includes(id))).length]
  }
  const pieces = readdirSync(folder).map((name) => join(folder, name))
  assert.deepEqual(heard(pieces), [0, 0])
  // The control: the same words and numbers are in the server's own log.
  const log = join(lost.cluster, 'pg_wal'), [names, numbers] = heard(readdirSync(log).map((name) => join(log, name)).filter((file) => statSync(file).isFile()))
  assert.ok(names! > 0 && numbers === ids.length, `${names} files, ${numbers} of ${ids.length}`)
  assert.deepEqual(readdirSync(folder).filter((name) => !/^(copy-\d{8}T\d{6}Z-)?[0-9A-F]{24}\.piece$/.test(name)), [], 'a name tells when and in which order, and nothing else')
  const opened = async () => (await Promise.all(pieces.map((file) => openedPiece(file).then(() => true, () => false)))).filter(Boolean).length
  assert.deepEqual([await keyed(opened), await opened()], [0, pieces.length])
})

test('out of the log of what changed nobody reads who answered what, once a survey is closed, with the root key and the codes of all letters; with a copy of the key that was destroyed all are led back (PRIV-02)', async (t) => {
  for (const twice of Map.groupBy(asked, ({ scene }) => scene.name).values()) {
    const over: string[][] = []
    for (const one of twice) {
      const { name, people: count, atATime, drafts } = one.scene, own = process.env.VATRA_KEYS!
      assert.equal(one.of.used.length, count)
      const [alone, rootKey, everything] = [await keyed(() => ledBack(folder, process.env.VATRA_KEYS!, one)), await ledBack(folder, own, one), await ledBack(folder, join(one.keys, 'root.key'), one)]
      t.diagnostic(`${name}, of ${count}: with the folder alone ${JSON.stringify(alone)}, with the root key too ${JSON.stringify(rootKey)}, with the keys of those days ${JSON.stringify(everything)}`)
      assert.equal(alone, null, 'without the key no piece opens')
      // Boxes of twenty: one of each by chance, and three standard deviations more, as of a thief of the database; of two hundred that is less than twenty.
      over.push(Object.keys(rootKey!).filter((way) => rootKey![way]! > count / 20 + 3 * Math.sqrt(count / 20)))
      // The control: the same log, the same thief, and a key that was copied while the survey was open.
      assert.ok(Math.max(...Object.values(everything!)) >= (atATime === 1 ? count : count / 20), JSON.stringify(everything))
      // Every key and every code open no draft; with what stayed in each browser, all of them.
      assert.deepEqual([everything!['drafts that codes open'], everything!['drafts that their own browsers open']], [0, drafts])
    }
    // One of some ways is above three standard deviations by chance once in fifty runs; twice in a row it is no chance.
    assert.deepEqual(over.reduce((first, second) => first.filter((way) => second.includes(way))), [])
    assert.equal(over.length, 2)
  }
})

test('two copies and the log since the older are kept, nothing for longer than seven days, and a damaged copy is not counted on (REL-04)', async () => {
  const kept = copied(), { copies: [first], segments } = keptIn(kept), days = (after: number) => new Date(now.getTime() + after * 86_400_000)
  writeFileSync(join(kept, `${pieceOf('0'.repeat(24))}`), 'the log before the first copy')
  assert.deepEqual(await thinOut(kept, now), [], 'of one copy nothing is taken')
  const later = join(kept, first!.name.replace(/^copy-\d{8}/, 'copy-20991231'))
  cpSync(join(kept, first!.name), later)
  assert.deepEqual(await thinOut(kept, now), [], 'a copy that does not open under its name replaces none')
  rmSync(later)
  writeFileSync(join(kept, 'x.piece.7.draft'), 'half of one')
  utimesSync(join(kept, 'x.piece.7.draft'), 0, 0)
  assert.deepEqual(await thinOut(kept, now), [join(kept, 'x.piece.7.draft')])
  assert.deepEqual(keptIn(kept).segments.length, segments.length + 1)
  for (const name of readdirSync(kept)) utimesSync(join(kept, name), now, now)
  assert.deepEqual([(await thinOut(kept, days(changesKeptDays - 1))).length, existsSync(join(kept, first!.name))], [0, true])
  await thinOut(kept, days(changesKeptDays + 1))
  assert.deepEqual(readdirSync(kept), [])
})

test('the doctor says how old the last piece is, what went wrong with it, and what of a server of one\'s own is not covered (REL-04)', async () => {
  const config = { folder: mkdtempSync(join(lost.home, 'doctor-')) }, minutes = (count: number) => new Date(now.getTime() + count * 60_000)
  assert.deepEqual([lastChanges(config, now).ok, /Nothing was carried away yet/.test(lastChanges(config, now).says)], [true, true])
  mkdirSync(join(config.folder, 'secrets'))
  writeFileSync(join(config.folder, 'secrets', 'database.json'), '{}')
  assert.equal(lastChanges(config, minutes(60)).ok, false)
  noteChanges(config, { upTo: now.toISOString(), folder, triedAt: now.toISOString(), fault: null })
  assert.deepEqual([lastChanges(config, minutes(6)).ok, lastChanges(config, minutes(11)).ok], [true, false])
  assert.match(lastChanges(config, minutes(6)).says, /, is 6 minutes old\. The copy that it is put to is \d+ hours old/)
  noteChanges(config, { triedAt: now.toISOString(), fault: 'The disk is full.' })
  assert.match(lastChanges(config, minutes(6)).says, /is 6 minutes old\. What was written since is on this disk alone\. The last time it went wrong: The disk is full\./)
  const { owner } = await ownDatabase(), own = await ownServersChanges(owner)
  assert.equal(own.ok, false)
  assert.match(own.says, /neither archives its log nor.+a lost disk costs up to a day\. Set archive_mode/)
})
