import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { sweep } from '#domains/residents/index.ts'
import { zones } from '#domains/territory/index.ts'
import { within } from '#frame/within.ts'
import { makeApp } from '#web/http/app.ts'
import { mailLeavesNow } from '#web/station/mail/mail-leaves.ts'
import { setUp } from '#domains/mail/index.ts'
import { ownDatabase } from '../database.ts'
import { foundTown } from '../mapped-town.ts'
import { mailboxes, wordsOf as textOf } from '../mail/mailboxes.ts'
import { place } from '../people.ts'
import { ok, says, type Seen, visitor, wordsOf } from '../visitor.ts'

/** Long, because each test goes on where the one before it ended: residents who like to be known again, by plain HTTP and a real mail server, in two languages, without a script. */
let now = new Date('2027-06-01T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>
let site: Awaited<ReturnType<typeof makeApp>>
let boxes: Awaited<ReturnType<typeof mailboxes>>
let slug = ''
before(async () => {
  [store, boxes] = await Promise.all([ownDatabase(), mailboxes()])
  process.env.VATRA_LOCAL_HOSTS = boxes.named
  site = await makeApp(store, { clock: () => now })
  await within(by(), 'all', foundTown)
  slug = (await zones(by(), {})).zones.find(({ code }) => code === 'T1')!.slug
})
after(async () => { await Promise.all([store.close(), boxes.close()]) })

const by = () => ({ actor: operator, store, now })
const browser = () => visitor({ request: (path, init) => site.request(path, init) })
const pass = (seconds: number) => { now = new Date(now.getTime() + seconds * 1000) }
const leaves = () => mailLeavesNow(place.directorate, store, () => now)
/** The address in the last message to a mailbox, on our own site. */
const opened = (mailbox: string) => boxes.linkTo(mailbox).replace('https://talk.example.org', '')
/** The page that the address leads to, when what stands behind its # sign was taken into the form: by the browser's script, or by hand. */
const opens = (one: ReturnType<typeof browser>, mailbox: string) => one.send('/en/m', { code: opened(mailbox).split('#')[1]! })
const rows = async (table: string) => Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(store.owner)).rows[0]!.n)
type Browser = ReturnType<typeof browser>
const asks = (one: Browser, mailbox: string, lang = 'en') => one.send(`/${lang}/mine/ask`, { mailbox })
const goesIn = (one: Browser, seen: Seen, more: Record<string, string> = {}) => one.send(seen.path, { token: /name="token" value="([\w-]{43})"/.exec(seen.html)![1]!, ...more })
const dua = browser()

test('where no mail leaves the page says so, offers no form, and nobody needs it', async () => {
  const page = says(ok(await dua.see('/en/mine')), /You need none of this to read, to ask or to answer.*No mail leaves from here/)
  assert.doesNotMatch(page.html, /name="mailbox"/)
  says(ok(await dua.see('/ro/mine')), /Nu aveți nevoie de nimic de aici.*De aici nu pleacă poștă/)
  assert.equal((await asks(dua, 'dua@example.org')).status, 409)
  await setUp(by(), { directorate: place.directorate, host: '127.0.0.1', port: boxes.port, security: 'plain', login: 'talk', password: 'orchard ferry', sender: 'talk@example.org', site: 'https://talk.example.org/' })
  assert.match(ok(await dua.see('/en/mine')).html, /name="mailbox"/)
})

test('a resident asks, opens the message in the same browser, and is known; what is kept is a hash, a sealed address, a language and a zone', async () => {
  assert.match(says(ok(await asks(dua, ' Dua@Example.org ')), /A message is on its way\. It can be opened once, within 10 minutes.*Nothing came, or it came too late\?/).html, /name="mailbox"[^>]* value="Dua@Example.org"|value="Dua@Example.org"[^>]*name="mailbox"/)
  assert.equal(await rows('residents.registrations'), 0, 'nobody is registered by asking')
  assert.equal(await leaves(), 1)
  assert.equal(await rows('mail.messages'), 0, 'what has left is not kept')
  const page = ok(await opens(dua, 'dua@example.org'))
  assert.equal(page.path, '/en/m')
  // What opens is told no server by its address: the page is the same for every message, and whoever has no script copies it.
  const [address, behind] = opened('dua@example.org').split('#')
  assert.equal(address, '/m')
  assert.match(behind!, /^k=[\w-]{43}$/)
  const first = says(ok(await dua.see('/en/m')), /Your link Copy the whole link, from the message or from the address line above, and paste it here/)
  assert.doesNotMatch(first.html, new RegExp(behind!.slice(2)))
  assert.match(page.html, /<title>Vatra<\/title>/)
  assert.doesNotMatch(wordsOf(page.html), /another browser/)
  ok(await opens(dua, 'dua@example.org'))
  const home = says(ok(await goesIn(dua, page)), /Your e-mail address \(d…@example\.org\), encrypted/)
  assert.equal(home.path, '/en/mine')
  assert.match(home.headers.get('cache-control') ?? '', /no-store/)
  says(ok(await dua.send('/en/mine', { zone: slug, language: 'ro' })), /Kept\./)
  says(ok(await dua.see('/en/mine/looks')), /Nobody has looked at anything that is kept about you\..*Object to a look/)
  says(ok(await dua.see('/ro/mine/looks')), /Nimeni nu s-a uitat/)
  assert.match((await browser().see('/en/mine/looks')).path, /\/en\/mine$/)
  assert.match(ok(await dua.see('/en/mine')).html, new RegExp(`href="/en/zones/${slug}"`))
  const { rows: [kept] } = await sql<Record<string, string>>`select * from residents.registrations`.execute(store.owner)
  assert.deepEqual(Object.keys(kept!).sort(), ['address', 'address_hash', 'directorate_id', 'language', 'person_id', 'zone'])
  assert.doesNotMatch(JSON.stringify(kept), /dua|example/i)
  const { rows: recorded } = await sql`select * from frame.record where name like 'residents.%'`.execute(store.owner)
  assert.doesNotMatch(JSON.stringify(recorded), new RegExp(kept!.person_id!), 'the record does not tell when a resident came')
})

