import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { bindIdentity, leavePost, letIn, setUpProvider } from '#domains/people/index.ts'
import { selfSigned } from '#platform/sign-on/self-signed.ts'
import { makeApp } from '#web/http/app.ts'
import { contentPolicy, contentPolicyTo } from '#web/http/headers.ts'
import { ownDatabase } from '../database.ts'
import { formOn } from '../form-on.ts'
import { foundTown } from '../mapped-town.ts'
import { place } from '../people.ts'
import { endingCertificates } from '#cli/installation/checks/ending-certificates.ts'
import { samlProvider, type Said } from '../sign-in/saml-provider.ts'
import { within } from '#frame/within.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** Staff sign in as Moldova's do, by a real provider of SAML 2.0. Long, because every way around it is tried: each must be refused with words that say what to do next. */
const site = 'http://localhost', directorate = place.directorate
const ion: Said = { name: '2000000000001' }
let now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let app: Awaited<ReturnType<typeof makeApp>>
let mpass: ReturnType<typeof samlProvider>
let person = '', post = '', provider = '', description = ''
const here = () => ({ actor: operator, store, now })
const browser = () => visitor({ request: (path, init) => app.request(path, init) })
type Browser = ReturnType<typeof browser>

before(async () => {
  store = await ownDatabase()
  app = await makeApp(store, { clock: () => now })
  await within(here(), 'all', foundTown)
  mpass = samlProvider(() => now)
  ;({ person, post } = await letIn(here(), { directorate, name: 'Ion Rusu', role: 'commander', area: place.talsi, from: '2027-01-01' }) as { person: string; post: string })
  ;({ provider } = await settle({}))
  await bindIdentity(here(), { directorate, person, provider, identifier: ion.name })
  const told = await app.request(`${site}/en/sign-in/saml/${provider}`)
  assert.match(told.headers.get('content-type') ?? '', /^application\/samlmetadata\+xml/)
  description = await told.text()
})
after(() => store.close())

/** What an administrator says of the provider; said again it is changed. */
const settle = (more: { readonly assertions?: 'encrypted' }) => setUpProvider(here(), {
  directorate, ...(provider !== '' && { provider }), kind: 'saml', names: { en: 'MPass' }, open: true, site, issuer: mpass.issuer, client: site, address: mpass.address, logoutAddress: mpass.logout, certificates: mpass.certificate, least: 'low', asksEveryTime: false, ...more,
})

/** Presses the button, and the one on the page that leads there; the provider reads the question and answers it. */
async function question(somebody: Browser, query = ''): Promise<{ fields: Record<string, string>; page: Seen }> {
  const page = ok(await somebody.see(`/en/sign-in/with/${provider}${query}`))
  assert.equal(/<form[^>]* action="(https:[^"]+)"/.exec(page.html)![1], mpass.address)
  return { fields: formOn(page.html, 'SAMLRequest'), page }
}
/** As the provider's page makes the browser post: from another site, without the session and without the errand. */
const posted = (response: string, relay: string, headers: Record<string, string> = {}) =>
  app.request(`${site}/en/sign-in/saml`, { method: 'POST', headers: { origin: 'https://mpass.example', 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams({ SAMLResponse: response, RelayState: relay }) })

async function comesBack(somebody: Browser, said: Said, query = ''): Promise<Seen> {
  const { fields } = await question(somebody, query)
  const { response } = await mpass.answered(description, fields.SAMLRequest!, said)
  const answer = await posted(response, fields.RelayState!)
  if (answer.status !== 303) return { status: answer.status, path: '', html: await answer.text(), headers: answer.headers }
  assert.equal(answer.headers.get('set-cookie'), null, 'nobody is let in where others post')
  return somebody.see(answer.headers.get('location')!)
}
const goesOn = (somebody: Browser, page: Seen) => somebody.see(/content="0;url=([^"]+)"/.exec(page.html)?.[1] ?? assert.fail(says(page, /signed in/) && 'no way on'))
const sessions = async () => Number((await sql<{ n: string }>`select count(*) as n from people.sessions`.execute(store.owner)).rows[0]!.n)

