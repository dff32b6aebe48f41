import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import { countAllDue } from '#domains/cycles/index.ts'
import { addPerson, assignPost, inviteToSignIn, letIn, letLinksSuffice, openPost } from '#domains/people/index.ts'
import { directorates, importZones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { keptIn, plannedTown } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'
import { feature, mapOf, maps, outline } from '../mapped-town.ts'
import { place } from '../people.ts'
import { ok, says, visitor } from '../visitor.ts'

/** By plain HTTP, without JavaScript: villages come with the zones and have people; headquarters look at the country and at nothing else. */
const now = new Date('2027-05-11T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>, site: Awaited<ReturnType<typeof makeApp>>
let admin: ReturnType<typeof visitor>, hq: ReturnType<typeof visitor>, second: ReturnType<typeof visitor>, looker: ReturnType<typeof visitor>
const village = (code: string, name: string, parent: string) => feature(code, name, { type: 'Point', coordinates: [22.59, 57.25] }, { level: 'village', parent })
const file = JSON.stringify(mapOf(...maps.talsi.features, village('V1', 'Pastende', 'T1'), village('V2', 'Laidze', 'T1')))

before(async () => {
  store = await ownDatabase()
  await keptIn(store, plannedTown)
  site = await makeApp(store, { clock: () => now })
  const at = { actor: operator, store, now }
  await importZones(at, { directorate: { code: 'riga', country: 'LV', names: { en: 'Riga' } }, commissariat: { code: 'centre', names: { en: 'Centre' } }, geojson: mapOf(feature('R1', 'Harbour', outline(24.2, 56.9, 24.22, 56.92))) })
  await countAllDue(store, now)
  const riga = (await directorates(at, {})).directorates.find(({ code }) => code === 'riga')!
  const { post } = await openPost(at, { directorate: riga.directorate, role: 'hq', area: riga.nation, from: '2027-01-01' })
  const { person } = await addPerson(at, { directorate: riga.directorate, name: 'Ieva Ozola' })
  await assignPost(at, { directorate: riga.directorate, post, person, from: '2027-01-01' })
  const chief = await letIn(at, { directorate: place.directorate, name: 'Doina Ceban', role: 'admin', area: place.directorate, from: '2026-01-01' })
  admin = await comesIn(place.directorate, chief.person)
  hq = await comesIn(riga.directorate, person)
  second = await comesIn(place.directorate, (await letIn(at, { directorate: place.directorate, name: 'Ruta Berga', role: 'hq', area: place.directorate, from: '2026-01-01' })).person)
  looker = await comesIn(place.directorate, (await addPerson(at, { directorate: place.directorate, name: 'Maija Liepa' })).person)
})
after(() => store.close())

async function comesIn(directorate: string, person: string) {
  const at = { actor: operator, store, now }, somebody = visitor({ request: (path, init) => site.request(path, init) })
  await letLinksSuffice(at, { directorate, suffice: true })
  ok(await somebody.send('/en/sign-in', { link: (await inviteToSignIn(at, { directorate, person })).token }))
  return somebody
}

test('villages are in the file of the zones, are looked at before they are kept, and stand on the zone\'s page in every language', async () => {
  const looked = ok(await admin.hand('/en/station/zones/import', { geojson: file, commissariat: 'talsi', name: 'Talsi', intent: 'look' }))
  says(looked, /The file holds 2 zones .* Villages in the file .* Pastende V1 T1/)
  ok(await admin.hand('/en/station/zones/import', { geojson: file, commissariat: 'talsi', name: 'Talsi', intent: 'keep' }))
  says(ok(await admin.see('/en/station/setting-up')), /2 villages lie in these zones/)
  says(ok(await admin.see('/en/zones/old-town')), /Villages of this zone: Pastende and Laidze/)
  says(ok(await admin.see('/ro/zones/old-town')), /Satele acestei zone: Pastende și Laidze/)
  const lost = await admin.hand('/en/station/zones/import', { geojson: file.replace('"parent":"T1"', '"parent":"T9"'), commissariat: 'talsi', name: 'Talsi', intent: 'look' })
  assert.equal(lost.status, 422)
  says(lost, /V1: This village names no zone that is there: T9/)
})

test('somebody coordinates the watch in a village: the post is given there, and the zone\'s own page tells of it', async () => {
  const posts = ok(await admin.see('/en/station/posts'))
  const area = [...posts.html.matchAll(/<option value="([^"]+)"[^>]*>([^<]+)</g)].find(([, , said]) => said === 'Pastende (village of Old Town)')![1]!
  says(ok(await admin.send('/en/station/posts', { role: 'watch-coordinator', area, name: 'Anna Liepa', from: '2027-05-01', intent: 'open' })), /Anna Liepa/)
  says(ok(await admin.see('/en/station/zones/old-town')), /Pastende [^.]*Anna Liepa/)
  says(ok(await admin.see(`/en/station/posts?area=${area}`)), /Anna Liepa/)
  const no = await admin.send('/en/station/posts', { role: 'commander', area, name: 'Nobody', from: '2027-05-01', intent: 'open' })
  assert.equal(no.status, 422, 'a commissariat is commanded, no village is')
})

test('headquarters begin at the country: every commissariat, the latest first, and no other page of the house', async () => {
  const home = ok(await hq.see('/en/station'))
  assert.equal(home.path, '/en/station/country')
  says(home, /Latvia 3 commissariats\. With zones that are late: 1\./)
  says(home, /Talsi Kurzeme .* 2 zones late by at most|Talsi Kurzeme .* 2 zones late/)
  assert.ok(home.html.indexOf('Talsi') < home.html.indexOf('Centre'))
  says(ok(await hq.see('/ro/station/country')), /Letonia 3 comisariate/)
  for (const path of ['/en/station/posts', '/en/station/waves', '/en/station/due', '/en/station/people', '/en/station/break-glass', '/en/station/zones/old-town']) {
    const page = await hq.see(path)
    assert.ok(page.status >= 400 || page.path !== path, `${path} answers ${page.status}`)
    assert.doesNotMatch(page.html, /Besnik|Anna Liepa/)
  }
  assert.equal((await admin.see('/en/station/country')).status, 403, 'and nobody else looks at it')
})

test('an administrator asks that somebody looks at the country, headquarters agree, and one of them takes it away again, on pages in two languages', async () => {
  says(ok(await admin.see('/en/station/posts')), /Posts over the country/)
  const page = says(ok(await admin.see('/en/station/posts/country')), /Nobody of this directorate holds one\..*Nothing changes before a second person agrees/)
  assert.doesNotMatch(page.html, /<option[^>]*>Doina Ceban</, 'nobody asks for themselves')
  const person = /<option value="([^"]+)"[^>]*>Maija Liepa</.exec(page.html)![1]!
  const no = await admin.send('/en/station/posts/country', { person, from: '2027-05-11', to: '2027-05-01', intent: 'ask' })
  assert.equal(no.status, 422)
  assert.match(no.html, /value="2027-05-01"|2027/)
  const asked = says(ok(await admin.send('/en/station/posts/country', { person, from: '2027-05-11', intent: 'ask' })), /Asked\. It waits for a second person\..*Maija Liepa.*Doina Ceban.*Another administrator, or headquarters, agrees/)
  assert.doesNotMatch(asked.html, /name="agree"/)
  assert.equal((await looker.see('/en/station/country')).status, 403)
  const waits = says(ok(await second.see('/ro/station/posts/country')), /Așteaptă o a doua persoană.*Maija Liepa/)
  const agree = /[0-9a-f-]{36}/.exec(/<button[^>]*name="agree"[^>]*>/.exec(waits.html)![0])![0]
  // The planted fault: who asked sends the form that the page does not offer.
  assert.equal((await admin.send('/en/station/posts/country', { agree })).status, 403)
  says(ok(await second.send('/ro/station/posts/country', { agree })), /Postul a fost dat\..*Maija Liepa/)
  says(ok(await looker.see('/en/station/country')), /Latvia 3 commissariats/)
  const held = ok(await admin.see('/en/station/posts/country')), post = /\/en\/station\/posts\/([0-9a-f-]{36})"[^>]*>Maija Liepa/.exec(held.html)![1]!
  const one = says(ok(await admin.see(`/en/station/posts/${post}`)), /the whole country.*The holder leaves/)
  assert.doesNotMatch(one.html, /value="hand-over"/)
  says(ok(await admin.send(`/en/station/posts/${post}`, { on: '2027-05-11', intent: 'leave' })), /Vacant|vacant/)
  assert.equal((await looker.see('/en/station/country')).status, 403, 'at the next request')
})
