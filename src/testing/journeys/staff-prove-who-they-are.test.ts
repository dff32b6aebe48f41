import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { firstStart } from '#cli/installation/first-start.ts'
import { sessionsSwept } from '#cli/installation/due-work.ts'
import { operator } from '#access/actor.ts'
import { inviteToSignIn, letIn } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { cheapHash } from '../sign-in/cheap-hash.ts'
import { codeOf } from '../sign-in/code-of.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { ownDatabase } from '../database.ts'
import { formOn } from '../form-on.ts'
import { maps } from '../mapped-town.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** An installation that is meant in earnest: its administrator, its people, and what they do when a telephone is lost. By plain HTTP, without JavaScript; each test goes on where the one before it ended. */
cheapHash()
let now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let site: Awaited<ReturnType<typeof makeApp>>
let directorate = '', link = '', commissariat = ''
const secrets = new Map<string, string>()
const password = 'lantern orchard seventeen ferry'
before(async () => {
  store = await ownDatabase()
  site = await makeApp(store, { clock: () => now })
  ;({ directorate, link } = (await firstStart(store, now, { code: 'riverland', country: 'LV', name: 'Riverland' }))!)
  const drawn = await importZones({ actor: operator, store, now }, { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })
  commissariat = drawn.commissariats[0]!.id
})
after(() => store.close())

const [admin, arta] = [visitor({ request: (path, init) => site.request(path, init) }), visitor({ request: (path, init) => site.request(path, init) })]
type Somebody = typeof admin
const pass = (seconds: number) => { now = new Date(now.getTime() + seconds * 1000) }
const linkOn = (page: Seen) => /\/en\/sign-in\/link#link=[A-Za-z0-9_-]{43}/.exec(page.html)![0]

/** Opens a link and sets up a password and codes, as the page says. */
async function setsUp(somebody: Somebody, at: string, name: string): Promise<Seen> {
  says(ok(await somebody.see(at)), /This link signs you in once/)
  const page = says(ok(await somebody.send('/en/sign-in', { link: at.split('link=')[1]! })), /Set up how you sign in/)
  secrets.set(name, /class="secret">([A-Z2-7 ]+)</.exec(page.html)![1]!)
  return ok(await somebody.send('/en/sign-in/set-up', { ...formOn(page.html, 'secret'), name, password, code: codeOf(secrets.get(name)!, now) }))
}
const signsIn = (somebody: Somebody, name: string, more: Record<string, string> = {}) =>
  somebody.send('/en/sign-in', { name, password, code: codeOf(secrets.get(name)!, now), ...more })

test('an administrator opens the first link, and sees nothing before a proof is set up; a form that comes back shows the same secret', async () => {
  const page = ok(await admin.send('/en/sign-in', { link: link.split('link=')[1]! }))
  assert.equal(page.path, '/en/sign-in/set-up')
  says(page, /Choose how you will sign in from now on/)
  for (const path of ['/en/station', '/en/station/people', '/en/sign-in/mine', '/en/sign-in']) assert.match((await admin.see(path)).path, /^\/en\/sign-in\/set-up$/, path)
  assert.doesNotMatch((await admin.see('/en')).html, /Signed in as/)
  const form = formOn(page.html, 'secret')
  const wrong = await admin.send('/en/sign-in/set-up', { ...form, name: 'chief', password: 'parola123456', code: '123 456' })
  assert.equal(wrong.status, 422)
  says(wrong, /There is a problem This is made of what many people take/)
  const secretOn = (seen: Seen) => /class="secret">([A-Z2-7 ]+)</.exec(seen.html)![1]!
  assert.equal(secretOn(wrong), secretOn(page))
  assert.doesNotMatch(wrong.html, /parola123456/, 'a password is never given back')
  assert.equal(formOn(wrong.html, 'secret').name, 'chief')
  secrets.set('chief', secretOn(page))
  const before = admin.cookies.get('vatra-session')
  const home = ok(await admin.send('/en/sign-in/set-up', { ...formOn(wrong.html, 'secret'), name: 'chief', password, code: codeOf(secrets.get('chief')!, now) }))
  assert.equal(home.path, '/en/station')
  says(home, /Signed in as Administrator/)
  assert.notEqual(admin.cookies.get('vatra-session'), before, 'whoever rises gets a new token')
  assert.equal((await visitor(site).send('/en/sign-in', { link: link.split('link=')[1]! })).status, 410)
})