test('the message is opened once: a second time, a scanner that looks ahead, a wrong and an old one open nothing', async () => {
  const again = await opens(browser(), 'dua@example.org')
  says(again, /This message has been opened already/)
  const other = browser()
  ok(await asks(other, 'ema@example.org'))
  await leaves()
  const address = opened('ema@example.org')
  // A mail filter that opens the address and whatever forms it likes by GET uses nothing up.
  for (let nth = 0; nth < 5; nth++) ok(await browser().see(address))
  for (let nth = 0; nth < 3; nth++) assert.match(ok(await opens(browser(), 'ema@example.org')).html, /name="token"/)
  pass(10 * 60 + 1)
  const over = says(await opens(browser(), 'ema@example.org'), /good for ten minutes, and they are over\..*Send a new message to the same mailbox/)
  const late = await browser().send(`/en${address}`, { token: address.split('k=')[1]!, elsewhere: 'yes' })
  assert.equal(late.status, 410)
  says(late, /good for ten minutes/)
  assert.equal((await browser().send(`/en${address}`, { token: 'A'.repeat(43), elsewhere: 'yes' })).status, 404)
  // One press sends another to the same mailbox, which nobody types again; what opens nothing sends nothing (the planted fault: a token that somebody made up).
  const [more, before] = [/name="again" value="([\w-]{43})"/.exec(over.html)![1]!, boxes.came.length]
  says(ok(await other.send('/en/mine/ask', { again: more })), /A message is on its way\. It can be opened once, within 10 minutes/)
  assert.equal((await browser().send('/en/mine/ask', { again: 'A'.repeat(43) })).status, 404)
  await leaves()
  assert.equal(boxes.came.length - before, 1)
  // What was pasted is the whole message as it stands on a screen or on paper: broken lines, quoted, with words around it.
  const link = boxes.linkTo('ema@example.org')
  for (const pasted of [link, ` <${link}>. `, `Here:\n> ${link.slice(0, 60)}\n> ${link.slice(60)}\nBest regards`, link.slice(0, 50) + '=\n' + link.slice(50), link.split('k=')[1]!.match(/.{1,4}/g)!.join(' ')]) {
    assert.match(ok(await other.send('/en/m', { code: pasted })).html, /name="token"/, pasted)
  }
  says(await other.send('/en/m', { code: link.slice(0, -1) }), /its address is not whole/)
  assert.equal(await rows('residents.registrations'), 1)
})

test('in another browser it is opened only by who says that they asked', async () => {
  const [here, elsewhere] = [browser(), browser()]
  ok(await asks(here, 'ema@example.org', 'ro'))
  await leaves()
  assert.match(textOf(boxes.came.at(-1)!.raw), /Aveți un mesaj nou\. Îl deschideți aici, o singură dată/)
  const page = says(ok(await opens(elsewhere, 'ema@example.org')), /asked for in another browser.*Go on only if you asked for it yourself/)
  const token = opened('ema@example.org').split('k=')[1]!
  // The planted fault: whoever sends the form without saying so.
  assert.equal((await elsewhere.send(page.path, { token })).status, 409)
  const home = ok(await goesIn(elsewhere, page, { elsewhere: 'yes' }))
  says(home, /Pagina dumneavoastră/)
  assert.equal((await opens(here, 'ema@example.org')).html.includes('name="token"'), false, 'it was used')
})

