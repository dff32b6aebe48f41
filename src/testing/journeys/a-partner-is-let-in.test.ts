import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import { letIn } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { faultsSeen, noBrowser, openBrowser } from '../browser.ts'
import { ownDatabase } from '../database.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { formOn } from '../form-on.ts'
import { maps } from '../mapped-town.ts'
import { place } from '../people.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** A commander registers the municipality, keeps its agreement and lets its person in. By plain HTTP, without JavaScript. */
let now = new Date('2027-06-01T09:00:00Z')
let site: Awaited<ReturnType<typeof makeApp>>
let commander: ReturnType<typeof visitor>, officer: ReturnType<typeof visitor>, partner: ReturnType<typeof visitor>
let organisation = ''
before(async () => {
  const store = await ownDatabase()
  const console = { actor: operator, store, now }
  const directorate = { id: place.directorate, code: 'kurzeme', country: 'LV', names: { en: 'Kurzeme' } }
  await importZones(console, { directorate, commissariat: { id: place.talsi, code: 'talsi', names: { en: 'Talsi' } }, geojson: maps.talsi })
  site = await makeApp(store, { clock: () => now })
  const comes = async (name: string, role: string) => {
    const { person } = await letIn(console, { directorate: place.directorate, name, role, area: place.talsi, from: '2027-06-01' })
    const { token } = await linkFor(console, { directorate: place.directorate, person })
    const somebody = visitor(site)
    ok(await somebody.send('/en/sign-in', { link: token }))
    return somebody
  }
  commander = await comes('Celine Ozola', 'commander')
  officer = await comes('Frida Kalna', 'interviewer')
  partner = visitor(site)
})

const list = '/en/station/partners'
const given = (page: Seen, field: string) => formOn(page.html, field)
const linkOn = (page: Seen) => /\/en\/sign-in\/link#link=[A-Za-z0-9_-]{43}/.exec(page.html)![0]

test('a commander registers an organisation; what is wrong is said beside the field, and what was typed stays (K1)', async () => {
  says(ok(await commander.see('/en/station')), /Partners/)
  const form = ok(await commander.see(`${list}/new`))
  const typed = { ...given(form, 'sector'), name: 'Talsi municipality', 'channels.email': 'lamps', 'channels.phone': '+373 22 000 000', offers: 'Lamp repairs within a week' }
  const wrong = await commander.send(`${list}/new`, typed)
  assert.equal(wrong.status, 422)
  says(wrong, /Choose what kind of organisation this is\./)
  says(wrong, /This is not an address/)
  assert.deepEqual([given(wrong, 'sector').name, given(wrong, 'sector')['channels.email'], given(wrong, 'sector').offers], ['Talsi municipality', 'lamps', 'Lamp repairs within a week'])
  const page = ok(await commander.send(`${list}/new`, { ...typed, sector: 'municipality', 'channels.email': 'lamps@talsi.example' }))
  organisation = page.path.split('/').at(-1)!
  says(page, /Talsi municipality .* Kind of organisation Municipality .* What it offers Lamp repairs within a week/)
  says(page, /No agreement is kept here yet\. .* Nobody of this organisation can sign in yet/)
  says(ok(await commander.see(list)), /Talsi municipality Municipality .* Not on this list yet: .*Health care/)
  says(ok(await commander.see(list.replace('/en/', '/ro/'))), /Talsi municipality Primărie/)
})

