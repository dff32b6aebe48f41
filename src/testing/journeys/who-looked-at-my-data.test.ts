import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import { firstStart } from '#cli/installation/first-start.ts'
import { inviteToSignIn, letIn, letLinksSuffice } from '#domains/people/index.ts'
import { makeApp } from '#web/http/app.ts'
import { ownDatabase } from '../database.ts'
import { ok, says, visitor, wordsOf } from '../visitor.ts'

/** Who looked, as whom they looked at reads it; and two people who agree to tell it later: by plain HTTP, without JavaScript; each test goes on where the one before it ended. */
let now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>, directorate = '', site: Awaited<ReturnType<typeof makeApp>>
const people = new Map<string, { readonly person: string; readonly seen: ReturnType<typeof visitor> }>()
const gunta = () => people.get('Gunta Liepa')!.seen, dace = () => people.get('Dace Ozola')!.seen, hugo = () => people.get('Hugo Kalns')!.seen
const console_ = () => ({ actor: operator, store, now })
/** Sessions are short: everybody comes in again on another day. */
async function comesIn(name: string): Promise<void> {
  const { token } = await inviteToSignIn(console_(), { directorate, person: people.get(name)!.person })
  ok(await people.get(name)!.seen.send('/en/sign-in', { link: token }))
}
/** What the first button of that name sends. */
const pressed = (html: string, name: string): string => {
  const [button = ''] = (html.match(/<button[^>]*>/g) ?? []).filter((one) => one.includes(`name="${name}"`))
  return /value="([0-9a-f-]{36})"/.exec(button)?.[1] ?? assert.fail(`no button ${name}`)
}
before(async () => {
  store = await ownDatabase()
  site = await makeApp(store, { clock: () => now })
  ;({ directorate } = (await firstStart(store, now, { code: 'riverland', country: 'LV', name: 'Riverland' }))!)
  await letLinksSuffice(console_(), { directorate, suffice: true })
  for (const [name, role] of [['Gunta Liepa', 'analyst'], ['Dace Ozola', 'data-protection'], ['Hugo Kalns', 'hq']] as const) {
    people.set(name, { person: (await letIn(console_(), { directorate, name, role, area: directorate, from: '2026-01-01' })).person, seen: visitor(site) })
    await comesIn(name)
  }
})
after(() => store.close())

test('a look is on the person\'s page at once, in plain words, in English and in Romanian; a stranger is shown to the door', async () => {
  assert.doesNotMatch(wordsOf(ok(await gunta().see('/en/my-data/looks')).html), /head office/i)
  ok(await hugo().see('/en/station/recoveries'))
  ok(await dace().see('/en/station/privacy'))
  const page = says(ok(await gunta().see('/en/my-data/looks')), /1 June 2027, between 9:00 and 10:00 \(UTC\) .*Data protection.*, Riverland Looked at something about you Namely: See .*requests about data.* Together with \d other people To protect what is kept about people The law demands it/i)
  assert.doesNotMatch(page.html, /privacy\.requests/)
  says(page, /Object to a look/)
  says(ok(await gunta().see('/ro/my-data/looks')), /între 9:00 și 10:00 \(UTC\) .* S-a uitat la ceva despre dumneavoastră Și anume: .*Vizualizarea cererilor despre date.* Împreună cu alte \d persoane/)
  assert.match(ok(await gunta().see('/en/my-data?asks=objection')).html, /value="objection"[^>]*checked|checked=""[^>]*value="objection"/)
  assert.match((await visitor(site).see('/en/my-data/looks')).path, /\/sign-in$/)
  says(ok(await gunta().see('/en/my-data')), /Who looked at my data/)
})

test('a year in which nobody looked says so; pages that lead nowhere are no fault of ours', async () => {
  says(ok(await gunta().see('/en/my-data/looks?year=2026')), /In 2026 nobody looked at anything/)
  ok(await gunta().see('/en/my-data/looks?year=abc&before=-1'))
})

test('the head office asks, what is typed wrongly comes back, and nothing is hidden until data protection agrees', async () => {
  const at = '/en/station/privacy/deferrals', { person } = people.get('Gunta Liepa')!
  says(ok(await hugo().see(at)), /Nothing is told later, and nobody has asked for it/)
  const no = await hugo().send(at, { person, reason: 'inquiries', file: '', from: '2027-06-01', days: '400' })
  assert.equal(no.status, 422)
  says(no, /There is a problem .*Type the number of the file.*Type a number of days from 1 to 365/)
  assert.match(no.html, /value="400"/)
  says(ok(await hugo().send(at, { person, reason: 'inquiries', file: '27/118', from: '2027-06-01', days: '90' })), /It was asked for\. .* Gunta Liepa So as not to obstruct inquiries.* File: 27\/118 Waits for the second person until 8 June 2027, then for 90 days\. Nothing is hidden yet\..* Asked by Hugo Kalns/)
  assert.doesNotMatch(ok(await hugo().see(at)).html, /="agree"/)
  assert.ok([403, 404].includes((await gunta().see(at)).status))
  const waiting = ok(await dace().see('/ro/station/privacy/deferrals'))
  says(waiting, /Așteaptă a doua persoană până la 8 iunie 2027/)
  const deferral = pressed(waiting.html, 'agree')
  says(ok(await dace().send(at, { agree: deferral })), /You agreed\. .* Hidden until 30 August 2027 .* Agreed by Dace Ozola/)
  assert.doesNotMatch(wordsOf(ok(await gunta().see('/en/my-data/looks')).html), /It was about telling you later/)
})

test('on its last day everything is told by itself, with the reason; everybody sees how often it was done', async () => {
  now = new Date('2027-08-30T00:00:01Z')
  await comesIn('Gunta Liepa')
  says(ok(await gunta().see('/en/my-data/looks')), /It was about telling you later who looked\. .* From 1 June 2027 to 30 August 2027 looks were not told you\. The reason was: So as not to obstruct inquiries/)
  says(ok(await visitor(site).see('/en/record')), /Looks that are told later .* Riverland 2027-Q2 1/)
  says(ok(await visitor(site).see('/ro/record')), /Trimestrul .* 2027-Q2 1/)
  assert.deepEqual(JSON.parse((await visitor(site).see('/open/deferrals.json')).html), { quarters: [{ directorate, quarter: '2027-Q2', confirmed: 1 }] })
})

test('one person is enough to turn it down, and to end it', async () => {
  const at = '/en/station/privacy/deferrals', { person } = people.get('Gunta Liepa')!
  for (const name of ['Dace Ozola', 'Hugo Kalns']) await comesIn(name)
  ok(await dace().send(at, { person, reason: 'prevention', file: '27/119', from: '2027-08-30', days: '30' }))
  const waiting = pressed(ok(await hugo().see(at)).html, 'end')
  says(ok(await hugo().send(at, { end: waiting })), /It was ended.* Turned down on 30 August 2027: nothing was hidden/)
  const late = await hugo().send(at, { end: waiting })
  assert.ok(late.status >= 400)
  says(late, /This is over already/)
})
