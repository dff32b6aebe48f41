import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import { inviteToSignIn, letIn, letLinksSuffice } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { drawAllDue } from '#domains/vigilance/index.ts'
import { noted } from '#frame/record/chained.ts'
import { within } from '#frame/within.ts'
import { tenant } from '#frame/tenant.ts'
import { makeApp } from '#web/http/app.ts'
import { ownDatabase } from '../database.ts'
import { maps } from '../mapped-town.ts'
import { ok, says, visitor, wordsOf } from '../visitor.ts'

/** The weekly list, from lines of the record to what is decided: by plain HTTP, without JavaScript; each test goes on where the one before it ended. */
const monday = new Date('2027-06-07T01:00:00Z')
const now = monday
let store: Awaited<ReturnType<typeof ownDatabase>>, site: Awaited<ReturnType<typeof makeApp>>, directorate = '', besnik = '', leader = '', zone = '', other = ''
const somebody = () => visitor({ request: (path, init) => site.request(path, init) })
const [auditor, hq, officer, stranger] = [somebody(), somebody(), somebody(), somebody()]
const by = () => ({ actor: operator, store, now })
const signsIn = async (who: ReturnType<typeof visitor>, person: string) => ok(await who.send('/en/sign-in', { link: (await inviteToSignIn(by(), { directorate, person })).token as string }))

before(async () => {
  store = await ownDatabase()
  site = await makeApp(store, { clock: () => now })
  const drawn = await importZones(by(), { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })
  ;({ directorate } = drawn)
  ;[zone, other] = [drawn.zones[0]!.id, drawn.zones[1]!.id]
  await letLinksSuffice(by(), { directorate, suffice: true })
  ;({ person: besnik } = await letIn(by(), { directorate, name: 'Besnik Leka', role: 'zone-officer', area: zone, from: '2027-01-01' }))
  const far = await importZones(by(), { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'elsewhere' }, geojson: maps.elsewhere })
  const { person: cousin } = await letIn(by(), { directorate, name: 'Arben Leka', role: 'zone-officer', area: far.zones[0]!.id, from: '2027-01-01' })
  const { person: inspector } = await letIn(by(), { directorate, name: 'Ilona Zarina', role: 'auditor', area: directorate, from: '2027-01-01' })
  const { person: leads } = await letIn(by(), { directorate, name: 'Valdis Kalns', role: 'hq', area: directorate, from: '2027-01-01' })
  leader = leads
  for (const [who, person] of [[auditor, inspector], [hq, leads], [officer, besnik]] as const) await signsIn(who, person)
  // Twelve weeks of the own zone by day; on the Wednesday of the last one somebody of the same name, of elsewhere, at night, and a neighbour's zone.
  for (let day = 0; day < 91; day++) {
    const at = new Date(Date.parse('2027-03-08T10:00:00Z') + day * 86_400_000)
    if ([0, 6].includes(at.getUTCDay())) continue
    for (let nth = 0; nth < 3; nth++) await looked(new Date(at.getTime() + nth * 3_600_000), { zone }, [])
  }
  await looked(new Date('2027-06-02T23:10:00Z'), { person: cousin }, [cousin])
  await looked(new Date('2027-06-02T23:20:00Z'), { zone: other }, [])
})
after(() => store.close())

async function looked(at: Date, subject: Record<string, string>, whose: readonly string[]): Promise<void> {
  await within(by(), 'all', async (ctx) => {
    await tenant(ctx, directorate)
    await noted(ctx.db, { directorate_id: directorate, id: crypto.randomUUID(), name: 'problems.problems', operation: 'consult', actor: besnik, roles: ['zone-officer'], session: null, subject, whose, purpose: 'analysis', ground: 'crime-prevention', recipients: [], result: 'done', request: crypto.randomUUID(), at })
  })
}

test('on Monday the week before is looked through once, and whoever looked oddly is listed with what is odd in plain words (SEC-02)', async () => {
  assert.equal(await drawAllDue(store, now), 1)
  assert.equal(await drawAllDue(store, new Date(now.getTime() + 3_600_000)), 0)
  const page = says(ok(await auditor.see('/en/station/vigilance')), /Besnik Leka 2 June 2027 Looked 2 times at what no post, zone or task of theirs has to do with\. Seen on 0 of 6\d of their usual days/)
  says(page, /Looked once at somebody of the same family name\. .*Looked 2 times at an hour or on a day on which they otherwise do not work/)
  says(ok(await auditor.see('/ro/station/vigilance')), /A consultat o dată pe cineva cu același nume de familie\. Se vede în 0 din 6\d zile obișnuite/)
  assert.doesNotMatch(page.html, /Arben/, 'whom it was about stands in the record, and not here')
})

test('headquarters sees no line where there is an auditor, whoever is listed sees nothing, and a stranger is shown to the door', async () => {
  says(ok(await hq.see('/en/station/vigilance')), /Nothing odd has been found that you may decide on/)
  assert.ok([403, 404].includes((await officer.see('/en/station/vigilance')).status))
  assert.doesNotMatch(wordsOf((await stranger.see('/en/station/vigilance')).html), /Besnik/)
})

test('a decision needs its reason, gives back what was typed, is kept, and cannot be taken twice', async () => {
  const at = /href="(\/en\/station\/vigilance\/[0-9a-f-]{36})"/.exec((await auditor.see('/en/station/vigilance')).html)![1]!
  assert.equal((await hq.see(at)).status, 404)
  const no = await auditor.send(at, { verdict: 'ask-further', because: 'short' })
  assert.equal(no.status, 422)
  says(no, /There is a problem Write why/)
  assert.match(no.html, /short<\/textarea>/)
  says(ok(await auditor.send(at, { verdict: 'ask-further', because: 'The commander is to ask him about that night.' })), /The decision is kept\. .*Ask further The commander is to ask him about that night\./)
  assert.equal((await auditor.send(at, { verdict: 'in-order', because: 'Otherwise than it was.' })).status, 410)
  says(ok(await auditor.see('/en/station/vigilance')), /31 May 2027 \d+ \d+ 1 0/)
})

test('what somebody did in a browser that was new to their account is listed by itself, and nothing else that they did is (SEC-02)', async () => {
  const at = new Date('2027-06-10T10:30:00Z'), line = { directorate_id: directorate, operation: 'alter' as const, actor: leader, roles: ['hq'], session: null, whose: [], purpose: 'posts-and-rights' as const, ground: 'legal-duty' as const, recipients: [], result: 'done' as const, at }
  await within(by(), 'all', async (ctx) => {
    await tenant(ctx, directorate)
    for (const [name, subject] of [['people.let-in', { browser: 'new' }], ['people.end-session', { browser: 'new' }], ['people.open-post', {}]] as const) await noted(ctx.db, { ...line, id: crypto.randomUUID(), request: crypto.randomUUID(), name, subject })
  })
  assert.equal(await drawAllDue(store, new Date('2027-06-14T01:00:00Z')), 1)
  const page = says(ok(await auditor.see('/en/station/vigilance')), /Valdis Kalns 10 June 2027 Did 2 things that need a fresh proof, in a browser that their account had known for less than a day/)
  assert.equal([...page.html.matchAll(/10 June 2027/g)].length, 1)
})
