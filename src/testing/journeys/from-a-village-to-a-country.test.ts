import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import { countAllDue } from '#domains/cycles/index.ts'
import { addPerson, assignPost, inviteToSignIn, letIn, letLinksSuffice, openPost } from '#domains/people/index.ts'
import { closeWave, loadInstrument, openWave, planWave, publishWave } from '#domains/survey/index.ts'
import { directorates, importZones, zones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { keptIn, plannedTown } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'
import { feature, mapOf, maps, outline } from '../mapped-town.ts'
import { place } from '../people.ts'
import { small } from '../small-round.ts'
import { formOn } from '../form-on.ts'
import { ok, says, visitor } from '../visitor.ts'

/** By plain HTTP, without JavaScript: villages come with the zones and have people; headquarters look at the country and at nothing else. */
let now = new Date('2027-05-11T09:00:00Z')
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
  says(ok(await admin.see('/en/zones/old-town')), /Villages of this zone: Laidze and Pastende/)
  says(ok(await admin.see('/ro/zones/old-town')), /Satele acestei zone: Laidze și Pastende/)
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

test('from the country headquarters come to how good the asking was: a sentence for each round, and behind it the figures (B16)', async () => {
  const country = ok(await hq.see('/en/station/country'))
  const rounds = ok(await hq.see(/href="([^"]+)"[^>]*>How good the asking was/.exec(country.html)![1]!))
  says(rounds, /A round Talsi ?, Kurzeme Questionnaire small, version 1; asked from .* In all 240 answers\. These answers did not come by letters, so there is no response rate\./)
  says(rounds, /The answers to “Problems” do not hang together well enough for one score: alpha -?\d\.\d\d \(-?\d\.\d\d to -?\d\.\d\d\), n 240\./)
  const path = /href="([^"]+)"[^>]*>A round</.exec(rounds.html)![1]!
  const round = says(ok(await hq.see(path)), /“Crime” is a share of people and no scale.*How the answers came Way Answers on the web 240 .*In which language people answered .*not noted 240 .*Who gave no answer to what/)
  assert.doesNotMatch(round.html, /<script(?! type="application\/ld)/, 'no script')
  says(ok(await hq.see(path.replace('/en/', '/ro/'))), /Cât de bine s-a întrebat A round .*Talsi.*În total 240 de răspunsuri/)
  assert.equal((await hq.see(path.replace(/[0-9a-f]{4}$/, '0000'))).status, 404)
  const { rounds: [asData] } = JSON.parse(ok(await hq.see(`/api/ask/survey.country-quality?wave=${path.slice(-36)}`)).html) as { rounds: { figures: { told: { answers: number; questions: object[] } } }[] }
  assert.deepEqual([asData!.figures.told.answers, asData!.figures.told.questions.length], [240, 4], 'a program of theirs reads the same')
  const at = { actor: operator, store, now: new Date('2027-05-02T09:00:00Z') }, here = { directorate: place.directorate }
  const { id: instrument } = await loadInstrument(at, { ...here, instrument: small }), zone = (await zones(at, here)).zones.find(({ code }) => code === 'T1')!.zone
  const { wave } = await planWave(at, { ...here, commissariat: place.talsi, instrument, names: { en: 'A short round' }, frame: 'Register', modes: ['web'], opensOn: '2027-05-01', closesOn: '2027-05-03', zones: [{ zone, target: 50 }] })
  await openWave(at, { ...here, wave })
  await closeWave(at, { ...here, wave })
  says(ok(await hq.see('/en/station/country/rounds')), /A short round .* Closed on 2 May 2027 and not published yet\. .* A round/)
  await publishWave(at, { ...here, wave })
  says(ok(await hq.see('/en/station/country/rounds')), /A short round .* Fewer than 30 people answered\. Nothing is told of this round, so that nobody can be recognised\. .* A round/)
  says(ok(await hq.see(`/uk/station/country/rounds/${wave}`)), /Відповіло менше ніж 30 людей/)
  for (const closed of ['/en/station/country/rounds', path]) assert.equal((await admin.see(closed)).status, 403, `${closed} is headquarters' alone`)
})

test('an administrator asks for a post of trust, headquarters agree and alone see the way in, and one of them takes it away again, on pages in two languages', async () => {
  const at = '/en/station/posts/trusted'
  says(ok(await admin.see('/en/station/posts')), /Posts of trust/)
  const page = says(ok(await admin.see(at)), /Administrator, Headquarters.*Ruta Berga.*At the console.*Nothing changes before a second person agrees/)
  assert.doesNotMatch(page.html, /<option[^>]*>Doina Ceban</, 'nobody asks for themselves')
  const person = /<option value="([^"]+)"[^>]*>Maija Liepa</.exec(page.html)![1]!, area = /<option value="([^"]+)"[^>]*>the whole country</i.exec(page.html)![1]!
  const wish = { role: 'hq', area, person, name: '', from: '2027-05-11', to: '', intent: 'ask' }
  const no = await admin.send(at, { ...wish, to: '2027-05-01' })
  assert.equal(no.status, 422)
  assert.match(no.html, /value="2027-05-01"|2027/)
  assert.equal((await admin.send(at, { ...wish, person: '' })).status, 422, 'somebody is named')
  const asked = says(ok(await admin.send(at, wish)), /Asked\. It waits for a second person\..*Maija Liepa.*Doina Ceban.*Another administrator, or headquarters, agrees/)
  assert.doesNotMatch(asked.html, /name="agree"/)
  assert.equal((await looker.see('/en/station/country')).status, 403)
  const waits = says(ok(await second.see('/ro/station/posts/trusted')), /Așteaptă o a doua persoană.*Maija Liepa/)
  const agree = /[0-9a-f-]{36}/.exec(/<button[^>]*name="agree"[^>]*>/.exec(waits.html)![0])![0]
  // The planted fault: who asked sends the form that the page does not offer.
  assert.equal((await admin.send(at, { agree })).status, 403)
  assert.equal((await second.send('/ro/station/posts/trusted', { drop: agree })).status, 422, 'whoever refuses says why')
  now = new Date('2027-05-11T09:01:00Z')
  const given = says(ok(await second.send('/ro/station/posts/trusted', { agree, [`name-${agree}`]: 'Maija Liepa' })), /Doar dumneavoastră vedeți acest link.*Cerut de Doina Ceban, acord dat de Ruta Berga/)
  const link = /\/ro\/sign-in\/link#link=([A-Za-z0-9_-]{43})/.exec(given.html)![1]!
  assert.match((await looker.see('/en/station/country')).path, /sign-in/, 'what opened the account before opens nothing')
  assert.doesNotMatch(ok(await admin.see(at)).html, new RegExp(link))
  ok(await looker.send('/en/sign-in', { link }))
  says(ok(await looker.see('/en/station/country')), /Latvia 3 commissariats/)
  const people = ok(await admin.see('/en/station/people')).html
  assert.doesNotMatch(/<tr[^>]*>(?:(?!<\/tr>).)*Maija Liepa.*?<\/tr>/s.exec(people)![0], /value="link"/, 'nobody alone makes another way in')
  const held = ok(await admin.see(at)), post = /\/en\/station\/posts\/([0-9a-f-]{36})"[^>]*>Maija Liepa/.exec(held.html)![1]!
  const one = says(ok(await admin.see(`/en/station/posts/${post}`)), /the whole country.*The holder leaves/)
  assert.doesNotMatch(one.html, /value="hand-over"|value="link"/)
  says(ok(await admin.send(`/en/station/posts/${post}`, { on: '2027-05-11', intent: 'leave' })), /Vacant|vacant/)
  assert.equal((await looker.see('/en/station/country')).status, 403, 'at the next request')
})

test('whoever lets somebody in for a post of trust has asked for it and gets no link; refused with a reason it stays told, and the auditor sees it all and answers nothing', async () => {
  for (const [path, name] of [['/en/station/people', 'Made Up'], ['/en/station/posts', 'Made Up Too']] as const) {
    const sent = says(ok(await admin.send(path, { name, role: 'survey-owner', area: place.talsi, from: '2027-05-11', to: '', mailbox: '', intent: path.endsWith('people') ? 'add' : 'open' })), /Two people give a post of trust\. Nothing was given yet/)
    assert.doesNotMatch(sent.html, /sign-in\/link#/)
  }
  const page = ok(await second.see('/en/station/posts/trusted')), [drop, other] = [...page.html.matchAll(/name="reason-([0-9a-f-]{36})"/g)].map(([, request]) => request!)
  says(ok(await second.send('/en/station/posts/trusted', { drop: drop!, [`reason-${drop}`]: 'not-known' })), /Refused\. Nothing has changed\..*Made Up Survey owner, Talsi Doina Ceban Ruta Berga, 11 May 2027 I do not know this person/)
  says(ok(await admin.send('/en/station/posts/trusted', { drop: other!, [`reason-${other}`]: 'taken-back' })), /Taken back by whoever asked/)
  const at = { actor: operator, store, now }
  const auditor = await comesIn(place.directorate, (await letIn(at, { directorate: place.directorate, name: 'Laine Audit', role: 'auditor', area: place.directorate, from: '2026-01-01' })).person)
  says(ok(await auditor.see('/en/station')), /Posts of trust/)
  const seen = says(ok(await auditor.see('/en/station/posts/trusted')), /Laine Audit Auditor, .* At the console .*I do not know this person/)
  assert.doesNotMatch(seen.html, /name="agree"|name="drop"|value="ask"/)
})

test('an administrator asks for a provider of sign-in, headquarters compare every line and agree, and only then it stands on the sign-in page; one closes it alone', async () => {
  const at = '/en/station/providers', form = formOn(ok(await admin.see(`${at}/openid`)).html, 'site')
  assert.equal(form.founding, undefined)
  const wish = { ...form, kind: 'openid', 'name-en': 'Of the country', 'name-ro': 'Al țării', issuer: 'https://id.example.org', client: 'vatra', secret: 'hidden horse', least: 'low', every: 'no', open: 'yes' }
  // The planted fault: the form says that the directorate is being founded.
  assert.equal((await admin.send(`${at}/openid`, { ...wish, founding: 'yes' })).status, 403)
  const asked = says(ok(await admin.send(`${at}/openid`, wish)), /Asked\. It waits for a second person\..*Of the country Asked for by: Doina Ceban.*https:\/\/id\.example\.org.*Another administrator, or headquarters, agrees/)
  assert.doesNotMatch(asked.html, /name="agree"|hidden horse/)
  const offered = async () => /sign-in\/with\//.test(ok(await visitor({ request: (path, init) => site.request(path, init) }).see('/en/sign-in')).html)
  assert.equal(await offered(), false)
  const waits = says(ok(await second.see('/ro/station/providers')), /Așteaptă o a doua persoană.*Cum ar fi.*https:\/\/id\.example\.org/)
  assert.doesNotMatch(waits.html, /hidden horse|providers\/openid"/)
  const agree = /[0-9a-f-]{36}/.exec(/<button[^>]*name="agree"[^>]*>/.exec(waits.html)![0])![0]
  assert.equal((await admin.send(at, { agree })).status, 403, 'not who asked')
  assert.equal((await second.send('/ro/station/providers', { drop: agree })).status, 422, 'whoever refuses says why')
  says(ok(await second.send('/ro/station/providers', { agree })), /Păstrat.*Al țării .*Cerut de Doina Ceban, acord dat de Ruta Berga/)
  assert.equal(await offered(), true)
  const one = /href="(\/en\/station\/providers\/[0-9a-f-]{36})"/.exec(ok(await admin.see(at)).html)![1]!
  says(ok(await admin.see(one)), /By whose word: Asked by Doina Ceban, agreed by Ruta Berga .*Ask for it/)
  says(ok(await admin.send(one, { close: 'yes' })), /Closed\. Nobody comes in by it any more\./)
  assert.equal(await offered(), false)
})
