import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { OwnDatabase } from '#testing/database.ts'
import { ownPublishedTown } from '#testing/published-town.ts'
import { makeApp } from '../app.ts'

let site: Hono
let store: OwnDatabase
let now: Date

before(async () => {
  const own = await ownPublishedTown()
  store = own.store
  now = own.town.now
  site = await makeApp(store, { clock: () => now })
})

const page = '/en/zones/old-town'
const rename = (name: string) => sql`update pub.zones set names = jsonb_build_object('en', ${name}::text) where slug = 'old-town'`.execute(store.owner)
const words = async (path = page, headers: Record<string, string> = {}) => (await site.request(path, { headers })).text()

test('a public page is served from its stored bytes until something public changes', async () => {
  assert.match(await words(), /<h1>Old Town</)
  await rename('Renamed')
  assert.match(await words(), /<h1>Old Town</, 'stored: nobody said that anything changed')
  await sql`update pub.edition set number = number + 1`.execute(store.owner)
  await site.request('/en/answer', { method: 'POST', body: new URLSearchParams({ code: '' }) })
  assert.match(await words(), /<h1>Renamed</, 'a change in this process is seen at once')
})

test('a change made elsewhere is seen after a second', async () => {
  await words()
  await rename('Old Town')
  await sql`update pub.edition set number = number + 1`.execute(store.owner)
  await new Promise((done) => setTimeout(done, 1100))
  assert.match(await words(), /<h1>Old Town</)
})

test('a new day is a new page: who holds a post depends on it', async () => {
  await words()
  await rename('Tomorrow')
  now = new Date(now.getTime() + 86_400_000)
  await new Promise((done) => setTimeout(done, 1100))
  assert.match(await words(), /<h1>Tomorrow</)
  await rename('Old Town')
})

test('whoever has the page already is told so in no bytes, and others get it packed', async () => {
  const first = await site.request(page)
  const etag = first.headers.get('etag')!
  const plain = await first.text()
  const again = await site.request(page, { headers: { 'if-none-match': `W/${etag}` } })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync } as const
  for (const coding of ['br', 'gzip'] as const) {
    const packed = await site.request(page, { headers: { 'accept-encoding': coding } })
    assert.equal(packed.headers.get('content-encoding'), coding)
    assert.equal(unpack[coding](new Uint8Array(await packed.arrayBuffer())).toString(), plain)
  }
})

test('a page of somebody who is signed in, a search and a resident\'s sheet are not stored', async () => {
  for (const [path, headers] of [[page, { cookie: 'vatra-session=x' }], ['/en/answer', {}], ['/en/answer/thanks', {}]] as const) {
    const answer = await site.request(path, { headers })
    assert.equal(answer.headers.get('etag'), null, path)
  }
  assert.match(await words('/en/zones?q=lake'), /Lakeside/)
  assert.match(await words('/en/zones?q=old'), /Old Town|Tomorrow/)
})
