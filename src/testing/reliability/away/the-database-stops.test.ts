import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import pg from 'pg'
import { operator } from '#access/actor.ts'
import { showingMeanwhile } from '../../../cli/installation/starting/showing-meanwhile.ts'
import { letIn } from '#domains/people/index.ts'
import { makeApp } from '#web/http/app.ts'
import { plainlyAway } from '#platform/plain.ts'
import { everyPublicPage } from '#web/http/bytes/keep-published.ts'
import { ownDatabase } from '../../database.ts'
import { place } from '../../people.ts'
import { publishedTown } from '../../published-town.ts'
import { linkFor } from '../../sign-in/link-for.ts'
import { visitor, wordsOf } from '../../visitor.ts'
import { breakable, type Breakable } from './breakable.ts'

let base: Awaited<ReturnType<typeof ownDatabase>>
let way: Breakable
let site: Hono
let now: Date
let desk: ReturnType<typeof visitor>
const kept = mkdtempSync(join(tmpdir(), 'vatra-kept-'))
const ask = async (path: string, headers: Record<string, string> = {}) => site.request(`http://localhost${path}`, { headers, redirect: 'manual' })
const cookie = () => [...desk.cookies].map((pair) => pair.join('=')).join('; ')
const typed = async (fields: Record<string, string>) => {
  const answer = await site.request('http://localhost/en/station/people', { method: 'POST', headers: { cookie: cookie(), accept: 'text/html', origin: 'http://localhost' }, body: new URLSearchParams(fields) })
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
const settle = () => new Promise((done) => setTimeout(done, 150))
/** What everybody needs most: results, the map and what it draws, officers, and the way to call for help. */
const needed = ['/en', '/ro', '/en/zones', '/en/zones/old-town', '/ro/zones/old-town', '/en/map', '/en/method', '/open/zones.geojson', '/open/zones/old-town/results.csv']

before(async () => {
  base = await ownDatabase()
  ;({ now } = await publishedTown(base))
  way = await breakable(base.config)
  site = await makeApp(way.store, { clock: () => now, kept })
  const caller = { actor: operator, store: base, now }
  const { person } = await letIn(caller, { directorate: place.directorate, name: 'Arta at the Desk', role: 'admin', area: place.directorate, from: '2026-01-01' })
  desk = visitor(site)
  await desk.send('/en/sign-in', { link: (await linkFor(caller, { directorate: place.directorate, person })).token })
  await everyPublicPage(async (path) => ask(path))
  for (const path of needed) await (await ask(path)).text()
  await settle()
})
after(async () => {
  await way.close()
  rmSync(kept, { recursive: true, force: true })
})

test('for half an hour without a database the public reads on what was published last, and is told how old it is (REL-18)', async () => {
  const before = new Map<string, string>()
  for (const path of needed) before.set(path, await (await ask(path)).text())
  await way.cut()
  const cutAt = now
  for (const minutes of [0, 10, 30]) {
    now = new Date(cutAt.getTime() + minutes * 60_000)
    // The machine's own second goes by as well, after which nothing is believed any more.
    await new Promise((done) => setTimeout(done, minutes === 0 ? 1100 : 30))
    for (const path of needed) {
      const answer = await ask(path)
      const text = await answer.text()
      assert.equal(answer.status, 200, `${path} after ${minutes} minutes`)
      assert.equal(answer.headers.get('age'), String(minutes * 60), path)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.ok(answer.headers.get('content-security-policy') && answer.headers.get('x-content-type-options'))
      if (path.startsWith('/open/')) assert.equal(text, before.get(path))
      else assert.match(wordsOf(text), path.startsWith('/ro') ? /Baza noastră de date nu poate fi accesată.+10 ianuarie 2027, ora 09:00/ : /Our database cannot be reached.+10 January 2027 at 09:00 \(UTC\)/, path)
    }
  }
  assert.match(wordsOf(await (await ask('/en/zones/old-town')).text()), /Old Town.+Besnik Leka.+\+371 6000 0000/)
  assert.match(wordsOf(await (await ask('/en/map')).text()), /Lakeside.+Old Town/, 'the list under the map')
  assert.match(await (await ask('/en/zones', { cookie: cookie() })).text(), /Lakeside/, 'whoever is signed in reads it as a stranger does')
  now = cutAt
})

test('what is private is not shown and not saved meanwhile: 503, when to come again, and everything that was typed, to be sent once (REL-18)', async () => {
  const page = await desk.see('/en/station/people', { accept: 'text/html' })
  assert.deepEqual([page.status, page.headers.get('retry-after'), page.headers.get('cache-control')], [503, '20', 'no-store'])
  assert.match(wordsOf(page.html), /database cannot be reached.+comes back by itself.+as they were published last/)
  const sent = await typed({ once: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'Typed While Away', role: 'zone-officer', password: 'not said back' })
  assert.deepEqual([sent.status, sent.headers.get('retry-after')], [503, '20'])
  assert.match(wordsOf(sent.html), /This was not saved.+What you typed is (kept )?(on this page|here)/)
  assert.match(sent.html, /<form[^>]*action="\/en\/station\/people"[^>]*><input type="hidden" name="once" value="AAAAAAAAAAAAAAAAAAAAAA"/)
  assert.match(sent.html, /Typed While Away/)
  assert.doesNotMatch(sent.html, /not said back/)
  assert.equal((sent.html.match(/name="once"/g) ?? []).length, 1)
  const answer = await site.request('http://localhost/api/do/people.add-person', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'while-away' }, body: '{"name":"x"}' })
  assert.deepEqual([answer.status, answer.headers.get('retry-after'), (await answer.json() as { code: string }).code], [503, '20', 'web.not-saved'])
  assert.equal((await ask('/api/ask/territory.zones')).status, 503)
  assert.equal((await ask('/en/zones?q=lake')).status, 503, 'a search needs the database')
})