test('an agreement that ends within sixty days stands first, is renewed with its words at hand, and the alert is gone (K2)', async () => {
  const at = `${list}/${organisation}/agreements/new`
  const typed = { ...given(ok(await commander.see(at)), 'title'), title: 'Light in every street', scope: 'All streets', obligations: 'The municipality repairs, the police report.', others: 'Housing association no. 4', signedOn: '2026-07-01', endsOn: '2026-06-01' }
  says(await commander.send(at, typed), /An agreement ends after it was signed/)
  ok(await commander.send(at, { ...typed, endsOn: '2027-07-01' }))
  says(ok(await commander.see(list)), /One organisation has an agreement to be renewed Talsi municipality : the agreement ends on 1 July 2027/)
  const page = ok(await commander.see(/\/en\/station\/partners\/[^"]+\/agreements\/[0-9a-f-]{36}/.exec(ok(await commander.see(`${list}/${organisation}`)).html)![0]))
  says(page, /Who signed The police; Talsi municipality; Housing association no\. 4 What it covers All streets Who does what The municipality repairs/)
  const renewal = ok(await commander.see(/\/en\/station\/partners\/[^"]+\?renews=[0-9a-f-]{36}/.exec(page.html)![0]))
  assert.deepEqual([given(renewal, 'title').title, given(renewal, 'title').signedOn], ['Light in every street', '2027-06-01'])
  ok(await commander.send(at, { ...given(renewal, 'title'), endsOn: '2028-07-01' }))
  assert.doesNotMatch(wordsOf(ok(await commander.see(list)).html), /to be renewed [A-Z]|ends on/)
  says(ok(await commander.see(page.path)), /Renewed by Light in every street ?, 1 June 2027/)
})

test('a commander lets the municipality\'s person in; the link is shown once and opens the partner\'s own page, not the workbench', async () => {
  const at = `${list}/${organisation}`
  const wrong = await commander.send(at, { ...given(ok(await commander.see(at)), 'from'), name: ' ', title: 'Head of housing', intent: 'add' })
  assert.equal(wrong.status, 422)
  assert.equal(given(wrong, 'from').title, 'Head of housing')
  const page = ok(await commander.send(at, { ...given(wrong, 'from'), name: 'Petra Liepa', intent: 'add' }))
  const link = linkOn(page)
  says(page, /Petra Liepa Head of housing 1 June 2027/)
  assert.doesNotMatch(ok(await commander.see(at)).html, /sign-in\/link#link=/)
  ok(await partner.see(link))
  const home = await partner.send('/en/sign-in', { link: link.split('=')[1]! })
  assert.match(home.path, /^\/en\/partner\b/)
  for (const closed of ['/en/station', '/en/station/waves', list, `${list}/new`, '/en/station/people', '/en/station/incidents']) {
    const seen = await partner.see(closed)
    assert.match(seen.path, /^\/en\/partner\b/, closed)
  }
})

test('a partner does by no address what is not a partner\'s: no list of people, no rounds of others, no organisation registered', async () => {
  const open = async (question: string) => (await site.request(`/api/ask/${question}`, { headers: { cookie: [...partner.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })).status
  assert.equal(await open('people.posts-of-zones'), 403)
  assert.equal(await open('people.persons'), 403)
  assert.equal((await partner.send(`${list}/new`, { name: 'Another', sector: 'ngo' })).html.includes('Another'), false)
  assert.doesNotMatch(wordsOf(ok(await commander.see(list)).html), /Another/)
})

test('somebody of the station who does not keep the list reads it and changes nothing', async () => {
  assert.equal((await officer.see(`${list}/new`)).status, 403)
  assert.equal((await officer.see(`${list}/${organisation}/edit`)).status, 403)
  const page = ok(await officer.see(`${list}/${organisation}`))
  for (const control of ['Let in and make a link', 'Leaves today', 'New sign-in link', 'Add an agreement', 'Change what is said of it']) assert.ok(!wordsOf(page.html).includes(control), control)
})

test('a checking program finds nothing wrong on the pages of partners, and each fits a phone and a wide screen, in both languages', { skip: noBrowser }, async () => {
  const browser = await openBrowser()
  const cookie = [...commander.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const [agreement = ''] = /agreements\/[0-9a-f-]{36}/.exec(ok(await commander.see(`${list}/${organisation}`)).html)!
  for (const [language, width] of [['en', 360], ['ro', 1280]] as const) {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.route('**/*', async (route) => {
      const { pathname, search } = new URL(route.request().url())
      const answer = await site.request(`http://localhost${pathname}${search}`, { headers: { cookie } })
      return route.fulfill({ status: answer.status, contentType: answer.headers.get('content-type') ?? 'text/plain', body: Buffer.from(await answer.arrayBuffer()) })
    })
    for (const path of ['', `/${organisation}`, `/${organisation}/edit`, `/${organisation}/agreements/new`, `/${organisation}/${agreement}`].slice(0, width === 360 ? 5 : 2)) {
      await page.goto(`http://localhost/${language}/station/partners${path}`)
      if (width === 360) assert.deepEqual(await faultsSeen(page), [], path)
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${path} is wider than ${width}`)
      if (process.env.VATRA_PICTURES) await page.screenshot({ path: `${process.env.VATRA_PICTURES}/partners-${path.split('/').length}-${path.at(-1)}-${language}.png`, fullPage: true })
    }
    await page.close()
  }
  await browser.close()
})

test('whoever spoke for an organisation that left opens nothing any more', async () => {
  const edit = `${list}/${organisation}/edit`
  says(ok(await commander.send(edit, { ...given(ok(await commander.see(edit)), 'sector'), offers: '', intent: 'describe' })), /Talsi municipality/)
  says(ok(await commander.send(edit, { on: '2027-06-01', intent: 'retire' })), /works with the police no more since 1 June 2027/)
  now = new Date('2027-06-01T09:10:00Z')
  says(ok(await commander.see(list)), /No organisation is registered yet .* Organisations that have left Talsi municipality/)
  assert.doesNotMatch(ok(await commander.see(`${list}/${organisation}`)).html, /value="add"/)
})