test('whoever lets people in is asked again after five minutes; what was typed goes with them there and back', async () => {
  pass(6 * 60)
  const typed = { intent: 'add', name: 'Arta Hoxha', role: 'analyst', area: commissariat, from: '2027-06-01' }
  const asked = ok(await admin.send('/en/station/people', typed))
  says(asked, /Prove again who you are/)
  assert.match(asked.path, /\/en\/sign-in\/prove\?to=/)
  assert.equal(formOn(asked.html, 'proof-code').name, 'Arta Hoxha')
  for (const code of ['000000', '111111', '12']) {
    const no = await admin.send(asked.path, { ...formOn(asked.html, 'proof-code'), 'proof-code': code })
    assert.ok(no.status === 403 || no.status === 422, `${no.status}`)
    says(no, /There is a problem/)
    assert.equal(formOn(no.html, 'proof-code').role, 'analyst')
  }
  const done = ok(await admin.send(asked.path, { ...formOn(asked.html, 'proof-code'), 'proof-code': codeOf(secrets.get('chief')!, now) }))
  assert.equal(done.path, '/en/station/people')
  says(done, /A sign-in link for Arta Hoxha/)
  const home = await setsUp(arta, linkOn(done), 'arta@talsi.example')
  says(home, /Signed in as Arta Hoxha/)
  const elsewhere = await admin.see('/en/sign-in/prove?to=https://elsewhere.example/')
  assert.doesNotMatch(elsewhere.html, /(href|action)="https:/, 'nobody is led to another site')
})

test('three wrong codes are told alike, and the right one lets in; nothing tells a known name from an unknown one', async () => {
  ok(await arta.send('/en/sign-out', {}))
  pass(60)
  const told = new Set<string>()
  for (const more of [{ code: '000000' }, { code: '000001' }, { password: 'not the password' }, { name: 'nobody@talsi.example' }]) {
    const no = await signsIn(arta, 'arta@talsi.example', more)
    assert.equal(no.status, 403)
    told.add(`${wordsOf(no.html)} ${JSON.stringify([...no.headers].filter(([name]) => name !== 'date'))}`.replace(/question.*?"/g, ''))
    assert.doesNotMatch(no.html, new RegExp(password))
  }
  assert.equal(told.size, 1)
  says(ok(await signsIn(arta, 'arta@talsi.example', { name: ' Arta@Talsi.example' })), /Signed in as Arta Hoxha/)
})

test('a session left for a quarter of an hour is over, one in use is not, and what is over is swept away', async () => {
  for (let nth = 0; nth < 3; nth++) {
    pass(14 * 60)
    says(ok(await arta.see('/en/station')), /Signed in as Arta Hoxha/)
  }
  pass(15 * 60 + 1)
  assert.equal((await arta.see('/en/station')).path, '/en/sign-in')
  assert.ok((await sessionsSwept(store, now)) >= 2)
  assert.equal(await sessionsSwept(store, now), 0)
  says(ok(await signsIn(arta, 'arta@talsi.example')), /Signed in as Arta/)
})

test('a person sees where they are signed in and ends the others', async () => {
  pass(120)
  const phone = visitor(site)
  says(ok(await signsIn(phone, 'arta@talsi.example')), /Arta/)
  const page = says(ok(await arta.see('/en/sign-in/mine')), /My sign-ins .* Where I am signed in .* This one .* How I sign in .* Password and codes, as arta@talsi\.example/)
  assert.equal([...page.html.matchAll(/name="id"/g)].length, 1)
  says(ok(await arta.send('/en/sign-in/mine', {})), /Ended/)
  assert.equal((await phone.see('/en/station')).path, '/en/sign-in')
  const only = await arta.send('/en/sign-in/mine', { proof: 'password' })
  assert.equal(only.status, 409)
  says(only, /This is your only way to sign in/)
  says(ok(await arta.see('/ro/sign-in/mine')), /Conectările mele/)
})

test('who has lost everything begins anew when two of those who lead have said so, and not before', async () => {
  const here = { actor: operator, store, now }
  const joins = async (name: string, role: string, area: string) => {
    const { person } = await letIn(here, { directorate, name, role, area, from: '2027-06-01' })
    const somebody = visitor(site)
    await setsUp(somebody, `/en/sign-in/link#link=${(await inviteToSignIn(here, { directorate, person })).token}`, name)
    return somebody
  }
  const commander = await joins('Celine Ozola', 'commander', commissariat), hq = await joins('Hugo Berzins', 'hq', directorate)
  const at = '/en/station/recoveries'
  assert.equal((await arta.see(at)).status, 403)
  const page = says(ok(await commander.see(at)), /Lost ways to sign in/)
  const who = /<option value="([0-9a-f-]{36})">Arta Hoxha</.exec(page.html)![1]!
  assert.doesNotMatch(page.html, />Hugo Berzins</, 'a commander lets nobody above begin anew')
  says(ok(await commander.send(at, { person: who })), /Begun\. .* Arta Hoxha Celine Ozola, .* Another custodian confirms this/)
  const id = /value="([0-9a-f-]{36})" name="recovery"/.exec((await hq.see(at)).html)![1]!
  assert.equal((await commander.send(at, { recovery: id })).status, 403)
  says(ok(await arta.see('/en/station')), /Signed in as Arta/)
  const given = says(ok(await hq.send(at, { recovery: id })), /Confirmed: a new link/)
  assert.equal((await arta.see('/en/station')).path, '/en/sign-in')
  pass(60)
  assert.equal((await signsIn(arta, 'arta@talsi.example')).status, 403)
  says(await setsUp(arta, linkOn(given), 'arta@talsi.example'), /Signed in as Arta Hoxha/)
})

test('by TLS the cookie says that no other host set it and no other site sends it; at the machine itself it is as before', async () => {
  pass(60)
  const sent = await site.request('http://vatra.example/en/sign-in', {
    method: 'POST', headers: { host: 'vatra.example', origin: 'https://vatra.example', 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' },
    body: new URLSearchParams({ name: 'arta@talsi.example', password, code: codeOf(secrets.get('arta@talsi.example')!, now) }),
  })
  const cookie = sent.headers.get('set-cookie') ?? ''
  assert.match(cookie, /^__Host-vatra-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
  const token = /=([\w-]{43})/.exec(cookie)![1]!
  const status = async (cookies: string) => (await site.request('http://vatra.example/en/station', { headers: { cookie: cookies, 'x-forwarded-proto': 'https' } })).status
  assert.equal(await status(`__Host-vatra-session=${token}`), 200)
  assert.equal(await status(`vatra-session=${token}`), 302, 'a cookie that a neighbour could have set is not looked at')
})

test('a passkey is offered where browsers make one, and at an address that is a number or has no TLS it is not', async () => {
  const offered = async (at: string, headers: Record<string, string> = {}) => /data-passkey/.test(await (await site.request(`${at}/en/sign-in`, { headers })).text())
  assert.deepEqual([await offered('http://localhost:4600'), await offered('http://vatra.example', { 'x-forwarded-proto': 'https' })], [true, true])
  assert.deepEqual([await offered('http://127.0.0.1:4600'), await offered('http://vatra.example')], [false, false])
})

test('a program sets up, signs in and proves again by the same deeds, with its session as a bearer', async () => {
  const call = async (deed: string, body: object, bearer?: string) => {
    const answer = await site.request(`http://localhost/api/${deed}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) }, body: JSON.stringify(body) })
    return { ...(await answer.json() as Record<string, string>), status: answer.status } as Record<string, string> & { readonly status: unknown }
  }
  const here = { actor: operator, store, now }
  const { person } = await letIn(here, { directorate, name: 'A program', role: 'admin', area: directorate, from: '2027-06-01' })
  const { token } = await inviteToSignIn(here, { directorate, person }), { person: clerk } = await letIn(here, { directorate, name: 'A clerk', role: 'analyst', area: directorate, from: '2027-06-01' })
  const { session: half } = await call('do/people.sign-in', { token })
  assert.equal((await call('ask/people.persons', {}, half)).status, 403)
  const { secret, sealed } = await call('ask/people.new-code', { session: half })
  const { session } = await call('do/people.set-password', { session: half, name: 'program', password, secret: sealed, code: codeOf(secret!, now) })
  assert.equal((await call('ask/people.persons', {}, session)).status, 200)
  pass(301)
  const stale = await call('do/people.invite-to-sign-in', { person: clerk }, session)
  assert.deepEqual([stale.status, stale.code], [403, 'access.prove-again'])
  const { session: risen } = await call('do/people.prove-again', { session, code: codeOf(secret!, now) })
  assert.equal((await call('do/people.invite-to-sign-in', { person: clerk }, risen)).status, 200)
})

test('where links suffice, whoever has only a link is led to setting up a proof instead of being asked for one', async () => {
  const here = { store, now }, { person } = await letIn({ ...here, actor: operator }, { directorate, name: 'A guest', role: 'admin', area: directorate, from: '2027-06-01' })
  const guest = visitor({ request: (path, init) => site.request(path, init) }), { token } = await linkFor(here, { directorate, person })
  assert.equal(ok(await guest.send('/en/sign-in', { link: token })).path, '/en/station')
  const page = says(ok(await guest.see('/en/sign-in/prove')), /So far only with a link\. Set up another way/)
  assert.match(page.html, /href="\/en\/sign-in\/set-up"/)
})
