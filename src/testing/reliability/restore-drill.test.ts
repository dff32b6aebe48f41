import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { operator, stranger } from '#access/actor.ts'
import { found } from '#cli/town/found.ts'
import { livedPast } from '#cli/town/past.ts'
import { addPerson, assignPost, inviteToSignIn, newCode, openPost, setPassword, signIn, signInWithPassword, whoseSession } from '#domains/people/index.ts'
import { signHeads, verify } from '#domains/record/index.ts'
import { answerSheet, closeWave } from '#domains/survey/index.ts'
import { follow } from '#frame/afterwards.ts'
import { seeded } from '#kernel/random.ts'
import { admitInto } from '#platform/admit-logins.ts'
import { backUp } from '#platform/backup/back-up.ts'
import { sumOf } from '#platform/backup/lines-of.ts'
import { keptDays, nightlyBackup } from '#platform/backup/nightly.ts'
import { wholeBackup } from '#platform/backup/manifest.ts'
import { restore } from '#platform/backup/restore.ts'
import { asBackup, sourceOf } from '#platform/backup/file/sealed-file.ts'
import { tablesIn, told } from '#platform/backup/tables-in.ts'
import { openSafely, openServer, type Store } from '#platform/db.ts'
import { connected } from '#platform/server.ts'
import { reactions } from '#reactions'
import { ownDatabase } from '../database.ts'
import { arta, place } from '../people.ts'
import { codeOf } from '../sign-in/code-of.ts'
import { townOfWriters } from './kill/town-of-writers.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-drill-'))
const named = (name: string) => join(folder, name)
after(() => rmSync(folder, { recursive: true, force: true }))
const now = new Date('2026-11-22T09:00:00Z')
const password = 'lantern orchard seventeen ferry'
type Place = Awaited<ReturnType<typeof openServer>>

let live: Place
let person: { readonly secret: string; readonly person: string }
let open: string
const whole = named('whole.vatra')
before(async () => {
  const { config, ...store } = await ownDatabase()
  ;({ person, open } = await lived(store))
  await Promise.all([store.requests, store.public, store.owner, ...('keeper' in store ? [(store as Store).keeper, (store as Store).cutter] : [])].map((pool) => pool.destroy()))
  live = await openServer(config)
  await backUp(live.server, live.passwords, whole)
})

/** A town with a published plan, a round whose sheets lie in sealed boxes, and somebody who signs in with a password and a code; at night the whole lived town beside it. */
async function lived(store: Store) {
  follow(reactions)
  if (process.env.VATRA_NIGHT) await found(store, new Date('2027-06-01T09:00:00Z'), () => {}, livedPast)
  const town = await townOfWriters(store, now, 3)
  for (const code of town.codes) await answerSheet({ actor: stranger, store, now }, { code, language: 'en', answers: { light: '3', dogs: '1', stolen: '2', age: '1', first: 'Lamps first' } })
  const by = { actor: operator, store, now }, here = { directorate: place.directorate }
  const { person: somebody } = await addPerson(by, { ...here, name: 'Harald Berg' })
  const { post } = await openPost(by, { ...here, role: 'analyst', area: place.talsi, from: '2026-11-01' })
  await assignPost(by, { ...here, post, person: somebody, from: '2026-11-01' })
  const { token } = await inviteToSignIn(by, { ...here, person: somebody })
  const outside = { actor: stranger, store, now }, { session: half } = await signIn(outside, { token })
  const { secret, sealed } = await newCode(outside, { session: half })
  await setPassword(outside, { session: half, name: 'harald', password, secret: sealed, code: codeOf(secret, now) })
  await signHeads(by, here)
  return { person: { secret, person: somebody }, open: town.open }
}

const asOwner = <T>({ server, passwords }: Pick<Place, 'server' | 'passwords'>, work: Parameters<typeof connected<T>>[2]) => connected(server, { user: 'app_migrate', password: passwords.app_migrate }, work)

/** Every table's rows and fingerprint, what its columns, keys and policies are, and the databases that stand beside it. */
const standing = (at: Place) => asOwner(at, async (owner) => {
  await owner.query(`begin; ${told}`)
  const tables: Record<string, unknown> = {}
  for (const table of await tablesIn(owner)) tables[table.name] = await sumOf(owner, table)
  const form = await owner.query(`select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as says from pg_constraint where connamespace::regnamespace::text not like 'pg%'
    union all select schemaname || tablename || policyname || coalesce(qual, '') || coalesce(with_check, '') from pg_policies order by 1`)
  const beside = await owner.query('select datname from pg_database where datname like $1 order by 1', [`${at.server.database}%`])
  return { tables, form: form.rows, beside: beside.rows }
})

