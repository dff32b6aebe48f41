import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CompiledQuery } from 'kysely'
import { firstStart } from '#cli/installation/first-start.ts'
import { sessionsSwept } from '#cli/installation/due-work.ts'
import { operator } from '#access/actor.ts'
import { contentsOf, setUp as setUpMail } from '#domains/mail/index.ts'
import { inviteToSignIn, letIn } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { within } from '#frame/within.ts'
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

test('somebody who comes in by a browser that the account does not know is told of in every other until it is seen there, by mail, and in the record; its days are kept and nothing else (PRIV-08)', async () => {
  const here = { actor: operator, store, now }, rows = async <R>(text: string) => (await store.owner.executeQuery<R>(CompiledQuery.raw(text))).rows
  await setUpMail(here, { directorate, host: 'smtp.example.org', port: 587, security: 'starttls', sender: 'talk@example.org', site: 'https://talk.example.org' })
  pass(60)
  // The phone of the story before was one; seen, it is told no more.
  says(ok(await arta.see('/en/station')), /came in as you/)
  says(ok(await arta.send('/en/sign-in/mine', { seen: 'yes' })), /^((?!came in as you).)*$/)
  const other = visitor({ request: (path, init) => site.request(path, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), 'user-agent': 'Telltale/7.0' } }) })
  const home = says(ok(await signsIn(other, 'arta@talsi.example')), /Arta/)
  assert.doesNotMatch(home.html, /came in as you/, 'whoever came in is not asked whether it was them')
  for (const path of ['/en/station', '/en/station/plans', '/en/sign-in/mine']) says(await arta.see(path), /On 1 June 2027 somebody came in as you by a browser that your account did not know/)
  ok(await other.send('/en/sign-in/mine', { seen: 'yes' }))
  says(await arta.see('/ro/station'), /cineva a intrat ca dumneavoastră/)
  says(ok(await arta.send('/en/sign-in/mine', { seen: 'yes' })), /Browsers known to your account .* 1 June 2027 1 June 2027 This one Forget/)
  assert.doesNotMatch((await arta.see('/en/station')).html, /came in as you/)
  // By mail where they sign in by an address: once, and what it holds is a mailbox and no link.
  const letters = (await rows<{ id: string; sealed: string }>(`select id, sealed from mail.messages where kind = 'browser'`)).map((one) => contentsOf(one))
  // Of the phone before, mail was not set up; of this one it was.
  assert.deepEqual(letters, [{ to: 'arta@talsi.example', token: null }])
  const lines = await rows<{ known: string | null }>(`select subject->>'browser' as known from frame.record where name = 'people.sign-in-with-password' and result = 'done' order by sequence`)
  assert.deepEqual(lines.map(({ known }) => known), [null, null, 'unknown', 'unknown'])
  // A row holds two days and, on its first, the hour at which that ends; the shown value, an agent and an address are nowhere.
  const [kept, told] = [await rows<object>('select * from people.browsers order by id'), JSON.stringify(await rows('select b::text, s::text from people.browsers b left join people.sessions s on s.browser_id = b.id'))]
  assert.deepEqual(Object.keys(kept[0]!), ['directorate_id', 'id', 'person_id', 'token_hash', 'first_on', 'last_on', 'new_until', 'told_of'])
  for (const trace of ['Telltale', '127.0.0.1', other.cookies.get('vatra-browser')!, arta.cookies.get('vatra-browser')!]) assert.doesNotMatch(told, new RegExp(trace), trace)
  // Two people in one browser have rows that nobody can lead to each other.
  says(ok(await signsIn(other, 'chief')), /Administrator/)
  const hashes = await rows<{ token_hash: string }>('select token_hash from people.browsers')
  assert.equal(new Set(hashes.map(({ token_hash }) => token_hash)).size, hashes.length)
  // Row-level security: the administrator of the directorate sees their own and nobody else's; without it they would see all.
  const [{ id: chief } = { id: '' }] = await rows<{ id: string }>(`select id from people.persons where name = 'Administrator'`)
  const seen = await within({ actor: { kind: 'person', id: chief, directorate, posts: [{ role: 'admin', area: directorate, commissariat: null }], proved: true }, store, now }, 'all', (ctx) => ctx.db.executeQuery<{ person_id: string }>(CompiledQuery.raw('select person_id from people.browsers')))
  assert.deepEqual([new Set(seen.rows.map(({ person_id }) => person_id)), seen.rows.length < hashes.length], [new Set([chief]), true])
})

