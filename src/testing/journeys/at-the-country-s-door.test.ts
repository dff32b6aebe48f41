import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { signXmlMetadata } from '@node-saml/node-saml/lib/utility.js'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { firstStart } from '#cli/installation/first-start.ts'
import { bindIdentity, inviteToSignIn, leavePost, letIn, persons } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { selfSigned } from '#platform/sign-on/self-signed.ts'
import { makeApp } from '#web/http/app.ts'
import { ownDatabase } from '../database.ts'
import { formOn } from '../form-on.ts'
import { maps } from '../mapped-town.ts'
import { codeOf } from '../sign-in/code-of.ts'
import { openIdProvider, type Shown } from '../sign-in/open-id-provider.ts'
import { samlProvider } from '../sign-in/saml-provider.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** Staff sign in as Estonia's do, by a real provider of OpenID Connect on this machine. Long, because each way in and each way around it is tried; each test goes on where the one before ended. */
const site = 'http://localhost'
const celine: Shown = { sub: 'EE38001085718', acr: 'high', amr: ['mID'], given: 'Celine', family: 'OZOLA' }
let shows: Shown = celine
let later = 0
let store: Awaited<ReturnType<typeof ownDatabase>>
let app: Awaited<ReturnType<typeof makeApp>>
let tara: Awaited<ReturnType<typeof openIdProvider>>
let directorate = '', person = '', post = '', provider = '', chiefsSecret = ''
const clock = () => new Date(Date.now() + later * 1000)
const here = () => ({ actor: operator, store, now: clock() })
const browser = () => visitor({ request: (path, init) => app.request(path, init) })
const admin = browser()

before(async () => {
  store = await ownDatabase()
  app = await makeApp(store, { clock })
  tara = await openIdProvider(site, { who: () => shows, tells: 'https://vatra.example/en/sign-in/out/this' })
  const begun = (await firstStart(store, clock(), { code: 'riverland', country: 'LV', name: 'Riverland' }))!
  directorate = begun.directorate
  const drawn = await importZones(here(), { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })
  const made = await letIn(here(), { directorate, name: 'Celine Ozola', role: 'commander', area: drawn.commissariats[0]!.id, from: '2026-01-01' })
  ;({ person, post } = made as { person: string; post: string })
  const half = ok(await admin.send('/en/sign-in', { link: begun.link.split('link=')[1]! }))
  chiefsSecret = /class="secret">([A-Z2-7 ]+)</.exec(half.html)![1]!
  ok(await admin.send('/en/sign-in/set-up', { ...formOn(half.html, 'secret'), name: 'chief', password: 'lantern orchard seventeen ferry', code: codeOf(chiefsSecret, clock()) }))
})
after(async () => { delete process.env.VATRA_LOCAL_HOSTS; await tara.stop(); await store.close() })

const buttonOn = ({ html }: Seen) => /href="(\/en\/sign-in\/with\/[0-9a-f-]{36}[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no button')

