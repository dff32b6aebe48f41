import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { operator, stranger, type Actor } from '#access/actor.ts'
import { deeds } from '#deeds'
import { addPerson, signIn } from '#domains/people/index.ts'
import type { OwnDatabase } from '#testing/database.ts'
import { place } from '#testing/people.ts'
import { linkFor } from '#testing/sign-in/link-for.ts'
import { ownPublishedTown } from '#testing/published-town.ts'
import type { Outside } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { forgetRepeats, repeatsLiveDays } from './forget-repeats.ts'
import { leavesNothing, repeatOf } from './repeat.ts'

let store: OwnDatabase
let now: Date
before(async () => {
  const own = await ownPublishedTown()
  store = own.store
  now = own.town.now
})

/** Adds a person as a request would whose sender chose a key. */
const adds = (name: string, key: string | null, actor: Actor = operator, at = now) => addPerson({ actor, store, now: at, repeat: key === null ? undefined : repeatOf(key, name) } satisfies Outside, { ...(actor.kind === 'operator' && { directorate: place.directorate }), name })
const called = async (name: string) => (await sql<{ n: number }>`select count(*)::int as n from people.persons where name = ${name}`.execute(store.owner)).rows[0]!.n
const kept = async () => (await sql<{ since: string; sealed: string; whole: string }>`select since::text, sealed, r::text as whole from frame.repeats r`.execute(store.owner)).rows
const refused = async (work: Promise<unknown>) => work.then(() => 'done', (no: unknown) => (no instanceof Refusal ? no.code : Promise.reject(no)))

test('the same key fifty times at once is one effect and fifty equal answers; without a key it is fifty effects (REL-11)', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => adds('Fifty Times', 'a-key-of-fifty')))
  assert.deepEqual([new Set(answers.map(({ person }) => person)).size, await called('Fifty Times')], [1, 1])
  await Promise.all(Array.from({ length: 50 }, () => adds('Without Key', null)))
  assert.equal(await called('Without Key'), 50)
})

test('the same key over other words is refused, and a refusal leaves nothing behind (REL-11)', async () => {
  await adds('First Words', 'a-key-of-words')
  assert.equal(await refused(adds('Other Words', 'a-key-of-words')), 'web.key-used')
  assert.equal(await called('Other Words'), 0)
  const before = (await kept()).length
  assert.equal(await refused(adds('Not Allowed', 'a-key-refused', { kind: 'stranger' })), 'access.not-allowed')
  assert.equal((await kept()).length, before)
})

test('a key belongs to whoever sent it: another who knows it hears nothing and does their own (REL-11)', async () => {
  const one = await adds('Of Two', 'a-key-of-two')
  const other = await adds('Of Two', 'a-key-of-two', { kind: 'person', id: '0194d000-0000-7000-8000-0000000000b7', directorate: place.directorate, posts: [{ role: 'admin', area: place.directorate, commissariat: null }] })
  assert.notEqual(one.person, other.person)
  assert.equal(await called('Of Two'), 2)
})

test('what is kept opens with the key alone: no word of the answer, of the input or of the key lies in the row, and no moment (REL-11)', async () => {
  const { person } = await adds('Lantern Orchard', 'a-key-that-is-kept-nowhere')
  const rows = await kept()
  assert.ok(rows.length > 0 && rows.every(({ since, sealed }) => /^\d{4}-\d\d-\d\d$/.test(since) && /^~\d+\./.test(sealed)))
  for (const secret of [person, 'Lantern', 'a-key-that-is-kept-nowhere', 'add-person']) assert.ok(!rows.some(({ whole }) => whole.includes(secret)), secret)
  // The control: the search finds what does lie there.
  assert.ok(rows.some(({ whole }) => whole.includes(now.toISOString().slice(0, 10))))
  const seen = await store.requests.transaction().execute(async (db) => (await sql`select 1 from frame.repeats`.execute(db)).rows.length)
  assert.equal(seen, 0, 'a request without the key sees no row')
})

test('keys are kept thirty days and not longer (REL-11)', async () => {
  const { person } = await adds('Of January', 'a-key-of-january')
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
  await forgetRepeats(store, later(repeatsLiveDays))
  assert.equal((await adds('Of January', 'a-key-of-january', operator, later(repeatsLiveDays))).person, person)
  assert.ok(await forgetRepeats(store, later(repeatsLiveDays + 1)) > 0)
  assert.deepEqual(await kept(), [])
  await adds('Of January', 'a-key-of-january')
  assert.equal(await called('Of January'), 2, 'forgotten: it is done anew')
})

test('a program that ends between the deed and its answer, and is restarted, gives that answer; one that ends before has done nothing (REL-11)', async () => {
  const sends = async (end: 'before' | 'after' | 'never') => {
    const input = JSON.stringify({ databaseUrl: store.config.databaseUrl, folder: store.config.folder, now: now.toISOString(), directorate: place.directorate, end })
    const ran = spawnSync(process.execPath, [fileURLToPath(new URL('../../testing/reliability/doors/one-deed.ts', import.meta.url)), input], { encoding: 'utf8', env: { ...process.env, VATRA_KEYS: process.env.VATRA_KEYS ?? store.config.keys } })
    return { killed: ran.signal === 'SIGKILL', person: ran.stdout.trim(), said: ran.stderr }
  }
  const before = await sends('before')
  assert.deepEqual([before.killed, before.person, await called('Killed Midway')], [true, '', 0], before.said)
  const after = await sends('after')
  assert.deepEqual([after.killed, after.person, await called('Killed Midway')], [true, '', 1], after.said)
  const again = await sends('never')
  assert.match(again.person, /^[0-9a-f-]{36}$/, again.said)
  assert.equal(await called('Killed Midway'), 1)
  assert.deepEqual((await sql<{ id: string }>`select id from people.persons where name = 'Killed Midway'`.execute(store.owner)).rows, [{ id: again.person }])
})

test('whoever comes in leaves nothing for repeats: who stole a form and its key is looked at anew, and given no session (REL-11)', async () => {
  const { token } = await linkFor({ store, now }, { directorate: place.directorate, person: (await adds('Comes In', null)).person })
  const sends = (by: typeof signIn) => by({ actor: stranger, store, now, repeat: repeatOf('a-key-of-a-form', token) } satisfies Outside, { token })
  const before = (await kept()).length
  const { session } = await sends(signIn)
  assert.match(session, /^[\w-]{43}$/)
  assert.equal((await kept()).length, before)
  assert.match(await refused(sends(signIn)), /^people\./)
  // The control: a deed of which something is kept answers a stranger who has the key, and the words, with what it answered before.
  const answers = await Promise.all([1, 2].map(() => adds('Kept And Given', 'a-key-of-control')))
  assert.equal(answers[0]!.person, answers[1]!.person)
  // Every deed that lets somebody in without a session of their own is among them.
  const holds = (words: unknown, name: string) => name in ((words as { shape?: object }).shape ?? {})
  const lets = deeds.filter(({ kind, rate, input, answer }) => kind === 'command' && rate === 'signing-in' && holds(answer, 'session') && !holds(input, 'session')).map(({ deed }) => deed as string)
  assert.ok(lets.length >= 6, lets.join())
  assert.deepEqual(lets.filter((name) => !leavesNothing.has(name)), [])
})