test('a start without a database serves the same from the disk, and a file that was damaged is not served (REL-18)', async () => {
  site = await makeApp(way.store, { clock: () => now, kept })
  for (const path of needed) assert.equal((await ask(path)).status, 200, path)
  const one = readdirSync(kept).map((name) => join(kept, name)).find((file) => readFileSync(file, 'utf8').startsWith('{"path":"/en/method"'))!
  const whole = readFileSync(one)
  writeFileSync(one, whole.subarray(0, 40))
  assert.equal((await ask('/en/method')).status, 503)
  writeFileSync(one, whole)
  assert.equal((await ask('/en/method')).status, 200)
  // The control: without what lies on the disk nothing can be shown.
  const bare = await makeApp(way.store, { clock: () => now })
  assert.equal((await bare.request('http://localhost/en/zones')).status, 503)
})

test('it comes back by itself within a minute of the database, and what was sent again is done once (REL-18)', async () => {
  await way.mend()
  const began = performance.now()
  for (;;) {
    const answer = await ask('/en/zones/old-town')
    await answer.text()
    if (!answer.headers.has('age')) break
    assert.ok(performance.now() - began < 60_000)
    await settle()
  }
  assert.ok(performance.now() - began < 5000)
  const words = { once: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'Typed While Away', founding: 'yes', role: 'admin', area: place.directorate, from: '2027-01-10' }
  const answers = [await typed(words), await typed(words)]
  assert.deepEqual(answers.map(({ status }) => status), [200, 200], wordsOf(answers[0]!.html).slice(0, 900))
  assert.deepEqual((await sql<{ n: number }>`select count(*)::int as n from people.persons where name = 'Typed While Away'`.execute(base.owner)).rows, [{ n: 1 }])
})

test('where nobody waits any longer for a connection, though the database answers others, it is said that it cannot be reached; our own faults are said to be ours (REL-18)', async () => {
  const lost = await breakable(base.config)
  await lost.cut()
  const statuses = async (unreached: () => number) => {
    const busy = await makeApp({ ...base, requests: lost.store.requests, unreached }, { clock: () => now })
    const page = await busy.request('http://localhost/en/station/people', { headers: { cookie: cookie(), accept: 'text/html' } })
    const sent = await busy.request('http://localhost/en/station/people', { method: 'POST', headers: { cookie: cookie(), accept: 'text/html', origin: 'http://localhost' }, body: new URLSearchParams({ name: 'Typed at a Busy Hour' }) })
    return [page.status, sent.status, (await sent.text()).includes('Typed at a Busy Hour')]
  }
  assert.deepEqual(await statuses(lost.store.unreached), [503, 503, true])
  // The control: where it is not counted, it passes for a fault of ours.
  assert.deepEqual(await statuses(() => 0), [500, 500, false])
  await lost.close()
})

test('a connection that breaks at its work fails whoever was at work by it, and ends no program (REL-18)', async () => {
  const lost = await breakable(base.config), raw = new pg.Client({ connectionString: lost.databaseUrl })
  const heard = new Promise<string>((done) => raw.once('error', ({ message }) => done(message)))
  await raw.connect()
  const before = lost.store.unreached()
  await assert.rejects(lost.store.requests.connection().execute(async (db) => {
    await sql`select 1`.execute(db)
    await lost.cut()
    await settle()
    await sql`select 2`.execute(db)
  }))
  assert.ok(lost.store.unreached() > before)
  // The control: whoever listens to nothing is ended by what was said here.
  assert.match(await heard, /terminated/)
  await lost.close()
})

test('a program that is started without its database shows what was published, and goes on as always when the database is there (REL-18)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-started-'))
  cpSync(kept, join(folder, 'published'), { recursive: true })
  const config = { ...base.config, folder, host: '127.0.0.1', port: 0 }
  let there = false
  const open = async () => (there ? way.store : Promise.reject(plainlyAway('The database cannot be opened.')))
  const told: string[] = []
  const opened = showingMeanwhile(config, open, { every: 200, tell: (line: string) => void told.push(line) })
  while (told.length === 0) await settle()
  const address = /http:\S+/.exec(told[0]!)![0]
  assert.match(wordsOf(await (await fetch(`${address}/en/zones/old-town`)).text()), /cannot be reached.+In danger now: call 112.+Old Town/)
  assert.equal((await fetch(`${address}/en/station`, { headers: { accept: 'text/html' } })).status, 503)
  there = true
  assert.equal(await opened, way.store)
  await assert.rejects(fetch(`${address}/en`), 'the port is free again')
  rmSync(folder, { recursive: true })
  // The control: where nothing was ever published the start ends with what is wrong.
  await assert.rejects(showingMeanwhile({ ...config, folder }, async () => Promise.reject(plainlyAway('Away.'))), /^Error: Away\.$/)
})

test('a database that hangs keeps nobody waiting for more than a few seconds (REL-18)', async () => {
  await new Promise((done) => setTimeout(done, 1100))
  way.freeze(true)
  const began = performance.now()
  assert.equal((await ask('/en/zones/old-town')).headers.get('age'), '0')
  assert.equal((await desk.see('/en/station/people')).status, 503)
  assert.ok(performance.now() - began < 5000, `${performance.now() - began} ms`)
  way.freeze(false)
  for (let n = 0; (await ask('/en/zones/old-town')).headers.has('age'); n++) {
    assert.ok(n < 100)
    await settle()
  }
})