test('a lived-in installation is lost and comes back from its backup: every row of every table, what was sealed opens, and somebody signs in (REL-04)', async (t) => {
  const was = await standing(live)
  await connected({ ...live.server, database: 'postgres' }, live.as, async (admin) => {
    await admin.query(`drop database ${live.server.database} with (force)`)
    await admin.query(`create database ${live.server.database}`)
    await admitInto(admin, live.server.database)
  })
  const begun = performance.now()
  const { manifest } = await restore(live, whole, { over: false })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  t.diagnostic(`${rows} rows of ${manifest.tables.length} tables back after ${Math.round(performance.now() - begun)} ms`)
  assert.deepEqual(await standing(live), was)
  assert.ok(rows > 300 && manifest.tables.filter((table) => table.rows > 0).length > 30, 'there is something to compare')
  // The control: one letter in one row, and the comparison says so.
  await asOwner(live, (owner) => owner.query(`begin; ${told}; update people.persons set name = 'Harald Borg' where name = 'Harald Berg'; commit`))
  assert.notDeepEqual(await standing(live), was)
  await asOwner(live, (owner) => owner.query(`begin; ${told}; update people.persons set name = 'Harald Berg' where name = 'Harald Borg'; commit`))
  const store = await openSafely(live.server, live.passwords, { durable: false, then: async () => {} }), later = new Date(now.getTime() + 60_000)
  try {
    const { session } = await signInWithPassword({ actor: stranger, store, now: later }, { name: 'harald', password, code: codeOf(person.secret, later) })
    const { actor } = await whoseSession({ actor: stranger, store, now: later }, { session })
    assert.deepEqual([actor?.kind, actor?.kind === 'person' && actor.id], ['person', person.person])
    const { lines, heads, wrong } = await verify({ actor: operator, store, now: later }, { directorate: place.directorate })
    assert.ok(lines > 20 && heads > 0)
    assert.deepEqual(wrong, [], 'the chain of the record holds')
    assert.equal((await closeWave({ actor: arta, store, now: later }, { wave: open })).sheets, 3, 'the sheets of a sealed box')
  } finally {
    await store.close()
  }
})

/** A file that must not be restored leaves the database as it was, to the last row. */
async function refuses(file: string, sentence: RegExp, was: unknown): Promise<void> {
  await assert.rejects(restore(live, file, { over: true }), (fault: Error & { plain?: boolean }) => {
    assert.match(fault.message, sentence)
    return true
  })
  assert.deepEqual(await standing(live), was)
}

test('a backup that was cut off, flipped in a bit, made under another key or by another version is refused, and the live database is as it was (REL-04)', async () => {
  const was = await standing(live), { size } = statSync(whole), next = seeded(4), many = process.env.VATRA_NIGHT ? 24 : 4
  for (let nth = 0; nth < many; nth++) {
    copyFileSync(whole, named('cut.vatra'))
    truncateSync(named('cut.vatra'), Math.floor(next() * size))
    await refuses(named('cut.vatra'), /is damaged, or not all|is no backup/, was)
    const bytes = readFileSync(whole), at = Math.floor(next() * size)
    bytes[at]! ^= 1 << Math.floor(next() * 8)
    writeFileSync(named('flipped.vatra'), bytes)
    await refuses(named('flipped.vatra'), /is damaged, or not all|is no backup/, was)
  }
  const own = process.env.VATRA_KEYS
  mkdirSync(named('keys'), { mode: 0o700 })
  writeFileSync(named('keys/root.key'), `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 })
  process.env.VATRA_KEYS = named('keys/root.key')
  try {
    await refuses(whole, /was made under another key than the one that is here/, was)
  } finally {
    process.env.VATRA_KEYS = own
  }
})

test('every day has its backup and one only, sealed; after thirty-five days it goes, also one of before a migration, what has another name stays, and none goes while today\'s cannot be made (REL-04)', async (t) => {
  const kept = named('kept'), day = (ago: number) => new Date(now.getTime() - ago * 86_400_000).toISOString().slice(0, 10)
  mkdirSync(kept)
  for (const ago of [1, keptDays, keptDays + 1, 200]) writeFileSync(join(kept, `vatra-${day(ago)}.vatra`), 'an older one')
  const lately = `before-0020-${day(3).replaceAll('-', '')}000000.vatra`
  for (const name of ['before-0018-20200101000000.vatra', 'of-the-move.vatra', lately]) copyFileSync(whole, join(kept, name))
  writeFileSync(join(kept, `vatra-${day(1)}.vatra.77.draft`), 'half of one')
  utimesSync(join(kept, `vatra-${day(1)}.vatra.77.draft`), 0, 0)
  const made = await nightlyBackup(live.server, live.passwords, kept, now)
  assert.deepEqual(made?.gone.toSorted(), ['before-0018-20200101000000.vatra', `vatra-${day(200)}.vatra`, `vatra-${day(keptDays + 1)}.vatra`, `vatra-${day(1)}.vatra.77.draft`].toSorted())
  assert.deepEqual(readdirSync(kept).sort(), [lately, 'of-the-move.vatra', `vatra-${day(keptDays)}.vatra`, `vatra-${day(1)}.vatra`, `vatra-${day(0)}.vatra`])
  // What a version before left in the clear is sealed where it lies, and is the same backup; the control is the one that somebody made by hand.
  const sealed = async (name: string) => (await sourceOf(join(kept, name), asBackup)).sealed
  assert.deepEqual(await Promise.all([`vatra-${day(0)}.vatra`, lately, 'of-the-move.vatra'].map(sealed)), [true, true, false])
  assert.deepEqual((await wholeBackup(join(kept, lately))).manifest, (await wholeBackup(whole)).manifest)
  assert.equal(readFileSync(join(kept, lately)).includes('"madeAt"'), false)
  assert.equal(readFileSync(whole).includes('"madeAt"'), true)
  assert.equal(await nightlyBackup(live.server, live.passwords, kept, now), null)
  const small = named('small')
  mkdirSync(small)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]).status !== 0) return t.diagnostic('no small disk can be made here: a full one was not tried')
  try {
    const old = join(small, `vatra-${day(200)}.vatra`)
    writeFileSync(old, 'the only one')
    await assert.rejects(nightlyBackup(live.server, live.passwords, small, now), /^Error: The disk of \S+ is full\. There is no backup of that name; what is kept already was left\. Make room, or name another disk with VATRA_BACKUPS\.$/)
    assert.deepEqual([existsSync(old), readdirSync(small)], [true, [`vatra-${day(200)}.vatra`]])
  } finally {
    spawnSync('umount', [small])
  }
})