test('nothing tells a known mailbox from an unknown one: status, page, headers and what is kept are alike', async () => {
  pass(3600)
  const told = new Set<string>(), kept = new Set<string>()
  const [known, unknown] = [browser(), browser()]
  for (const [one, mailbox] of [[known, 'dua@example.org'], [unknown, 'nobody@example.org']] as const) {
    const seen = ok(await asks(one, mailbox))
    told.add(`${wordsOf(seen.html)} ${JSON.stringify([...seen.headers].filter(([name]) => name !== 'set-cookie' && name !== 'date').sort())}`)
    const { rows: [row] } = await sql<{ kind: string; size: number }>`select kind, octet_length(sealed) - octet_length(${mailbox}::text) * 4 / 3 as size from mail.messages order by due_at desc, id limit 1`.execute(store.owner)
    kept.add(JSON.stringify(row?.kind))
    await leaves()
  }
  assert.equal(told.size, 1)
  assert.equal(kept.size, 1)
  assert.equal(textOf(boxes.came.at(-1)!.raw).replace(/k=\S+/, ''), textOf(boxes.came.at(-2)!.raw).replace(/k=\S+/, ''))
  // The control: a site that says "we know no such address" would be told apart by the same look.
  told.add([...told][0]!.replace('A message is on its way', 'We know no such address'))
  assert.equal(told.size, 2)
})

test('whoever lets us write to somebody else\'s mailbox gets three messages there in a quarter of an hour, and always the same answer', async () => {
  const [before, told] = [boxes.came.length, new Set<string>()]
  for (let nth = 0; nth < 9; nth++) told.add(wordsOf(ok(await asks(browser(), 'victim@example.org')).html))
  await leaves()
  assert.equal(boxes.came.length - before, 3)
  assert.equal(told.size, 1)
  pass(16 * 60)
  const { links } = await sweep(by(), {})
  assert.ok(links >= 3)
  assert.equal(await rows('residents.links'), 0)
})

test('a session ends with the browser unless it was asked to stay; here half a day at most, a month where it stays', async () => {
  const [short, long] = [browser(), browser()]
  for (const [one, more] of [[short, {}], [long, { stay: 'yes' }]] as const) {
    ok(await asks(one, 'dua@example.org'))
    await leaves()
    const page = ok(await opens(one, 'dua@example.org'))
    const raw = await site.request('http://localhost/en/m', { method: 'POST', headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-origin', cookie: [...one.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, body: new URLSearchParams({ token: /name="token" value="([\w-]{43})"/.exec(page.html)![1]!, ...more }) })
    const set = raw.headers.getSetCookie().find((cookie) => cookie.startsWith('vatra-mine='))!
    assert.match(set, /HttpOnly; SameSite=Lax/)
    assert.equal(/Max-Age=2592000/.test(set), 'stay' in more)
    one.cookies.set('vatra-mine', set.split(';')[0]!.split('=')[1]!)
  }
  pass(12 * 3600 + 1)
  assert.doesNotMatch((await short.see('/en/mine')).html, /Sign out/)
  says(ok(await long.see('/en/mine')), /Where you are signed in/)
  pass(30 * 86_400)
  assert.doesNotMatch((await long.see('/en/mine')).html, /Sign out/)
  assert.ok((await sweep(by(), {})).sessions >= 2)
})

async function comesIn(mailbox: string): Promise<Browser> {
  const one = browser()
  ok(await asks(one, mailbox))
  await leaves()
  says(ok(await goesIn(one, ok(await opens(one, mailbox)))), /Sign out|Deconectare/)
  return one
}

test('outside their own page a resident is a stranger to this site, and of no part of the house within it', async () => {
  const one = await comesIn('dua@example.org')
  for (const path of ['/en', '/en/zones', '/en/answer', '/en/sign-in']) assert.doesNotMatch(ok(await one.see(path)).html, /dua@|Sign out|Signed in/i, path)
  assert.match((await one.see('/en/station')).path, /sign-in$/)
  assert.match((await one.see('/en/station/people')).path, /sign-in$/)
  // What they show by cookie elsewhere is not even looked at: the page is the same byte for byte as a stranger's.
  const [as, stranger] = [ok(await one.see(`/en/zones/${slug}`)), ok(await browser().see(`/en/zones/${slug}`))]
  assert.equal(as.html, stranger.html)
})

test('who signs out, and who is forgotten, leaves nothing in the browser; forgotten is at once, in every browser and table', async () => {
  const [first, second] = [await comesIn('dua@example.org'), await comesIn('dua@example.org')]
  const out = await site.request('http://localhost/en/mine/out', { method: 'POST', headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-origin', cookie: [...second.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
  assert.equal(out.headers.get('clear-site-data'), '"cache", "cookies", "storage"')
  assert.doesNotMatch((await second.see('/en/mine')).html, /Sign out/, 'the session is over, not only the cookie')
  const third = await comesIn('dua@example.org')
  says(ok(await first.see('/en/mine/forget')), /deleted at once, here and in every browser/)
  const gone = await site.request('http://localhost/en/mine/forget', { method: 'POST', headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', cookie: [...first.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, body: '' })
  assert.equal(gone.status, 302)
  assert.equal(gone.headers.get('clear-site-data'), '"cache", "cookies", "storage"')
  for (const one of [first, third]) assert.doesNotMatch((await one.see('/en/mine')).html, /Sign out/)
  assert.equal(await rows('residents.registrations'), 1, 'Ema is still there')
  assert.equal((await sql<{ n: string }>`select count(*) as n from residents.sessions s where not exists (select from residents.registrations r where r.person_id = s.person_id)`.execute(store.owner)).rows[0]!.n, '0')
})
