import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Hono } from 'hono'
import { sql, type KyselyPlugin } from 'kysely'
import { deeds } from '#deeds'
import { operator, stranger } from '#access/actor.ts'
import { addPerson, letIn, inviteToSignIn, letLinksSuffice, signIn } from '#domains/people/index.ts'
import { place } from '#testing/people.ts'
import type { OwnDatabase } from '#testing/database.ts'
import { ownPublishedTown } from '#testing/published-town.ts'
import { makeApp } from '../app.ts'

let site: Hono
let store: OwnDatabase
let session: string
let clock: () => Date
before(async () => {
  const own = await ownPublishedTown(), { town } = own
  store = own.store
  clock = () => town.now
  site = await makeApp(store, { clock })
  const caller = { actor: operator, store, now: town.now }
  await letLinksSuffice(caller, { directorate: place.directorate, suffice: true })
  const { person } = await letIn(caller, { directorate: place.directorate, name: 'Arta', role: 'admin', area: place.directorate, from: '2026-02-01' })
  const { token } = await inviteToSignIn(caller, { directorate: place.directorate, person })
  session = (await signIn({ ...caller, actor: stranger }, { token })).session
})

const sends = (key: string | null, name: string, deed: string = addPerson.deed) => site.request(`/api/do/${deed}`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${session}`, ...(key === null ? {} : { 'idempotency-key': key }) }, body: JSON.stringify({ name }) })
const called = async (name: string) => (await sql<{ n: number }>`select count(*)::int as n from people.persons where name = ${name}`.execute(store.owner)).rows[0]!.n

test('the same command under the same key, sent fifty times at once, is done once and answered fifty times alike (REL-11)', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => sends('key-number-one', 'Sent Often')))
  const told = new Set(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`)))
  assert.deepEqual([told.size, [...told][0]?.slice(0, 3), await called('Sent Often')], [1, '200', 1])
  assert.equal((await sends('key-number-one', 'Sent Often')).status, 200)
  assert.equal(await called('Sent Often'), 1)
})

test('without a key each is done, which is what the key is for (REL-11)', async () => {
  await Promise.all(Array.from({ length: 5 }, () => sends(null, 'Without Key')))
  assert.equal(await called('Without Key'), 5)
})

test('a key that was used for another input is refused, and so is one that is none; a refusal is repeated too (REL-11)', async () => {
  assert.deepEqual([(await sends('key-number-two', 'One')).status, (await sends('key-number-two', 'Other')).status, (await sends('short', 'One')).status], [200, 409, 400])
  assert.deepEqual([(await sends('key-number-three', '')).status, (await sends('key-number-three', '')).status], [422, 422])
})

test('what only reads ends once its reader has hung up, and no further statement is sent; a command that came whole is done, whoever has hung up (REL-11)', async () => {
  let statements = 0
  const counting: KyselyPlugin = { transformQuery: ({ node }) => (statements++, node), transformResult: async ({ result }) => result }
  const counted = await makeApp({ ...store, requests: store.requests.withPlugin(counting) }, { clock })
  const waits = async () => (await sql<{ n: number }>`select count(*)::int as n from pg_locks where relation = 'people.persons'::regclass and not granted`.execute(store.owner)).rows[0]!.n > 0
  /** How many statements still follow after somebody who asked was kept waiting and has left, or has stayed. */
  const follow = async (path: string, leaves: boolean, body?: object) => {
    const leaving = new AbortController()
    let before = 0
    const answer = await store.owner.transaction().execute(async (db) => {
      await sql`lock table people.persons in access exclusive mode`.execute(db)
      const coming = Promise.resolve(counted.request(path, { signal: leaving.signal, headers: { authorization: `Bearer ${session}`, ...(body && { 'content-type': 'application/json' }) }, ...(body && { method: 'POST', body: JSON.stringify(body) }) }))
      for (let looks = 0; !(await waits()); looks++) await new Promise((next, failed) => (looks < 2000 ? setTimeout(next, 2) : failed(new Error(`nobody waits for ${path}`))))
      before = statements
      if (leaves) leaving.abort()
      return { coming }
    })
    await answer.coming
    return statements - before
  }
  assert.equal(await follow('/api/ask/people.persons', true), 0)
  // The control: who stays is answered.
  assert.ok(await follow('/api/ask/people.persons', false) > 2)
  assert.ok(await follow(`/api/do/${addPerson.deed}`, true, { name: 'Lost Connection' }) > 2)
  assert.equal(await called('Lost Connection'), 1)
})

test('every command there is takes a key: many of each at once, fifty at night, are answered alike (REL-11)', async () => {
  for (const { deed } of deeds.filter(({ kind }) => kind === 'command')) {
    const answers = await Promise.all(Array.from({ length: process.env.VATRA_NIGHT ? 50 : 3 }, () => sends(`key-of-${deed}`, '', deed)))
    assert.equal(new Set(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`))).size, 1, deed)
  }
})
