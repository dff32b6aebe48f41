import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import { firstStart } from '#cli/installation/first-start.ts'
import { inviteToSignIn, leavePost, letIn, letLinksSuffice, persons } from '#domains/people/index.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import { makeApp } from '#web/http/app.ts'
import { ownDatabase } from '../database.ts'
import { ok, says, visitor, wordsOf } from '../visitor.ts'

/** What somebody who left does about what is kept of them, and whoever answers for data protection: by plain HTTP, without JavaScript; each test goes on where the one before it ended. */
let now = new Date('2027-06-01T09:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'vatra-asks-'))
let store: Awaited<ReturnType<typeof ownDatabase>>, directorate = ''
let gunta: ReturnType<typeof visitor>, dace: ReturnType<typeof visitor>, site: Awaited<ReturnType<typeof makeApp>>
before(async () => {
  process.env.VATRA_ERASED = join(folder, 'erased.jsonl')
  follow(reactions)
  store = await ownDatabase()
  site = await makeApp(store, { clock: () => now })
  ;({ directorate } = (await firstStart(store, now, { code: 'riverland', country: 'LV', name: 'Riverland' }))!)
  const console_ = { actor: operator, store, now }
  await letLinksSuffice(console_, { directorate, suffice: true })
  const comes = async (name: string, role: 'analyst' | 'data-protection') => {
    const { person, post } = await letIn(console_, { directorate, name, role, area: directorate, from: '2026-01-01' })
    const { token } = await inviteToSignIn(console_, { directorate, person })
    const somebody = visitor(site)
    ok(await somebody.send('/en/sign-in', { link: token }))
    return { somebody, post }
  }
  const left = await comes('Gunta Liepa', 'analyst')
  gunta = left.somebody
  dace = (await comes('Dace Ozola', 'data-protection')).somebody
  await leavePost(console_, { directorate, post: left.post, on: '2027-06-01' })
})
after(async () => { follow({}); delete process.env.VATRA_ERASED; await store.close(); rmSync(folder, { recursive: true }) })

test('somebody reads what is kept of them, takes it along as a file and on paper, and a stranger is shown to the door', async () => {
  const page = says(ok(await gunta.see('/en/my-data')), /Who you are So that it is known who acts 1 5 years Your name goes, a number stays/)
  says(page, /Posts you held .* It stays under a number/)
  says(ok(await gunta.see('/ro/my-data')), /Cine sunteți .* 5 ani/)
  const file = ok(await gunta.see('/en/my-data/export.json'))
  assert.match(file.headers.get('content-disposition') ?? '', /my-data\.json/)
  assert.equal((JSON.parse(file.html) as { name: string }).name, 'Gunta Liepa')
  assert.match(ok(await gunta.see('/ro/my-data/export.pdf')).html, /^%PDF-/)
  assert.match((await visitor(site).see('/en/my-data')).path, /\/sign-in$/)
  assert.equal((await visitor(site).see('/en/my-data/export.json')).status, 403)
})

test('a request that says too little comes back with what was typed; one that says enough is kept, with the day of its answer', async () => {
  const no = await gunta.send('/en/my-data', { kind: 'erasure', words: ' ' })
  assert.equal(no.status, 422)
  says(no, /There is a problem Write what it is about/)
  assert.match(no.html, /value="erasure" checked|checked="" value="erasure"|value="erasure"[^>]*checked/)
  says(ok(await gunta.send('/en/my-data', { kind: 'erasure', words: 'I have left.' })), /You are answered by 1 July 2027/)
})

test('whoever answers for data protection sees it in the queue, and nobody else does', async () => {
  says(ok(await dace.see('/en/station/privacy')), /Gunta Liepa To be erased 1 June 2027 1 July 2027 Waits for an answer/)
  assert.ok([403, 404].includes((await gunta.see('/en/station/privacy')).status))
  assert.doesNotMatch((await visitor(site).see('/en/station/privacy')).html, /Gunta/)
  now = new Date('2027-07-02T09:00:00Z')
  const { token } = await inviteToSignIn({ actor: operator, store, now }, { directorate, person: (await personOf('Dace Ozola')) })
  ok(await dace.send('/en/sign-in', { link: token }))
  says(ok(await dace.see('/en/station/privacy')), /Late/)
})

test('an answer needs its reason; a granted erasure is done at once, and the session of who was erased is gone', async () => {
  const at = /href="(\/en\/station\/privacy\/[0-9a-f-]{36})"/.exec((await dace.see('/en/station/privacy')).html)![1]!
  says(ok(await dace.see(at)), /I have left\. .* erased at once/)
  const no = await dace.send(at, { way: 'decide', outcome: 'granted', because: '' })
  assert.equal(no.status, 422)
  says(no, /Write why/)
  says(ok(await dace.send(at, { way: 'decide', outcome: 'granted', because: 'You left the service.' })), /This was answered/)
  says(ok(await dace.see('/en/station/privacy')), /– To be erased .* Granted\. You left the service/)
  assert.match((await gunta.see('/en/my-data')).path, /\/sign-in/)
  assert.doesNotMatch(wordsOf((await dace.see('/en/station/privacy')).html), /Gunta/)
})

test('another time than the house\'s is set with its reason, and told beside it', async () => {
  says(ok(await dace.see('/en/station/privacy/periods')), /Single answers of a survey, after it was closed 5 years 5 years –/)
  const no = await dace.send('/en/station/privacy/periods', { span: 'answers', count: 'many', unit: 'years', because: 'Our law' })
  assert.equal(no.status, 422)
  says(ok(await dace.send('/en/station/privacy/periods', { span: 'answers', count: '3', unit: 'years', because: 'Our law, section 9' })), /holds from now on\. .* 5 years 3 years Our law, section 9 \(2 July 2027\)/)
})

const personOf = async (name: string): Promise<string> => (await persons({ actor: operator, store, now }, { directorate })).persons.find((one) => one.name === name)!.person
