import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { deeds } from '#deeds'
import { ownDatabase } from '#testing/database.ts'
import { acting, filled, paths } from '#testing/hardening/built-site.ts'
import { makeApp } from './app.ts'
import { postedFromElsewhere } from './same-origin.ts'

let site: Hono
let store: Awaited<ReturnType<typeof ownDatabase>>
before(async () => {
  store = await ownDatabase()
  site = await makeApp(store)
})

const foreign: readonly (readonly [string, Record<string, string>])[] = [
  ['another site, as new browsers say it', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
  ['another site, as old browsers say it', { origin: 'https://elsewhere.example' }],
  ['the same host by another door', { origin: 'http://localhost:81' }],
  ['a page that hides where it comes from', { origin: 'null' }],
]
/** What a form of another site can send without asking first. */
const simple = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'application/json']
const ask = { lang: 'en', zone: 'old-town', block: 'a' }
const unsafe = () => [...paths.map((path) => filled(path, ask)), ...deeds.map(({ deed, kind }) => `/api/${kind === 'command' ? 'do' : 'ask'}/${deed}`), '/', '/open/zones.geojson']

/** The addresses that let somebody in who comes from elsewhere. */
async function letIn(app: { request: Hono['request'] }, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of addresses) {
    for (const [at, [who, headers]] of foreign.entries()) {
      const method = ['POST', 'PUT', 'PATCH', 'DELETE'][at % 4]!
      for (const [way, type] of [['POST', simple[at % 4]!], [method, simple[(at + 1) % 4]!]] as const) {
        // What a provider of SAML makes a browser bring, by that form to that address and by no other: what it opens is tried with the providers.
        if (path === postedFromElsewhere && way === 'POST' && type === simple[0]) continue
        const { status } = await app.request(path, { method: way, headers: { ...headers, 'content-type': type, cookie: 'vatra-session=x; vatra-answer=y' }, body: 'a=b' })
        if (status !== 403) found.push(`${way} ${path}: ${who} got ${status}`)
      }
    }
  }
  return found
}

const lines = async () => (await sql<{ n: string }>`select count(*) as n from frame.record`.execute(store.owner)).rows[0]!.n

test('nothing that another site sends, to any address and under any type, gets in or changes anything (SUP-03)', async () => {
  const addresses = unsafe()
  assert.ok(addresses.length > 200, String(addresses.length))
  const before = await lines()
  assert.deepEqual(await letIn(site, addresses), [])
  assert.equal(await lines(), before)
})

test('an address that forgets to look where something comes from is found (SUP-03)', async () => {
  const planted = new Hono().post('/en/planted', (c) => c.text('done')).all('*', ({ req }) => site.fetch(req.raw))
  assert.equal((await letIn(planted, ['/en/planted', '/en/zones'])).length, 7)
})

test('a program\'s address takes nothing but JSON, wherever it comes from (SUP-03)', async () => {
  for (const { deed, kind } of deeds) {
    for (const type of simple.slice(0, 3)) {
      const { status } = await site.request(`/api/${kind === 'command' ? 'do' : 'ask'}/${deed}`, { method: 'POST', headers: { 'content-type': type }, body: '{}' })
      assert.equal(status, 415, deed)
    }
  }
})

test('every form of our own pages gets through without script, as new and as old browsers send it (SUP-03)', async () => {
  assert.ok(acting.length > 30)
  for (const path of acting.map((path) => filled(path, ask))) {
    for (const headers of [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }, { origin: 'http://localhost' }]) {
      const { status } = await site.request(path, { method: 'POST', body: new URLSearchParams({ code: 'x' }), headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } })
      const answer = await site.request(path, { method: 'POST', body: new URLSearchParams({ code: 'x' }), headers })
      const told = await answer.text()
      assert.ok(!/from another site/.test(told), `${path}: ${status}`)
      assert.ok(status < 500, `${path}: ${status}`)
    }
  }
  assert.equal((await site.request('/api/ask/territory.zones', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status, 200)
})