test('a commander signs in by a signed question and a signed answer, in pages that need no script', async () => {
  assert.match(description, /AuthnRequestsSigned="true"/)
  assert.match(description, /WantAssertionsSigned="true"/)
  const commander = browser()
  says(ok(await commander.see('/en/sign-in')), /Sign in with MPass/)
  says(ok(await commander.see('/ro/sign-in')), /Conectați-vă cu MPass/)
  const { page } = await question(commander)
  assert.equal(page.headers.get('content-security-policy'), contentPolicyTo(mpass.address))
  assert.equal(contentPolicyTo(mpass.address).replace(' https://mpass.example', ''), contentPolicy)
  const back = says(ok(await comesBack(commander, ion)), /You are signed in/)
  says(ok(await goesOn(commander, back)), /Signed in as Ion Rusu/)
})

test('a provider that reads a question which another has signed, or nobody, does not take it', async () => {
  const { fields } = await question(browser())
  const xml = Buffer.from(fields.SAMLRequest!, 'base64').toString()
  for (const forged of [xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>|<Signature[\s\S]*<\/Signature>/, ''), xml.replace(/ID="_[0-9a-f]/, (id) => id.replace(/.$/, 'f').replace(/^/, ''))]) {
    if (forged !== xml) await assert.rejects(mpass.answered(description, Buffer.from(forged).toString('base64'), ion))
  }
})

/** Long enough to be a copy of an assertion that says somebody else. */
const wrapped = (how: 'before' | 'after' | 'inside') => (xml: string): string => {
  const [assertion] = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)!
  const evil = assertion.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/, '').replace(/ID="[^"]+"/, 'ID="_evil"').replace('2000000000009', '2000000000001')
  if (how === 'inside') return xml.replace(assertion, evil.replace('</saml:Assertion>', `<saml:Advice>${assertion}</saml:Advice></saml:Assertion>`))
  return xml.replace(assertion, how === 'before' ? evil + assertion : assertion + evil)
}
/** The signed answer as it was, hidden inside a new one that says somebody else. */
const hidden = (xml: string): string => {
  const evil = xml.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/g, '').replace(/ ID="[^"]+"/g, (id) => id.replace('="', '="_e')).replace('2000000000009', '2000000000001')
  const [signature] = /<ds:Signature[\s\S]*?<\/ds:Signature>/.exec(xml)!
  return evil.replace('</samlp:Response>', `${signature.replace('</ds:Signature>', `<ds:Object>${xml}</ds:Object></ds:Signature>`)}</samlp:Response>`)
}
const stranger = selfSigned('elsewhere.example', new Date('2027-01-01'), new Date('2028-01-01'))
const nobody = '2000000000009'

