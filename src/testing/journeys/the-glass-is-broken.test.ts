import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { drained, setUp, stop } from '#domains/mail/index.ts'
import { inviteToSignIn, letIn, letLinksSuffice } from '#domains/people/index.ts'
import { warnOfOpening } from '#domains/record/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { follow } from '#frame/afterwards.ts'
import { openRelay } from '#platform/mail/relay.ts'
import { reactions } from '#reactions'
import { makeApp } from '#web/http/app.ts'
import { serve } from '#web/http/serve.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'
import { headsSigned } from '#cli/record/heads-signed.ts'
import { mailboxes, wordsOf } from '../mail/mailboxes.ts'
import { maps } from '../mapped-town.ts'
import { speak } from '#web/say.ts'
import { ok, says, visitor } from '../visitor.ts'

/** An officer opens another commissariat for an hour, and the auditor looks at it: by plain HTTP, without JavaScript, in English and Romanian; each test goes on where the one before it ended. */
let now = new Date('2027-06-07T21:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>, site: Awaited<ReturnType<typeof makeApp>>, directorate = '', there = '', farZone = ''
const somebody = () => visitor({ request: (path, init) => site.request(path, init) })
let boxes: Awaited<ReturnType<typeof mailboxes>>
const [officer, again, auditor, dataProtection] = [somebody(), somebody(), somebody(), somebody()]
const by = () => ({ actor: operator, store, now })
const people = new Map<string, string>()
before(async () => {
  follow(reactions)
  store = await ownDatabase()
  site = await makeApp(store, { clock: () => now })
  const home = await importZones(by(), { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })
  ;({ directorate } = home)
  const far = await importZones(by(), { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'elsewhere' }, geojson: maps.elsewhere })
  there = far.commissariats.find(({ code }) => code === 'elsewhere')!.id
  farZone = far.zones[0]!.slug
  await letLinksSuffice(by(), { directorate, suffice: true })
  for (const [who, name, role, area] of [[officer, 'Besnik Leka', 'zone-officer', home.zones[0]!.id], [auditor, 'Ilona Zarina', 'auditor', directorate], [dataProtection, 'Dace Ozola', 'data-protection', directorate]] as const) {
    const { person } = await letIn(by(), { directorate, name, role, area, from: '2027-01-01' })
    people.set(name, person)
    await signsIn(who, person)
  }
  boxes = await mailboxes()
  process.env.VATRA_LOCAL_HOSTS = boxes.named
  await setUp(by(), { directorate, host: '127.0.0.1', port: boxes.port, security: 'plain', sender: 'talk@example.org', site: 'https://talk.example.org' })
  await signsIn(again, people.get('Besnik Leka')!)
})
after(async () => {
  await boxes.close()
  await store.close()
})
const signsIn = async (who: ReturnType<typeof visitor>, person: string) => ok(await who.send('/en/sign-in', { link: (await inviteToSignIn(by(), { directorate, person })).token as string }))
const desk = () => `/en/station/zones/${farZone}/incidents`