test('in a browser that is new each deed that wants a fresh proof wants its own, for a day; nobody makes the others forgotten from it, and what was done stands marked in the record (SEC-02)', async () => {
  const fresh = visitor({ request: (path, init) => site.request(path, init) }), typed = (name: string) => ({ intent: 'add', name, role: 'analyst', area: commissariat, from: '2027-06-01' })
  pass(60)
  says(ok(await signsIn(fresh, 'chief')), /Administrator/)
  says(ok(await fresh.send('/en/station/people', typed('Ilze Kalna'))), /A sign-in link for Ilze Kalna/)
  const asked = says(ok(await fresh.send('/en/station/people', typed('Juris Ozols'))), /Prove again who you are .* each time anew/)
  pass(30)
  const proved = async (page: Seen) => fresh.send(page.path, { ...formOn(page.html, 'proof-code'), 'proof-code': codeOf(secrets.get('chief')!, now) })
  says(ok(await proved(asked)), /A sign-in link for Juris Ozols/)
  // A form that is refused for what was typed uses no proof up.
  const again = says(ok(await fresh.send('/en/station/people', typed('Karlis Ozols'))), /Prove again/)
  pass(30)
  assert.equal((await proved({ ...again, html: again.html.replace(/name="name" value="[^"]*"/, 'name="name" value=""') })).status, 422)
  says(ok(await fresh.send('/en/station/people', typed('Karlis Ozols'))), /A sign-in link for Karlis Ozols/)
  const no = says(await fresh.send('/en/sign-in/mine', { browser: 'all' }), /Prove again/)
  pass(30)
  says(await proved(no), /known this browser for less than a day/)
  const marked = (await store.owner.executeQuery<{ name: string }>(CompiledQuery.raw(`select name from frame.record where subject->>'browser' = 'new' and result = 'done' order by sequence`))).rows
  assert.deepEqual(marked.map(({ name }) => name), Array.from({ length: 3 }, () => ['open-post', 'assign-post', 'let-in', 'invite-to-sign-in'].map((name) => `people.${name}`)).flat())
  // The control: a browser that the account has known asks once in five minutes; and so does this one when its day is over, by the clock.
  pass(30)
  says(ok(await signsIn(admin, 'chief')), /Administrator/)
  for (const name of ['Laima Ozola', 'Maris Ozols']) says(ok(await admin.send('/en/station/people', typed(name))), new RegExp(`A sign-in link for ${name}`))
  const today = now
  for (const [seconds, second] of [[86_400 - 240, /Prove again/], [86_400 + 60, /A sign-in link for/]] as const) {
    now = new Date(today.getTime() + seconds * 1000)
    says(ok(await signsIn(fresh, 'chief')), /Administrator/)
    ok(await fresh.send('/en/station/people', typed(`Ansis ${seconds}`)))
    says(await fresh.send('/en/station/people', typed(`Janis ${seconds}`)), second)
  }
  await sessionsSwept(store, now)
  assert.deepEqual((await store.owner.executeQuery<{ n: number }>(CompiledQuery.raw(`select count(*)::int as n from people.browsers where new_until < '${now.toISOString()}'`))).rows, [{ n: 0 }])
  says(ok(await fresh.send('/en/sign-in/mine', { browser: 'all' })), /Sign in/)
  assert.equal((await fresh.see('/en/station')).path, '/en/sign-in')
  now = today
})

test('a session opens nothing in another browser than the one in which it began: whoever shows it there is signed out and told so, and so is whose it was', async () => {
  pass(60)
  const lone = visitor({ request: (path, init) => site.request(path, init) }), thief = visitor({ request: (path, init) => site.request(path, init) })
  const said = /You are signed out: this sign-in was shown by another browser than it began in/
  for (const theirs of [null, 'A'.repeat(43)]) {
    says(ok(await signsIn(lone, 'arta@talsi.example')), /Arta/)
    thief.cookies.set('vatra-session', lone.cookies.get('vatra-session')!)
    if (theirs !== null) thief.cookies.set('vatra-browser', theirs)
    const shown = await thief.see('/en/station')
    assert.equal(shown.path, '/en/sign-in')
    says(shown, said)
    says(await lone.see('/en/station'), said)
    pass(60)
  }
  // As a program's bearer token it opens as little.
  says(ok(await signsIn(lone, 'arta@talsi.example')), /Arta/)
  const bearer = await site.request('http://localhost/api/ask/people.my-sessions', { headers: { authorization: `Bearer ${lone.cookies.get('vatra-session')!}` } })
  assert.equal(bearer.status, 403)
  // The control: a session that belonged to no browser would open wherever its cookie was carried.
  pass(60)
  says(ok(await signsIn(lone, 'arta@talsi.example')), /Arta/)
  await store.owner.executeQuery(CompiledQuery.raw('update people.sessions set browser_id = null'))
  thief.cookies.set('vatra-session', lone.cookies.get('vatra-session')!)
  says(ok(await thief.see('/en/station')), /Arta/)
  pass(60)
  says(ok(await signsIn(arta, 'arta@talsi.example')), /Arta/)
  pass(60)
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
  const [cookie = '', known = ''] = sent.headers.getSetCookie()
  assert.match(known, /^__Host-vatra-browser=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=34128000$/)
  assert.match(cookie, /^__Host-vatra-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
  const token = /=([\w-]{43})/.exec(cookie)![1]!
  const status = async (cookies: string) => (await site.request('http://vatra.example/en/station', { headers: { cookie: cookies, 'x-forwarded-proto': 'https' } })).status
  const both = `__Host-vatra-session=${token}; ${known.split(';')[0]}`
  assert.equal(await status(both), 200)
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
