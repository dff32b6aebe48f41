import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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
import { samlProvider, type Said } from '../sign-in/saml-provider.ts'
import { within } from '#frame/within.ts'
import { ok, says, type Seen, visitor } from '../visitor.ts'

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
  ;({ provider } = await setUpProvider(here(), { directorate, kind: 'saml', names: { en: 'MPass' }, open: true, site, issuer: mpass.issuer, client: site, address: mpass.address, certificates: mpass.certificate, least: 'low', asksEveryTime: false }))
  await bindIdentity(here(), { directorate, person, provider, identifier: ion.name })
  const told = await app.request(`${site}/en/sign-in/saml/${provider}`)
  assert.match(told.headers.get('content-type') ?? '', /^application\/samlmetadata\+xml/)
  description = await told.text()
})
after(() => store.close())

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
  const takenIn = wrong.filter(([, said]) => believing(mpass.made(said, { request: `_${'0'.repeat(64)}`, back: `${site}/en/sign-in/saml`, site }).response) === ion.name)
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
