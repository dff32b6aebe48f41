import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Hono } from 'hono'
import { sql } from 'kysely'
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
before(async () => {
  const own = await ownPublishedTown(), { town } = own
  store = own.store
  site = await makeApp(store, { clock: () => town.now })
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

test('every command there is takes a key: many of each at once, fifty at night, are answered alike (REL-11)', async () => {
  for (const { deed } of deeds.filter(({ kind }) => kind === 'command')) {
    const answers = await Promise.all(Array.from({ length: process.env.VATRA_NIGHT ? 50 : 3 }, () => sends(`key-of-${deed}`, '', deed)))
    assert.equal(new Set(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`))).size, 1, deed)
  }
})