const wrong: readonly (readonly [what: string, said: Said, words: RegExp])[] = [
  ['neither signed', { ...ion, unsigned: 'both' }, /not signed by the provider/],
  ['an assertion without a signature of its own', { ...ion, unsigned: 'assertion' }, /not signed by the provider/],
  ['an answer without a signature of its own', { ...ion, unsigned: 'answer' }, /not signed by the provider/],
  ['signed by a stranger', { ...ion, by: stranger }, /not signed by the provider/],
  ['signed with SHA-1', { ...ion, algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }, /not signed by the provider/],
  ['changed after it was signed', { name: nobody, after: (xml) => xml.replaceAll(nobody, ion.name) }, /not signed by the provider/],
  ['an assertion put before the signed one', { name: nobody, after: wrapped('before') }, /not signed by the provider/],
  ['an assertion put after the signed one', { name: nobody, after: wrapped('after') }, /not signed by the provider/],
  ['the signed assertion hidden in another', { name: nobody, after: wrapped('inside') }, /not signed by the provider/],
  ['the signed answer hidden in another', { name: nobody, after: hidden }, /not signed by the provider/],
  ['for another audience', { ...ion, audience: 'https://elsewhere.example' }, /meant for another site/],
  ['to another address', { ...ion, recipient: 'https://elsewhere.example/en/sign-in/saml' }, /meant for another site/],
  ['from another provider', { ...ion, issuer: 'https://elsewhere.example' }, /another provider than the one that was asked/],
  ['too old', { ...ion, at: new Date('2027-06-01T08:53:00Z') }, /too old/],
  ['from a future', { ...ion, at: new Date('2027-06-01T09:02:00Z') }, /clocks .* differ/],
  ['to another question', { ...ion, request: `_${'0'.repeat(64)}` }, /took too long|Nobody here asked/],
  ['to no question', { ...ion, text: (xml) => xml.replaceAll(/ InResponseTo="[^"]*"/g, '') }, /Nobody here asked/],
  ['to a question that only its outside names', { ...ion, text: (xml) => xml.replace(/(SubjectConfirmationData[^>]*) InResponseTo="[^"]*"/, '$1') }, /Nobody here asked/],
  ['a comment inside the name', { ...ion, text: (xml) => xml.replace('2000000000001', '2000000000001<!-- -->9') }, /cannot be read/],
  ['an entity inside the name', { ...ion, after: (xml) => `<!DOCTYPE x [<!ENTITY e "${ion.name}">]>${xml}` }, /cannot be read/],
  ['an instruction inside the name', { ...ion, after: (xml) => xml.replace('2000000000001', '20000<?x?>00000001') }, /cannot be read/],
  ['no name', { ...ion, text: (xml) => xml.replace(/<saml:NameID[\s\S]*<\/saml:NameID>/, '') }, /did not say who you are/],
  ['a provider that let nobody in', { ...ion, status: 'Responder' }, /did not sign you in/],
  ['somebody whom nobody here has bound', { name: nobody }, /nobody here has said that you work here/],
  ['no audience and no end', { ...ion, text: (xml) => xml.replace(/<saml:Conditions[\s\S]*<\/saml:Conditions>/, '') }, /not signed|too old|another site/],
]

test('an answer that is forged, changed, for somebody else, too old or asked by nobody is refused in plain words, and the right one is not', async (t) => {
  const before = await sessions()
  for (const [what, said, words] of wrong) {
    const somebody = browser()
    const no = await comesBack(somebody, said)
    assert.ok([403, 410].includes(no.status), `${what}: ${no.status}`)
    says(no, /You are not signed in/)
    says(no, words)
    assert.equal(somebody.cookies.has('vatra-session'), false, what)
  }
  assert.equal(await sessions(), before)
  t.diagnostic(`${wrong.length} ways around`)
  // A reader that believes the first name it finds is taken in by them: they are no harmless texts.
  const believing = (response: string) => /<saml:NameID[^>]*>([^<]*)/.exec(Buffer.from(response, 'base64').toString())?.[1]
  const takenIn = []
  for (const [, said] of wrong) if (believing((await mpass.made(said, { request: `_${'0'.repeat(64)}`, back: `${site}/en/sign-in/saml`, site })).response) === ion.name) takenIn.push(said)
  assert.ok(takenIn.length >= 18, `${takenIn.length} of ${wrong.length}`)
  const right = browser()
  says(ok(await comesBack(right, ion)), /You are signed in/)
  assert.equal(await sessions(), before + 1)
})

test('an answer is good once, and only in the browser that asked', async () => {
  const mine = browser(), thief = browser()
  const { fields } = await question(mine)
  const { response } = await mpass.answered(description, fields.SAMLRequest!, ion)
  const way = async () => (await posted(response, fields.RelayState!)).headers.get('location')!
  assert.equal((await thief.see(await way())).status, 410, 'without an errand')
  await question(thief)
  says(await thief.see(await way()), /took too long, was begun in another browser/)
  const kept = mine.cookies.get('vatra-errand')!
  says(ok(await mine.see(await way())), /You are signed in/)
  mine.cookies.set('vatra-errand', kept)
  mine.cookies.delete('vatra-session')
  assert.equal((await mine.see(await way())).status, 410)
  assert.equal(mine.cookies.has('vatra-session'), false, 'the same answer again')
})

const out = () => `/en/sign-in/out/${provider}`
const elsewhere = { origin: 'https://mpass.example', 'sec-fetch-site': 'cross-site' }
const toldOut = (fields: Record<string, string>) => app.request(site + out(), { method: 'POST', headers: { ...elsewhere, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields) })
const cameIn = async (said: Said = ion) => { const somebody = browser(); await goesOn(somebody, ok(await comesBack(somebody, said))); return somebody }
const isIn = async (somebody: Browser) => /Signed in as Ion Rusu/.test(says(await somebody.see('/en/station'), /./).html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' '))

test('an encrypted answer opens with the key that the description of this site shows; a directorate may demand it', async () => {
  assert.match(description, /use="encryption"/)
  assert.doesNotMatch(description, /-cbc/, 'what we would not read is not offered')
  says(ok(await comesBack(browser(), { ...ion, closed: true })), /You are signed in/)
  says(ok(await comesBack(browser(), { ...ion, hidden: {} })), /You are signed in/)
  await settle({ assertions: 'encrypted' })
  says(await comesBack(browser(), ion), /came without encryption/)
  says(ok(await comesBack(browser(), { ...ion, closed: true })), /You are signed in/)
  await settle({})
})

/** The same ways around as above, inside what is encrypted: nobody on the way sees them, and the answer's signature is right. */
const within2 = (words: (xml: string) => string): Said => ({ name: nobody, hidden: { words } })
const evilIn = (assertion: string) => assertion.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/, '').replace(/ID="[^"]+"/, 'ID="_evil"').replace(nobody, ion.name)
const closedWrong: readonly (readonly [what: string, said: Said, words: RegExp])[] = [
  ['for another key', { ...ion, hidden: { to: stranger.certificate } }, /encrypted for another key than ours/],
  ['for another key, whose numbers are larger', { ...ion, hidden: { wrapped: Buffer.alloc(384, 255) } }, /encrypted for another key than ours/],
  ['by what can be changed unseen (CBC)', { ...ion, hidden: { content: 'aes256-cbc' } }, /encrypted for another key than ours, or in a way/],
  ['encrypted and not signed within', { ...ion, unsigned: 'assertion', hidden: {} }, /not signed by the provider/],
  ['encrypted and the answer not signed', { ...ion, unsigned: 'answer', hidden: {} }, /not signed by the provider/],
  ['encrypted by a stranger, who signs too', { ...ion, by: stranger, hidden: {} }, /not signed by the provider/],
  ['changed before it was encrypted', within2((xml) => xml.replace(nobody, ion.name)), /not signed by the provider/],
  ['the signed assertion hidden in another within', within2((xml) => evilIn(xml).replace('</saml:Assertion>', `<saml:Advice>${xml}</saml:Advice></saml:Assertion>`)), /not signed by the provider/],
  ['the signed assertion in the signature of another within', within2((xml) => evilIn(xml).replace('</saml:Issuer>', `</saml:Issuer>${/<ds:Signature[\s\S]*?<\/ds:Signature>/.exec(xml)![0].replace('</ds:Signature>', `<ds:Object>${xml.replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/, '')}</ds:Object></ds:Signature>`)}`)), /not signed by the provider/],
  ['two assertions within', within2((xml) => evilIn(xml) + xml), /not signed by the provider|cannot be read/],
  ['both under another element within', within2((xml) => `<x>${evilIn(xml)}${xml}</x>`), /not signed by the provider/],
  ['an open assertion beside the encrypted one', { name: nobody, hidden: {}, after: (xml) => xml.replace('<saml:EncryptedAssertion', `${evilIn('<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" Version="2.0"><saml:Issuer>x</saml:Issuer></saml:Assertion>')}<saml:EncryptedAssertion`) }, /not signed by the provider/],
  ['a comment inside the name within', { ...ion, text: (xml) => xml.replace('2000000000001', '2000000000001<!-- -->9'), hidden: {} }, /cannot be read/],
  ['signed with SHA-1 within', { ...ion, algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', hidden: {} }, /not signed by the provider/],
  ['for another audience within', { ...ion, audience: 'https://elsewhere.example', hidden: {} }, /meant for another site/],
  ['too old within', { ...ion, at: new Date('2027-06-01T08:53:00Z'), hidden: {} }, /too old/],
]

test('what is encrypted is looked at as closely as what is open: for another key, wrapped, changed or unsigned within, it lets nobody in', async (t) => {
  const before = await sessions()
  for (const [what, said, words] of closedWrong) {
    const somebody = browser(), no = await comesBack(somebody, said)
    assert.ok([403, 410].includes(no.status), `${what}: ${no.status}`)
    assert.match(wordsOf(no.html), words, what)
    assert.equal(somebody.cookies.has('vatra-session'), false, what)
  }
  assert.equal(await sessions(), before)
  t.diagnostic(`${closedWrong.length} ways around within an encrypted assertion`)
})

test('whoever signs out here is led to sign out there by a signed word, and the provider knows which stay is meant', async () => {
  const commander = await cameIn()
  const page = says(ok(await commander.send('/en/sign-out', {})), /You are signed out here You came in by MPass and may still be signed in there/)
  assert.equal(await isIn(commander), false, 'here it is done, whatever happens there')
  assert.equal(page.headers.get('content-security-policy'), contentPolicyTo(mpass.logout))
  assert.match(page.html, /<form[^>]* action="https:\/\/mpass\.example\/saml\/logout"/)
  const form = formOn(page.html, 'SAMLRequest') as { SAMLRequest: string; RelayState: string }
  assert.doesNotMatch(page.html, /2000000000001/)
  const left = await mpass.left(description, form)
  assert.deepEqual([left.name, left.session, form.RelayState], [ion.name, '_s1', 'en'])
  await assert.rejects(mpass.left(description, { SAMLRequest: Buffer.from(Buffer.from(form.SAMLRequest, 'base64').toString().replace('_s1', '_s2')).toString('base64') }), 'a word that was changed is not taken there')
  const done = await toldOut({ SAMLResponse: left.post, RelayState: 'ro' })
  assert.deepEqual([done.status, done.headers.get('location')], [303, '/ro'])
  const led = await app.request(left.redirect, { headers: elsewhere })
  assert.deepEqual([led.status, led.headers.get('location')], [303, '/ro'])
  const not = await mpass.left(description, form, { status: 'Responder' })
  says(await browser().see((await toldOut({ SAMLResponse: not.post, RelayState: 'en' })).headers.get('location')!), /The provider did not sign you out there/)
  const forged = await browser().see((await toldOut({ SAMLResponse: Buffer.from(Buffer.from(left.post, 'base64').toString().replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '')).toString('base64'), RelayState: 'en' })).headers.get('location')!)
  assert.equal(forged.status, 403)
  says(forged, /could not be believed/)
})

test('whoever signs out there is signed out here at once, by a form or by an address, and the provider hears that it is done', async () => {
  for (const way of ['post', 'redirect'] as const) {
    const [here1, other] = [await cameIn(), await cameIn()], stays = await sessions()
    const said = mpass.leaves(description, { name: ion.name, session: '_s1', relay: 'its own' }, way)
    const answer = way === 'post' ? await toldOut({ SAMLRequest: said.context, RelayState: 'its own' }) : await app.request(said.context, { headers: elsewhere })
    assert.equal(answer.status, 303)
    const back = answer.headers.get('location')!
    assert.ok(back.startsWith(`${mpass.logout}?SAMLResponse=`), back)
    assert.equal(new URL(back).searchParams.get('RelayState'), 'its own')
    const heard = await mpass.heard(description, back)
    assert.equal((heard.extract.response as { inResponseTo: string }).inResponseTo, said.id)
    assert.deepEqual([await isIn(here1), await isIn(other), answer.headers.get('set-cookie')], [false, false, null])
    assert.ok(await sessions() <= stays - 2)
    const again = way === 'post' ? await toldOut({ SAMLRequest: said.context }) : await app.request(said.context, { headers: elsewhere })
    assert.match(again.headers.get('location')!, /\/en\/sign-out\?there=unbelieved$/, 'the same word again')
  }
})

test('a word of a sign-out that is forged, changed, for another site, from another provider, old or said before ends nothing', async (t) => {
  const commander = await cameIn(), lasting = await sessions()
  const word = (said: Partial<Parameters<typeof mpass.leaves>[1]>, way: 'post' | 'redirect' = 'post') => mpass.leaves(description, { name: ion.name, ...said }, way).context
  const posts = (text: string) => toldOut({ SAMLRequest: text })
  const text = (from: string, change: (xml: string) => string) => Buffer.from(change(Buffer.from(from, 'base64').toString())).toString('base64')
  const goes = (address: string) => app.request(address, { headers: elsewhere })
  const right = word({ name: nobody }), led = word({ name: nobody }, 'redirect'), mine = word({}, 'redirect')
  const deflated = (xml: string) => encodeURIComponent(deflateRawSync(xml).toString('base64'))
  const evil = text(right, (xml) => xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '').replace(/ID="[^"]+"/, 'ID="_evilevilevil"').replace(nobody, ion.name))
  const plain = Buffer.from(evil, 'base64').toString()
  const ways: readonly (readonly [what: string, sent: () => Response | Promise<Response>])[] = [
    ['unsigned, posted', () => posts(evil)],
    ['signed by a stranger', () => posts(word({ by: stranger }))],
    ['signed with SHA-1', () => posts(word({ algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }))],
    ['changed after it was signed', () => posts(text(right, (xml) => xml.replace(nobody, ion.name)))],
    ['the signed word hidden in another', () => posts(text(right, (xml) => plain.replace('</samlp:LogoutRequest>', `${/<ds:Signature[\s\S]*?<\/ds:Signature>/.exec(xml)![0].replace('</ds:Signature>', `<ds:Object>${xml}</ds:Object></ds:Signature>`)}</samlp:LogoutRequest>`)))],
    ['the signed word inside another', () => posts(text(right, (xml) => plain.replace('</samlp:LogoutRequest>', `<samlp:Extensions>${xml}</samlp:Extensions></samlp:LogoutRequest>`)))],
    ['a comment inside the name', () => posts(text(word({}), (xml) => xml.replace(ion.name, `${ion.name}<!-- -->`)))],
    ['for another audience', () => posts(word({ to: 'https://elsewhere.example/out' }))],
    ['from another provider', () => posts(word({ issuer: 'https://elsewhere.example' }))],
    ['too old', () => posts(word({ at: new Date(now.getTime() - 420_000) }))],
    ['from a future', () => posts(word({ at: new Date(now.getTime() + 120_000) }))],
    ['an answer of somebody who came in', async () => posts((await mpass.made(ion, { request: `_${'0'.repeat(64)}`, back: `${site}${out()}`, site })).response)],
    ['by an address without a signature', () => goes(mine.replace(/&Signature=.*$/, ''))],
    ['by an address, changed', () => goes(led.replace(/SAMLRequest=[^&]+/, `SAMLRequest=${deflated(plain)}`))],
    ['by an address, said twice', () => goes(`${led}&SAMLRequest=${deflated(plain)}`)],
    ['by an address, said twice, the false first', () => goes(led.replace('?', `?SAMLRequest=${deflated(plain)}&`))],
    ['by an address, signed by a stranger', () => goes(word({ by: stranger }, 'redirect'))],
    ['by an address, a flood', () => goes(led.replace(/SAMLRequest=[^&]+/, `SAMLRequest=${deflated(' '.repeat(5_000_000))}`))],
    ['to an address that is no provider', () => app.request(`${site}/en/sign-in/out/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`, { method: 'POST', headers: elsewhere, body: new URLSearchParams({ SAMLRequest: word({}) }) })],
  ]
  for (const [what, sent] of ways) {
    const answer = await sent()
    assert.match(answer.headers.get('location') ?? '', /there=unbelieved/, `${what}: ${answer.status}`)
    assert.equal(await sessions(), lasting, what)
  }
  t.diagnostic(`${ways.length} ways to end somebody's session`)
  // Whom it names without having said which stay, or another stay: only what is theirs ends.
  await posts(word({ name: nobody }))
  await posts(word({ session: '_s9' }))
  assert.equal(await isIn(commander), true)
  // The planted fault: the right word does end it, so the nineteen were no harmless texts.
  assert.equal((await posts(word({}))).status, 303)
  assert.equal(await isIn(commander), false)
})

test('whoever is asked to prove again is asked there anew; a proof from before, a low level and somebody else do not count', async () => {
  const commander = browser()
  await goesOn(commander, ok(await comesBack(commander, ion)))
  now = new Date(now.getTime() + 301_000)
  const asked = says(ok(await commander.see('/en/sign-in/prove?to=/en/station/plans')), /Prove again who you are .* Sign in with MPass/)
  const query = /href="[^"]*with\/[0-9a-f-]{36}(\?[^"]+)"/.exec(asked.html)![1]!.replaceAll('&amp;', '&')
  const { fields } = await question(commander, query)
  assert.equal((await mpass.answered(description, fields.SAMLRequest!, ion)).fresh, true)
  says(await comesBack(commander, { ...ion, provedAt: new Date(now.getTime() - 200_000) }, query), /did not ask you for your proof anew/)
  says(await comesBack(commander, { ...ion, context: 'PasswordProtectedTransport' }, query), /not sure enough/)
  says(await comesBack(commander, { name: nobody }, query), /nobody here has said/)
  const page = await goesOn(commander, ok(await comesBack(commander, ion, query)))
  assert.equal(page.path, '/en/station/plans')
})

test('a password at the provider is not enough by itself, and who left their post does not come in', async () => {
  says(ok(await comesBack(browser(), { ...ion, context: 'PasswordProtectedTransport' })), /One more proof/)
  await leavePost(here(), { directorate, post, on: '2027-06-01' })
  const no = await comesBack(browser(), ion)
  assert.equal(no.status, 403)
  says(no, /You hold no post here today/)
})

test('the doctor names a certificate thirty days before it ends, and one that has ended', async () => {
  const at = (day: string) => endingCertificates(store.owner, new Date(`${day}T09:00:00Z`))
  const soon = await at('2027-06-01')
  assert.equal(soon.ok, false)
  assert.match(soon.says, /the certificate of MPass ends on 2027-06-02\. Ask for another/)
  assert.match((await at('2027-06-03')).says, /the certificate of MPass ended on 2027-06-02/)
  assert.equal((await at('2027-05-02')).ok, true, 'more than thirty days')
  assert.match((await at('2030-05-15')).says, /of ours for MPass ends on 2030-05-31/)
})

test('the one address that others post to takes no other form, opens no session and does nothing by itself (SUP-03)', async () => {
  const before = [await sessions(), Number((await sql<{ n: string }>`select count(*) as n from frame.record where result = 'done'`.execute(store.owner)).rows[0]!.n)]
  for (const [headers, status] of [[{}, 403], [{ 'content-type': 'text/plain' }, 403], [{ 'content-type': 'application/json' }, 403], [{ 'content-type': 'multipart/form-data; boundary=x' }, 403]] as const) {
    const told = await posted('PHg+', `en.${provider}`, headers)
    assert.equal(told.status, status)
    assert.equal(told.headers.get('set-cookie'), null)
  }
  assert.equal((await posted('PHg+', 'en.nowhere')).status, 422)
  assert.equal((await app.request(`${site}/ro/sign-in/saml`, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' })).status, 403, 'one address, in one language')
  assert.deepEqual([await sessions(), Number((await sql<{ n: string }>`select count(*) as n from frame.record where result = 'done'`.execute(store.owner)).rows[0]!.n)], before)
})
