import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { setUp } from '#domains/mail/index.ts'
import { inviteToSignIn, leavePost, letIn, letLinksSuffice } from '#domains/people/index.ts'
import { follow, noDirectorate } from '#frame/afterwards.ts'
import { opened as lineOpened } from '#frame/record.ts'
import { noted } from '#frame/record/chained.ts'
import { tenant } from '#frame/tenant.ts'
import { within } from '#frame/within.ts'
import { reactions } from '#reactions'
import { makeApp } from '#web/http/app.ts'
import { mailLeavesNow } from '#web/station/mail/mail-leaves.ts'
import { ownDatabase } from '../database.ts'
import { mailboxes } from '../mail/mailboxes.ts'
import { foundTown } from '../mapped-town.ts'
import { place } from '../people.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** Long, because each test goes on where the one before it ended: a resident who is known again, somebody who left and somebody without an account, and whoever answers for data protection, by plain HTTP, without a script. */
let now = new Date('2027-06-01T09:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'vatra-rights-')), { directorate } = place
let store: Awaited<ReturnType<typeof ownDatabase>>, site: Awaited<ReturnType<typeof makeApp>>, boxes: Awaited<ReturnType<typeof mailboxes>>
let gunta = '', daceIs = '', doinaIs = '', at = ''
before(async () => {
  process.env.VATRA_ERASED = join(folder, 'erased.jsonl')
  follow(reactions);
  [store, boxes] = await Promise.all([ownDatabase(), mailboxes()])
  process.env.VATRA_LOCAL_HOSTS = boxes.named
  site = await makeApp(store, { clock: () => now })
  await within(by(), 'all', foundTown)
  await letLinksSuffice(by(), { directorate, suffice: true })
  await setUp(by(), { directorate, host: '127.0.0.1', port: boxes.port, security: 'plain', login: 'talk', password: 'orchard ferry', sender: 'talk@example.org', site: 'https://talk.example.org/' })
  daceIs = (await letIn(by(), { directorate, name: 'Dace Ozola', role: 'data-protection', area: directorate, from: '2026-01-01' })).person
  doinaIs = (await letIn(by(), { directorate, name: 'Doina Rusu', role: 'admin', area: directorate, from: '2026-01-01' })).person
  const left = await letIn(by(), { directorate, name: 'Gunta Liepa', role: 'analyst', area: directorate, from: '2026-01-01' })
  await leavePost(by(), { directorate, post: left.post, on: '2027-06-01' })
  gunta = left.person
})
after(async () => { follow({}); delete process.env.VATRA_ERASED; await Promise.all([store.close(), boxes.close()]); rmSync(folder, { recursive: true }) })

const by = () => ({ actor: operator, store, now })
const browser = () => visitor({ request: (path, init) => site.request(path, init) })
const dua = browser(), dace = browser(), doina = browser()
async function comesIn(): Promise<void> {
  ok(await dua.send('/en/mine/ask', { mailbox: 'dua@example.org' }))
  await mailLeavesNow(directorate, store, () => now)
  const page = ok(await dua.send('/en/m', { code: boxes.linkTo('dua@example.org').split('#')[1]! }))
  ok(await dua.send(page.path, { token: /name="token" value="([\w-]{43})"/.exec(page.html)![1]!, stay: 'yes' }))
}
async function signsIn(one: ReturnType<typeof browser>, person: string): Promise<void> {
  const { token } = await inviteToSignIn(by(), { directorate, person })
  ok(await one.send('/en/sign-in', { link: token }))
}
const later = (moment: string) => { now = new Date(moment) }
const wrong = (seen: Seen, words: RegExp) => (assert.equal(seen.status, 422, wordsOf(seen.html).slice(0, 600)), says(seen, words))
/** The page of the request that stands first in the queue with these words beside its number. */
const requestOf = (html: string, number: string): string => new RegExp(`href="(/en/station/privacy/[0-9a-f-]{36})"[^>]*>${number}<`).exec(html)?.[1] ?? assert.fail(`no ${number} in the queue`)

test('a resident finds all that is kept of them, takes it along as a file and on paper after coming in just now, and nobody else gets there', async () => {
  await comesIn()
  assert.match(ok(await dua.see('/en/mine')).html, /href="\/en\/mine\/data"/)
  const page = says(ok(await dua.see('/en/mine/data')), /What is kept .*How you are known again .* 1 .*Where you are signed in as a resident/)
  assert.match(page.html, /href="\/en\/mine\/looks"/)
  says(ok(await dua.see('/ro/mine/data')), /Cum sunteți recunoscut/)
  const file = ok(await dua.see('/en/mine/data/export.json'))
  const all = JSON.parse(file.html) as { tables: { table: string; rows: { column: string; value: string }[][] }[] }
  assert.equal(all.tables.find(({ table }) => table === 'How you are known again')!.rows.length, 1)
  assert.doesNotMatch(file.html, /hash|address"|token/)
  assert.match(ok(await dua.see('/ro/mine/data/export.pdf')).html, /^%PDF-/)
  assert.match((await browser().see('/en/mine/data')).path, /\/en\/mine$/)
  assert.equal((await browser().see('/en/mine/data/export.json')).status, 403)
})

test('on a device that was left signed in nothing is taken along: it is asked first that they come in again; a proof that does not age would let it go', async () => {
  later('2027-06-01T09:11:00Z')
  const door = says(ok(await dua.see('/en/mine/data/export.json')), /Before you take anything along, show again that it is you.*within 10 minutes/)
  assert.match(door.path, /^\/en\/mine\/prove\?to=/)
  assert.match(door.html, /name="mailbox"/)
  // The planted fault.
  await sql`update residents.sessions set proved_until = '2099-01-01'`.execute(store.owner)
  assert.match((await dua.see('/en/mine/data/export.json')).html, /^\{/)
  await sql`update residents.sessions set proved_until = null`.execute(store.owner)
  assert.match((await dua.see('/en/mine/data/export.json')).path, /\/mine\/prove/)
  await comesIn()
  assert.match((await dua.see('/en/mine/data/export.json')).html, /^\{/)
})

test('a resident asks; too little comes back with what was typed; one that says enough has a number and the day of its answer, and data protection has it in the queue', async () => {
  assert.match(wrong(await dua.send('/en/mine/data', { kind: 'objection', words: ' ' }), /There is a problem Write what it is about/).html, /value="objection"[^>]*checked|checked=""[^>]*value="objection"/)
  const kept = says(ok(await dua.send('/en/mine/data', { kind: 'review', words: 'A machine said no.' })), /kept under the number [0-9A-F]{4}-[0-9A-F]{4}\. You are answered by 1 July 2027/)
  const number = /number=([0-9A-F-]{9})/.exec(kept.path)![1]!
  says(kept, new RegExp(`${number} That a person looks again at what was decided about me 1 June 2027 1 July 2027 Waits for an answer.*complain to the authority`))
  await signsIn(dace, daceIs)
  const queue = says(ok(await dace.see('/en/station/privacy')), new RegExp(`${number} Somebody who does not work here That a person looks again`))
  at = requestOf(queue.html, number)
  says(ok(await dace.see(at)), /A machine said no\./)
  // Who looked is told at once, as for whoever works here.
  says(ok(await dua.see('/en/mine/looks')), /Looked at something about you .*To protect what is kept about people.*Object to a look/)
  assert.match(ok(await dua.see('/en/mine/data?asks=objection')).html, /value="objection"[^>]*checked|checked=""[^>]*value="objection"/)
  const other = browser()
  assert.match((await other.see(at)).path, /sign-in/)
  assert.doesNotMatch(wordsOf((await dua.see(at)).html), /A machine said no/, 'a resident is nobody in the station')
})

test('past its day a request stands first and is named; a refusal says why, what allows it, until when, and how to complain, in the person\'s language', async () => {
  later('2027-07-02T09:00:00Z')
  await signsIn(dace, daceIs)
  const by = says(ok(await dace.send('/en/station/privacy', { person: '', kind: 'correction', words: 'Ilze Kalna, Long Street 1: my house is drawn in the wrong zone.', askedOn: '2027-07-01' })), /It was written down under the number/)
  says(by, /1 request is past the day of the answer [0-9A-F]{4}-[0-9A-F]{4} Requests about data.*That a person looks again .* Late .*Somebody who does not work here To have something put right 1 July 2027/)
  wrong(await dace.send(at, { way: 'decide', outcome: 'refused', because: 'No machine decides here.', ground: '', until: '2029-01-01' }), /Choose what allows the refusal\. .*a year from today at the latest/)
  ok(await dace.send(at, { way: 'decide', outcome: 'refused', because: 'No machine decides here.', ground: 'not-kept', until: '2027-12-31' }))
  await comesIn()
  says(ok(await dua.see('/ro/mine/data')), /Respins\. No machine decides here\. Aici nu se păstrează nimic de acest fel\. Refuzul rămâne până la 31 decembrie 2027.*plânge la autoritatea/)
})

test('a name that came wrong is put right from the queue, whoever had received it is told, and the person reads both', async () => {
  // Some of it had been handed on.
  await within(by(), 'all', async (ctx) => {
    await tenant(ctx, directorate)
    await noted(ctx.db, { ...lineOpened(ctx), directorate_id: directorate, name: 'plans.tell-names', operation: 'disclose', actor: 'operator', roles: [], subject: {}, whose: [gunta], purpose: 'plans', ground: 'public-task', recipients: ['partners', 'everybody'], result: 'done' })
  })
  const number = /number=([0-9A-F-]{9})/.exec(ok(await dace.send('/en/station/privacy', { person: gunta, kind: 'correction', words: 'By letter: I am Liepiņa.', askedOn: '2027-07-01' })).path)![1]!
  const hers = requestOf(ok(await dace.see('/en/station/privacy')).html, number)
  assert.doesNotMatch(wordsOf(ok(await dace.see(hers)).html), /Carry it out/)
  says(ok(await dace.send(hers, { way: 'decide', outcome: 'granted', because: 'It is her name.' })), /It is still to be carried out .*Carry it out What is put right\?/)
  wrong(await dace.send(hers, { way: 'correct', what: 'name', right: '' }), /Write how it is right/)
  assert.match(wrong(await dace.send(hers, { way: 'rebut', about: '', answer: 'I was on duty.' }), /Choose what it is about/).html, /I was on duty\./)
  says(ok(await dace.send(hers, { way: 'correct', what: 'name', right: 'Gunta Liepiņa' })), /It was carried out\. .*Put right on 2 July 2027\. To be told of it: partners of the police/)
  const measure = /name="measure"[^>]*value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})"[^>]*name="measure"/.exec(ok(await dace.see(hers)).html)!
  says(ok(await dace.send(hers, { way: 'told', measure: measure[1] ?? measure[2]! })), /It was noted that they were told\. .*Told on 2 July 2027: partners of the police/)
  says(ok(await dace.see('/en/station/privacy')), /Gunta Liepiņa To have something put right/)
})

test('while the use is restricted nobody but data protection sees the name; when it is lifted it stands where it stood', async () => {
  const number = /number=([0-9A-F-]{9})/.exec(ok(await dace.send('/en/station/privacy', { person: gunta, kind: 'restriction', words: 'Until the court has said.', askedOn: '2027-07-01' })).path)![1]!
  const hers = requestOf(ok(await dace.see('/en/station/privacy')).html, number)
  await signsIn(doina, doinaIs)
  says(ok(await doina.see('/en/station/recoveries')), /Gunta Liepiņa/)
  ok(await dace.send(hers, { way: 'decide', outcome: 'granted', because: 'Until the court has said.' }))
  says(ok(await dace.send(hers, { way: 'restrict' })), /Gunta Liepiņa: .*Restricted since 2 July 2027: nobody but you sees this name/)
  says(ok(await doina.see('/en/station/recoveries')), /\[–\]/)
  assert.doesNotMatch(wordsOf(ok(await doina.see('/en/station/recoveries')).html), /Gunta/)
  says(ok(await dace.send(hers, { way: 'lift', because: 'The court has said.' })), /The restriction is lifted/)
  says(ok(await doina.see('/en/station/recoveries')), /Gunta Liepiņa/)
})

test('an objection that is granted ends the account: a resident is not known any more, and the list beside the keys keeps it so', async () => {
  const number = /number=([0-9A-F-]{9})/.exec(ok(await dua.send('/en/mine/data', { kind: 'objection', words: 'End my account.' })).path)![1]!
  const theirs = requestOf(ok(await dace.see('/en/station/privacy')).html, number)
  says(ok(await dace.send(theirs, { way: 'decide', outcome: 'granted', because: 'It is their wish.' })), /Which use ends\?.*There is no way back|There is no way back.*Which use ends\?/)
  wrong(await dace.send(theirs, { way: 'stop-use' }), /Choose which use ends/)
  ok(await dace.send(theirs, { way: 'stop-use', what: 'account' }))
  assert.match((await dua.see('/en/mine/data')).path, /\/en\/mine$/)
  const { rows } = await sql`select 1 from residents.registrations where directorate_id = ${noDirectorate}`.execute(store.owner)
  assert.equal(rows.length, 0)
})

test('ten thousand rows about one person are in their hands after less than a minute of work and in less than a gigabyte, as a file and on paper', { skip: process.env.VATRA_NIGHT !== '1' && 'at night: ten thousand rows' }, async (t) => {
  const rows = Array.from({ length: 10_000 }, (_, n) => ({ directorate_id: directorate, id: crypto.randomUUID(), person_id: daceIs, kind: 'access', words: `Asked ${n}`, asked_on: '2027-01-01', due_on: '2027-02-01', decided_on: '2027-01-15', outcome: 'granted', because: `Given ${n}` }))
  for (let at = 0; at < rows.length; at += 1000) await store.owner.withTables<{ 'privacy.requests': (typeof rows)[number] }>().insertInto('privacy.requests').values(rows.slice(at, at + 1000)).execute()
  for (const kind of ['json', 'pdf']) {
    const began = performance.now(), before = process.memoryUsage().rss, worked = process.cpuUsage()
    const file = ok(await dace.see(`/en/my-data/export.${kind}`))
    const { user, system } = process.cpuUsage(worked), work = (user + system) / 1000, most = process.resourceUsage().maxRSS * 1024 - before
    t.diagnostic(`${kind}: ${Math.round(file.html.length / 1000)} kB after ${Math.round(work)} ms of work in ${Math.round(performance.now() - began)} ms, at most ${Math.round(most / 1e6)} MB more`)
    if (kind === 'json') assert.equal((JSON.parse(file.html) as { tables: { rows: unknown[] }[] }).tables.reduce((sum, { rows: some }) => Math.max(sum, some.length), 0), 10_000)
    assert.ok(file.html.length > 100_000 && work < 60_000 && most < 1e9, `${kind} took ${work} ms and ${most} bytes for ${file.html.length}`)
  }
})