/** Presses the button on a page, without going on to the other site: where the browser is sent. */
async function sentTo(somebody: ReturnType<typeof browser>, at: string): Promise<string> {
  const told = await app.request(site + at, { headers: { cookie: [...somebody.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
  for (const set of told.headers.getSetCookie()) somebody.cookies.set(set.slice(0, set.indexOf('=')), set.slice(set.indexOf('=') + 1).split(';')[0]!)
  assert.equal(told.status, 302, wordsOf(await told.text()).slice(150, 700))
  return told.headers.get('location')!
}

/** Signs in there and comes back with the answer. */
async function comesBack(somebody: ReturnType<typeof browser>, button?: string): Promise<Seen> {
  const back = await tara.signedIn(await sentTo(somebody, button ?? buttonOn(ok(await somebody.see('/en/sign-in')))))
  return somebody.see(back.slice(site.length))
}
const goesOn = async (somebody: ReturnType<typeof browser>, page: Seen) => somebody.see(/http-equiv="refresh" content="0;url=([^"]+)"/i.exec(page.html)?.[1] ?? assert.fail(wordsOf(page.html).slice(150, 900)))
const lines = async (name: string) => (await sql<{ subject: Record<string, unknown> }>`select subject from frame.record where name = ${name} and result = 'done' order by id`.execute(store.owner)).rows.map(({ subject }) => subject)

/** As the form sends it while the directorate is being founded. */
const typed = () => ({ founding: 'yes', kind: 'openid', 'name-en': 'TARA', 'name-ro': 'TARA', site, issuer: tara.issuer, client: tara.client, secret: tara.secret, 'claim-identifier': 'sub', least: 'low', every: 'no', open: 'yes' })

test('an administrator sets up a provider on a page that says in plain words what is wrong and what is right', async () => {
  const page = ok(await admin.see('/en/station/providers/openid'))
  assert.equal(formOn(page.html, 'site').site, site)
  const wrong = await admin.send('/en/station/providers/openid', { ...typed(), issuer: 'tara' })
  assert.equal(wrong.status, 422)
  says(wrong, /Write the provider's address as it says it of itself/)
  assert.doesNotMatch(wrong.html, /100 % &amp; more/, 'a secret is never given back')
  const inside = ok(await admin.send('/en/station/providers/openid', { ...typed(), issuer: tara.issuer.replace('http:', 'https:') }))
  says(inside, /Wrong: 127\.0\.0\.1:\d+ lies inside the station's own network or this machine and is not called/)
  const at = inside.path.split('?')[0]!
  provider = at.split('/').at(-1)!
  process.env.VATRA_LOCAL_HOSTS = new URL(tara.issuer).host
  says(ok(await admin.send(at, { ...typed(), secret: 'not it' })), /Right: .* answers and says what it is\. .* Wrong: It does not know this site by this name and secret/)
  says(ok(await admin.send(at, { ...typed(), issuer: `${tara.issuer}/nothing` })), /is no provider of OpenID Connect at this address/)
  says(ok(await admin.send(at, typed())), /Right: It knows this site by the name and the secret\./)
  says(ok(await admin.send(at, { ...typed(), secret: '' })), /Right: It knows this site by the name and the secret\./)
  assert.equal((await store.owner.selectFrom('people.providers' as never).selectAll().execute() as { secret: string }[]).filter(({ secret }) => secret.includes('100 %')).length, 0)
})

test('whoever nobody here has bound does not come in, whatever the provider says; who is bound does, and the record says which way', async () => {
  const guest = browser()
  const no = await comesBack(guest)
  assert.equal(no.status, 403)
  says(no, /You are not signed in The provider knows you, and nobody here has said that you work here/)
  assert.equal(guest.cookies.has('vatra-session'), false)
  const bound = await admin.send('/en/station/providers', { person, provider, identifier: 'ee 380010-85718' })
  says(ok(bound), /They come in by it now\. .* Celine Ozola TARA/)
  const page = says(ok(await comesBack(guest)), /You are signed in/)
  assert.match(page.html, /<a class="button" href="\/en\/station">/, 'a way on for a browser that does not go by itself')
  says(ok(await goesOn(guest, page)), /Signed in as Celine Ozola/)
  assert.deepEqual((await lines('people.sign-in-with-provider')).at(-1), { person, provider, way: 'openid', level: 'high', half: false, browser: 'unknown' })
  const { rows } = await sql<{ text: string }>`select i::text as text from people.identities i union all select r::text from frame.record r`.execute(store.owner)
  assert.ok(rows.length > 5)
  assert.deepEqual(rows.filter(({ text }) => /38001085718|380010-85718/.test(text)), [], 'the identifier stands nowhere')
  assert.equal((await admin.send('/en/station/providers', { person, provider, identifier: 'EE38001085718' })).status, 409)
})

test('an answer is good once, in the browser that asked, for what it asked, and for ten minutes', async () => {
  const mine = browser(), other = browser()
  const back = (await tara.signedIn(await sentTo(mine, buttonOn(await mine.see('/en/sign-in'))))).slice(site.length)
  const kept = mine.cookies.get('vatra-errand')!
  const over = async (somebody: ReturnType<typeof browser>, at = back) => { const no = await somebody.see(at); assert.equal(no.status, 410); says(no, /This took too long, was begun in another browser, or was used already/); assert.equal(somebody.cookies.has('vatra-session'), false) }
  await over(other)
  other.cookies.set('vatra-errand', `sign-in.${'A'.repeat(200)}`)
  await over(other)
  other.cookies.set('vatra-errand', kept.replace('sign-in.', 'prove.'))
  await over(other)
  await sentTo(other, buttonOn(await other.see('/en/sign-in')))
  assert.equal((await other.see(back)).status, 403, 'another errand does not fit the answer')
  later = 601
  mine.cookies.set('vatra-errand', kept)
  await over(mine)
  later = 0
  mine.cookies.set('vatra-errand', kept)
  says(ok(await mine.see(back)), /You are signed in/)
  const again = browser()
  again.cookies.set('vatra-errand', kept)
  assert.ok([403, 410].includes((await again.see(back)).status))
})

test('who broke off, whose level is too low, and an answer that was changed on the way are told in plain words', async () => {
  const guest = browser()
  shows = { ...celine, refuse: true }
  tara.forgets()
  says(await comesBack(guest), /The sign-in was broken off at the provider/)
  shows = celine
  const address = await sentTo(guest, buttonOn(await guest.see('/en/sign-in')))
  assert.deepEqual(['response_type', 'code_challenge_method', 'scope', 'acr_values'].map((name) => new URL(address).searchParams.get(name)), ['code', 'S256', 'openid', 'low'])
  const back = await tara.signedIn(address)
  for (const [from, to] of [[/state=[^&]+/, 'state=other'], [/code=[^&]+/, 'code=other'], [/iss=[^&]+/, 'iss=https%3A%2F%2Felsewhere.example']] as const) {
    const mind = browser()
    mind.cookies.set('vatra-errand', guest.cookies.get('vatra-errand')!)
    const no = await mind.see(back.replace(from, to).slice(site.length))
    assert.equal(no.status, 403, `${from}`)
    says(no, /could not be believed/)
  }
  ok(await admin.send(`/en/station/providers/${provider}`, { ...typed(), secret: '', least: 'substantial' }))
  shows = { ...celine, acr: 'low', amr: ['pwd'] }
  tara.forgets()
  const low = await comesBack(browser())
  assert.equal(low.status, 403)
  says(low, /is not sure enough here/)
})

test('a provider that saw one proof only lets nobody in by its word alone: a code of ours comes beside it', async () => {
  ok(await admin.send(`/en/station/providers/${provider}`, { ...typed(), secret: '' }))
  const guest = browser()
  tara.forgets()
  const page = says(ok(await comesBack(guest)), /One more proof/)
  assert.equal(guest.cookies.has('vatra-session'), false)
  const half = formOn(page.html, 'half').half!
  assert.equal((await guest.send('/en/sign-in/back', { half, code: '123456' })).status, 403, 'she has set up no codes')
  const chief = browser()
  chief.cookies.set('vatra-session', admin.cookies.get('vatra-session')!)
  const mine = (await persons(here(), { directorate })).persons.find(({ name }) => name === 'Administrator')!.person
  shows = { sub: 'EE47001010001', acr: 'low', family: 'Else' }
  // Whoever holds a post of trust is on no list there: they bind their own, or the console does.
  assert.doesNotMatch((await admin.see('/en/station/providers')).html, /<option[^>]*>Administrator</)
  assert.equal((await admin.send('/en/station/providers', { person: mine, provider, identifier: shows.sub })).status, 403)
  await bindIdentity(here(), { directorate, person: mine, provider, identifier: shows.sub })
  const boss = browser()
  tara.forgets()
  const asked = says(ok(await comesBack(boss)), /One more proof/)
  const wrong = await boss.send('/en/sign-in/back', { ...formOn(asked.html, 'half'), code: '000000' })
  assert.equal(wrong.status, 403)
  assert.ok(formOn(wrong.html, 'half').half)
  later = 60
  says(ok(await boss.send('/en/sign-in/back', { ...formOn(wrong.html, 'half'), code: codeOf(chiefsSecret, clock()) })), /Signed in as Administrator/)
  later = 400
  assert.equal((await boss.send('/en/sign-in/back', { ...formOn(wrong.html, 'half'), code: codeOf(chiefsSecret, clock()) })).status, 410)
  later = 0
})

test('whoever is asked to prove again goes to the provider anew; a proof from before does not count', async () => {
  shows = celine
  const commander = browser()
  tara.forgets()
  await goesOn(commander, ok(await comesBack(commander)))
  later = 301
  const asked = says(ok(await commander.see('/en/sign-in/prove?to=/en/station/people')), /Prove again who you are .* Sign in with TARA/)
  const address = await sentTo(commander, buttonOn(asked))
  assert.deepEqual(['prompt', 'max_age'].map((name) => new URL(address).searchParams.get(name)), ['login', '0'])
  shows = { ...celine, ts: Math.floor(Date.now() / 1000) - 3600 }
  later = 0
  const stale = await comesBack(commander, buttonOn(asked))
  assert.equal(stale.status, 403)
  says(stale, /did not ask you for your proof anew/)
  shows = celine
  tara.forgets()
  const before = commander.cookies.get('vatra-session')
  const proved = ok(await comesBack(commander, buttonOn(asked)))
  assert.notEqual(commander.cookies.get('vatra-session'), before)
  assert.equal((await goesOn(commander, proved)).path, '/en/station/people')
  assert.equal((await lines('people.prove-with-provider')).length, 1)
})

test('an invitation binds a sign-in at the first time, to the person whose name the provider says', async () => {
  const { person: ina } = await letIn(here(), { directorate, name: 'Ina Bērziņa', role: 'analyst', area: directorate === '' ? '' : (await commissariatOf()), from: '2026-01-01' })
  const { token } = await inviteToSignIn(here(), { directorate, person: ina })
  const newcomer = browser()
  const page = says(ok(await newcomer.send('/en/sign-in', { link: token })), /Sign in there once, and you come in by it from now on/)
  shows = { sub: 'EE49002020002', acr: 'substantial', given: 'Otto', family: 'Kask' }
  tara.forgets()
  says(await comesBack(newcomer, buttonOn(page)), /another family name/)
  shows = { ...shows, acr: 'low', family: 'BERZINA' }
  tara.forgets()
  says(await comesBack(newcomer, buttonOn(page)), /not sure enough/)
  shows = { ...shows, acr: 'substantial' }
  tara.forgets()
  says(ok(await goesOn(newcomer, ok(await comesBack(newcomer, buttonOn(page))))), /Signed in as Ina Bērziņa/)
  says(ok(await newcomer.see('/en/sign-in/mine')), /How I sign in .* TARA/)
  const second = await inviteToSignIn(here(), { directorate, person: ina })
  assert.equal((await browser().send('/en/sign-in', { link: second.token })).status, 410, 'a link opens nothing for who has a proof')
  const again = browser()
  tara.forgets()
  says(ok(await goesOn(again, ok(await comesBack(again)))), /Signed in as Ina Bērziņa/)
})

const isIn = async (somebody: ReturnType<typeof browser>) => /Signed in as/.test(wordsOf((await somebody.see('/en/station')).html))
const cameIn = async () => { const somebody = browser(); await goesOn(somebody, ok(await comesBack(somebody))); return somebody }
const wayOn = ({ html }: Seen) => /<a class="button" href="(http:\/\/127[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no way out')
/** As the provider's own machine posts it: no browser, no cookie. */
const toldOut = (token: string, to = provider) => app.request(`${site}/en/sign-in/out/${to}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ logout_token: token }) })

test('whoever signs out here is led to sign out there, whose word then ends every other session that was begun by the same stay', async () => {
  shows = celine
  tara.forgets()
  const [mine, left] = [await cameIn(), await cameIn()]
  tara.forgets()
  const elsewhere = await cameIn(), told = tara.told.length
  const page = says(ok(await mine.send('/en/sign-out', {})), /You are signed out here You came in by TARA and may still be signed in there/)
  assert.deepEqual([await isIn(mine), await isIn(left)], [false, true])
  const address = wayOn(page), fields = Object.fromEntries(new URL(address).searchParams)
  assert.deepEqual([fields.client_id, fields.post_logout_redirect_uri], [tara.client, `${site}/en/sign-out`])
  assert.doesNotMatch(page.html.replaceAll(fields.id_token_hint!, ''), /38001085718/)
  const kept = (await sql<{ text: string }>`select s::text as text from people.sessions s`.execute(store.owner)).rows.filter(({ text }) => text.includes(fields.id_token_hint!.split('.')[1]!) || text.includes('38001085718'))
  assert.deepEqual(kept, [], 'what the provider said is kept sealed')
  // The stay of the third browser is the one that the provider remembers: it is that one which ends there, and here.
  const back = await tara.signedOut(address)
  assert.equal(back, `${site}/en/sign-out`)
  assert.equal((await mine.see(back.slice(site.length))).path, '/en', 'back at the start')
  assert.equal(tara.told.length, told + 1)
  const { token } = tara.told.at(-1)!
  const heard = await toldOut(token)
  assert.deepEqual([heard.status, heard.headers.get('cache-control'), await heard.text()], [200, 'no-store', ''])
  assert.deepEqual([await isIn(elsewhere), await isIn(left)], [false, true], 'the stay that is over, and no other')
  assert.deepEqual((await lines('people.end-by-provider')).at(-1), { provider, way: 'openid', ended: 1 })
  assert.equal((await toldOut(token)).status, 400, 'said again')
})

test('a logout token that is changed, replayed, of another provider or another thing ends no session', async () => {
  const somebody = await cameIn(), before = tara.told.length
  const page = ok(await (await cameIn()).send('/en/sign-out', {})), fields = Object.fromEntries(new URL(wayOn(page)).searchParams)
  await tara.signedOut(wayOn(page))
  const { token } = tara.told[before]!, [head, body, signature] = token.split('.') as [string, string, string]
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
  const coded = (it: object) => Buffer.from(JSON.stringify(it)).toString('base64url')
  const hostile = [fields.id_token_hint!, `${head}.${coded({ ...claims, aud: 'another' })}.${signature}`, `${coded({ alg: 'none' })}.${body}.`, `${coded({ alg: 'none' })}.${body}.x`, `${head}.${body}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`, '', 'x.y.z']
  for (const wrong of hostile) assert.deepEqual([(await toldOut(wrong)).status, await isIn(somebody)], [400, true], wrong.slice(0, 60))
  assert.notEqual((await toldOut(token, crypto.randomUUID())).status, 200)
  later = 500
  assert.equal((await toldOut(token)).status, 400, 'too old')
  later = 0
  assert.equal((await toldOut(token)).status, 200)
  assert.equal(await isIn(somebody), false, 'the right one ends it')
})

test('an administrator takes what a provider of SAML says of itself from its address, compares it and keeps it; nobody inside the house is asked (SUP-04)', async () => {
  const mpass = samlProvider(clock), lists = selfSigned('list.example', new Date(0), new Date('2099-01-01'))
  let given: { readonly status?: number; readonly body?: string; readonly to?: string } = { body: mpass.description() }, asked = 0
  const server = createServer((_, answer) => { asked++; answer.writeHead(given.status ?? 200, given.to === undefined ? {} : { location: given.to }).end(given.body ?? '') })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`, page = '/en/station/providers/saml'
  const reads = (fields: Record<string, string> = {}) => admin.send(page, { kind: 'saml', read: 'yes', 'described-address': `http://${host}/meta`, 'described-text': '', 'described-pinned': '', ...fields })
  const count = async () => Number((await sql<{ n: string }>`select count(*) as n from people.providers`.execute(store.owner)).rows[0]!.n)
  const before = await count(), named = process.env.VATRA_LOCAL_HOSTS
  try {
    says(ok(await admin.see(page)), /What the provider says of itself/)
    assert.equal((await reads()).status, 422, 'a host of the house that nobody has named')
    says(await reads({ 'described-address': `https://${host}/meta` }), /lies inside the station's own network or this machine and is not called/)
    assert.equal(asked, 0)
    process.env.VATRA_LOCAL_HOSTS = `${named},${host}`
    const found = says(ok(await reads()), /Read just now, and not kept yet No signature was looked at\. .* good until/)
    assert.ok(wordsOf(found.html).includes(new X509Certificate(mpass.certificate).fingerprint256))
    assert.deepEqual([await count(), asked], [before, 1])
    const form = formOn(found.html, 'site')
    assert.deepEqual([form.issuer, form.address, form['logout-address']], [mpass.issuer, mpass.address, mpass.logout])
    for (const [what, wrong, fields, words] of [
      ['a redirect', { status: 302, to: 'http://169.254.169.254/latest' }, {}, /sends on to another address/], ['a flood', { body: mpass.description() + ' '.repeat(1_000_001) }, {}, /does not answer/], ['a page', { body: '<html/>' }, {}, /no description of a provider of SAML/],
      ['no signature, though one is wanted', { body: mpass.description() }, { 'described-pinned': lists.certificate }, /not signed with the certificate that you gave/], ['no certificate', { body: mpass.description() }, { 'described-pinned': 'x' }, /no certificate that can be read/],
    ] as const) {
      given = wrong
      const no = await reads(fields)
      assert.equal(no.status, 422, what)
      assert.match(wordsOf(no.html), words, what)
    }
    const whole = mpass.description().replace('<EntityDescriptor', '<EntityDescriptor ID="_d"')
    given = { body: signXmlMetadata(whole, { privateKey: lists.key, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' }) }
    says(ok(await reads({ 'described-pinned': lists.certificate })), /signed with the certificate that you gave/)
    says(ok(await reads({ 'described-address': '', 'described-text': mpass.description() })), /Read just now/)
    assert.equal(await count(), before, 'nothing is kept by reading')
    const { once: _, read: __, ...fields } = form as Record<string, string>
    const kept = ok(await admin.send(page, { ...fields, kind: 'saml', 'name-en': 'MPass', 'name-ro': 'MPass', certificates: mpass.certificate, least: 'low', every: 'no', open: 'no', assertions: 'encrypted', key: '', certificate: '' }))
    says(kept, /Kept .* single logout/)
    assert.equal(await count(), before + 1)
  } finally {
    process.env.VATRA_LOCAL_HOSTS = named
    server.close()
  }
})

test('who holds no post any more does not come in, and an open session has no rights from the next click on', async () => {
  shows = celine
  const open = browser(), late = browser()
  tara.forgets()
  await goesOn(open, ok(await comesBack(open)))
  await leavePost(here(), { directorate, post, on: clock().toISOString().slice(0, 10) })
  assert.doesNotMatch((await open.see('/en/station')).html, /href="\/en\/station\/plans"/, 'the workbench is closed')
  tara.forgets()
  const no = await comesBack(late)
  assert.equal(no.status, 403)
  says(no, /You hold no post here today/)
  assert.equal(late.cookies.has('vatra-session'), false)
})

test('a provider that is closed is no way in any more, and one that is silent is told so', async () => {
  ok(await admin.send(`/en/station/providers/${provider}`, { ...typed(), secret: '', open: 'no' }))
  assert.doesNotMatch((await browser().see('/en/sign-in')).html, /sign-in\/with/)
  assert.equal((await browser().see(`/en/sign-in/with/${provider}`)).status, 404)
  assert.equal((await browser().see('/en/sign-in/with/nothing')).status, 422)
})

async function commissariatOf(): Promise<string> {
  return (await sql<{ id: string }>`select id from territory.commissariats limit 1`.execute(store.owner)).rows[0]!.id
}