test('the auditor names who is told outside: a reader of the record, and whoever answers for data protection', async () => {
  says(ok(await auditor.see('/en/station/record')), /When somebody breaks the glass, all addresses get a message at once/)
  for (const [mailbox, language, whose] of [['court@example.org', 'ro', 'auditor'], ['privacy@example.org', 'en', 'data-protection']] as const) ok(await auditor.send('/en/station/record', { mailbox, language, whose, intent: 'add' }))
  const named = ok(await auditor.see('/en/station/record'))
  says(named, /court@example\.org \( ?The auditor's ?, Română/)
  says(named, /privacy@example\.org \( ?Data protection's ?, English/)
})

test('what the posts do not reach is shut; a form that says too little comes back as it was typed; one that says enough opens it, in every session', async () => {
  assert.ok([403, 404].includes((await officer.see(desk())).status))
  says(ok(await officer.see('/ro/station/break-glass')), /Deschidere de urgență Când ceva nu poate aștepta/)
  const no = await officer.send('/en/station/break-glass', { commissariat: there, purpose: '', words: 'A child is missing' })
  assert.equal(no.status, 422)
  says(no, /There is a problem Choose what it is for/)
  assert.match(no.html, /A child is missing<\/textarea>/)
  says(ok(await officer.send('/en/station/break-glass', { commissariat: there, purpose: 'danger-to-life', words: 'A child is missing since noon.' })), /Glass broken: .* is open to you until 22:00 UTC .*It is open/)
  for (const one of [officer, again]) says(ok(await one.see(desk())), /is open to you until 22:00/)
  assert.doesNotMatch((await officer.see('/en/station/break-glass')).html, /href="\/en\/station\/(people|recoveries)"/, 'no page of people\'s rights is offered')
})

test('the auditor and the officer for data protection have it in their queue at the same moment, with what it is for', async () => {
  for (const one of [auditor, dataProtection]) {
    says(ok(await one.see('/en/station')), /Besnik Leka .*Open now/)
    assert.doesNotMatch((await one.see('/en/my-data')).html, /Besnik Leka/, 'and not on any page')
    const queue = says(ok(await one.see('/en/station/openings')), /Besnik Leka 7 June 2027, 21:00 UTC .*Somebody's life or health is in danger now Open now/)
    const at = /href="(\/en\/station\/openings\/[0-9a-f-]{36})"/.exec(queue.html)![1]!
    says(ok(await one.see(at)), /A child is missing since noon\. Sent on To 2 e-mail addresses, without a name and without what it was for .*Open now/)
  }
})

test('both mailboxes are told at once, in their language, when and in which directorate, and not by whom or what for; once, however often it is asked', async () => {
  const words = (language: string, key: string, values?: Readonly<Record<string, string>>) => speak(language).any(key, values)
  const leave = () => drained(directorate, { store, clock: () => now, words, open: (relay) => openRelay(relay, boxes.named) })
  const { rows: [opened] } = await sql<{ id: string; purpose: string }>`select id, purpose from people.openings`.execute(store.owner)
  for (let times = 0; times < 2; times++) assert.deepEqual(await warnOfOpening(by(), { directorate, opening: opened!.id }), { mailboxes: 2 })
  assert.equal(await leave(), 2)
  const telling = (text: string) => ['Besnik', 'Leka', 'child', 'noon', 'elsewhere', there, opened!.id, opened!.purpose, 'riverland', 'danger', 'http'].filter((word) => text.includes(word))
  const came = boxes.came.map(({ to, raw }) => ({ to, raw, text: wordsOf(raw).replaceAll('\r', '') })).sort((one, other) => (one.to < other.to ? -1 : 1))
  assert.deepEqual(came.map(({ to, raw, text }) => [to, telling(raw), telling(text), text.includes(`${directorate}\n2027-06-07T21:00:00.000Z`)]), [['court@example.org', [], [], true], ['privacy@example.org', [], [], true]])
  assert.match(came[0]!.text, /Ceva ce de obicei este închis a fost deschis/)
  assert.match(came[1]!.text, /Something that is usually shut was opened/)
  assert.deepEqual(telling(`${came[1]!.text} Besnik Leka looked for a child elsewhere`), ['Besnik', 'Leka', 'child', 'elsewhere'], 'a message that told more is found')
  // The heads go to the reader of the record alone.
  await headsSigned(store, now, undefined)
  assert.deepEqual([await leave(), boxes.came.at(-1)!.to], [1, 'court@example.org'])
})

test('after its hour it is shut by itself, in every session, and stands in the queue until it is judged, which whoever broke it reads', async () => {
  now = new Date('2027-06-07T22:00:00Z')
  for (const [who, name] of [[officer, 'Besnik Leka'], [again, 'Besnik Leka'], [auditor, 'Ilona Zarina'], [dataProtection, 'Dace Ozola']] as const) await signsIn(who, people.get(name)!)
  for (const one of [officer, again]) assert.ok([403, 404].includes((await one.see(desk())).status))
  const at = /href="(\/en\/station\/openings\/[0-9a-f-]{36})"/.exec(says(ok(await auditor.see('/en/station/openings')), /Not judged yet/).html)![1]!
  const no = await auditor.send(at, { verdict: '', because: 'The child was found at nine.' })
  assert.equal(no.status, 422)
  assert.match(no.html, /The child was found at nine\.<\/textarea>/)
  says(ok(await auditor.send(at, { verdict: 'in-order', because: 'The child was found at nine.' })), /The judgement is kept/)
  says(ok(await officer.see('/ro/station/break-glass')), /În regulă\. The child was found at nine\./)
  // Where no mail leaves the list of those who judge it is all there is, and it says so.
  await stop(by(), { directorate })
  says(ok(await officer.send('/en/station/break-glass', { commissariat: there, purpose: 'disaster', words: 'The river is over its banks.' })), /It is open/)
  const next = /href="(\/en\/station\/openings\/[0-9a-f-]{36})"/.exec(ok(await auditor.see('/en/station/openings')).html)![1]!
  says(ok(await auditor.see(next)), /The river is over its banks\. Sent on To nobody: no e-mail address is named in the record, or no mail leaves/)
  says(ok(await dataProtection.see(next)), /Sent on To nobody/)
})

test('the pages are sound for those who see, hear and type, narrow and wide', { skip: process.env.VATRA_NIGHT === '1' ? noBrowser : 'looked at at night' }, async () => {
  const served = await serve(store, { host: '127.0.0.1', port: 0 }, { clock: () => now }), browser = await openBrowser()
  try {
    const at = /href="\/en(\/station\/openings\/[0-9a-f-]{36})"/.exec((await auditor.see('/en/station/openings')).html)![1]!
    for (const [who, path] of [[officer, '/station/break-glass'], [auditor, '/station/openings'], [auditor, at], [auditor, '/station/vigilance']] as const) {
      const context = await browser.newContext({ bypassCSP: true })
      await context.addCookies([...who.cookies].map(([name, value]) => ({ name, value, url: served.address })))
      const page = await context.newPage()
      for (const [language, width] of [['en', 1280], ['ro', 360]] as const) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(`${served.address}/${language}${path}`)
        assert.deepEqual(await faultsSeen(page), [], `${language} ${path}`)
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${language} ${path} is too wide for ${width}`)
        if (process.env.VATRA_PICTURES) await page.screenshot({ path: `${process.env.VATRA_PICTURES}/${language}${path.replaceAll('/', '-').slice(0, 24)}-${width}.png`, fullPage: true })
      }
      await context.close()
    }
  } finally {
    await browser.close()
    await served.stop()
  }
})
