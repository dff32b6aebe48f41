import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator } from '#access/actor.ts'
import { assignPost, handOverPost, inviteToSignIn, leavePost, letIn, letLinksSuffice, openPost, postsOfArea } from '#domains/people/index.ts'
import { registerOrganisation, retireOrganisation } from '#domains/partners/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { makeApp } from '#web/http/app.ts'
import { ownDatabase } from '../database.ts'
import { maps } from '../mapped-town.ts'
import { type Site, visitor } from '../visitor.ts'

/** What becomes of whoever is signed in while their post changes: by plain HTTP, in several sessions at once, page by page and call by call. */
let now = new Date('2027-06-09T23:50:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>, site: Site
let here: { directorate: string }, commissariat: string, zone: string
before(async () => {
  store = await ownDatabase()
  site = await makeApp(store, { clock: () => now })
  const drawn = await importZones(by(), { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })
  here = { directorate: drawn.directorate }
  commissariat = drawn.commissariats[0]!.id
  zone = drawn.zones[0]!.id
  await letLinksSuffice(by(), { ...here, suffice: true })
})
after(() => store.close())

const by = () => ({ actor: operator, store, now })
const day = (from: Date) => from.toISOString().slice(0, 10)
type Way = { readonly page: string; readonly ask: string }
const asOfficer: Way = { page: '/en/station/plans', ask: 'people.posts-of-zones' }
const asPartner: Way = { page: '/en/partner', ask: 'partners.organisations' }

/** A new session of this person, and how to try it: the status of a page, of a question by a program, and of a download that is under way at no time. */
async function session(person: string, over: Site = site) {
  const somebody = visitor(over)
  await somebody.send('/en/sign-in', { link: (await inviteToSignIn(by(), { ...here, person })).token })
  const cookie = () => [...somebody.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return async ({ page, ask }: Way) => {
    const seen = await over.request(`http://localhost${page}`, { headers: { cookie: cookie() }, redirect: 'manual' })
    const asked = await over.request(`http://localhost/api/ask/${ask}`, { method: 'POST', headers: { cookie: cookie(), 'content-type': 'application/json', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, body: '{}' })
    return `${seen.status} ${asked.status}`
  }
}

/** Opens three sessions, does what takes the right away, and tells what each then gets and after how long the last was refused. */
async function revoked(person: string, way: Way, take: () => Promise<unknown>, over?: Site) {
  const open = [await session(person, over), await session(person, over), await session(person, over)]
  const before = await Promise.all(open.map((one) => one(way)))
  await take()
  const began = performance.now()
  const then = await Promise.all(open.map((one) => one(way)))
  return { before, then, took: performance.now() - began }
}

const officer = (name: string) => letIn(by(), { ...here, name, role: 'zone-officer', area: zone, from: '2027-01-10' })
const [allowed, refused] = [['200 200', '200 200', '200 200'], ['403 403', '403 403', '403 403']]

test('who leaves a post is refused at the next request, in every session that is open and within a second (SEC-20)', async (t) => {
  const { person, post } = await officer('Besnik Leka')
  const { before, then, took } = await revoked(person, asOfficer, () => leavePost(by(), { ...here, post, on: day(now) }))
  assert.deepEqual([before, then], [allowed, refused])
  assert.ok(took < 1000, `${took} ms`)
  t.diagnostic(`three sessions, six requests refused within ${Math.round(took)} ms`)
  await assignPost(by(), { ...here, post, person, from: day(now) })
  assert.deepEqual((await revoked(person, asOfficer, async () => {})).then, allowed, 'and a post that is given opens as fast')
})

test('who hands a post over is refused, and who takes it over is let in, at the same moment (SEC-20)', async () => {
  const { person, post } = await officer('Maris Kalnins')
  const { person: follower } = await officer('Elena Ceban')
  const { posts } = await postsOfArea(by(), { ...here, area: zone })
  await leavePost(by(), { ...here, post: posts.find(({ holder }) => holder?.person === follower)!.post, on: day(now) })
  const waits = await session(follower)
  assert.equal(await waits(asOfficer), '403 403')
  const { then } = await revoked(person, asOfficer, () => handOverPost(by(), { ...here, post, person: follower, on: day(now) }))
  assert.deepEqual(then, refused)
  assert.equal(await waits(asOfficer), '200 200')
})

test('a post that ends on a day nobody remembers ends with it: a second before it opens, a second after it does not (SEC-20)', async () => {
  const { organisation } = await registerOrganisation(by(), { ...here, commissariat, name: 'Housing association', sector: 'housing-association', since: '2027-01-10' })
  const { person } = await letIn(by(), { ...here, name: 'Andra Kalve', role: 'partner', area: organisation, from: '2027-01-10', to: '2027-06-10' })
  const one = await session(person)
  now = new Date('2027-06-09T23:59:59Z')
  assert.equal(await one(asPartner), '200 200')
  now = new Date('2027-06-10T00:00:01Z')
  assert.deepEqual((await one(asPartner)).split(' ')[1], '403')
  assert.notEqual((await one(asPartner)).split(' ')[0], '200')
  const { posts } = await postsOfArea(by(), { ...here, area: organisation })
  assert.deepEqual(posts[0]!.past.map(({ name, from, to }) => [name, from, to]), [['Andra Kalve', '2027-01-10', '2027-06-10']])
})

test('of an organisation that works with the police no more nobody comes in, and a volunteer\'s post has an end that nobody had to say (SEC-20)', async () => {
  const { organisation } = await registerOrganisation(by(), { ...here, commissariat, name: 'Night school', sector: 'school', since: '2027-01-10' })
  const { person } = await letIn(by(), { ...here, name: 'Rasa Vitola', role: 'partner', area: organisation, from: '2027-01-10' })
  const { before, then } = await revoked(person, asPartner, () => retireOrganisation(by(), { ...here, organisation, on: day(now) }))
  assert.deepEqual(before, allowed)
  assert.ok(then.every((one) => !one.includes('200')), then.join())
  const { post } = await openPost(by(), { ...here, role: 'volunteer', area: commissariat, from: '2027-01-10' })
  await assignPost(by(), { ...here, post, person, from: '2027-01-10' })
  const { posts } = await postsOfArea(by(), { ...here, area: commissariat, post })
  assert.equal(posts[0]!.holder?.to, '2029-01-10')
})

/** A site that remembers what a session was once answered: the fault that is looked for. */
function remembering(one: Site): Site {
  const kept = new Map<string, Response>()
  return { request: async (path, init) => {
    const cookie = new Headers(init?.headers).get('cookie'), key = `${cookie} ${path}`
    if (!cookie?.includes('session')) return one.request(path, init)
    if (!kept.has(key)) kept.set(key, await one.request(path, init))
    return kept.get(key)!.clone()
  } }
}

test('a site that keeps the posts of a session for a while is caught (SEC-20)', async () => {
  const { person, post } = await officer('Jaan Tamm')
  const { then } = await revoked(person, asOfficer, () => leavePost(by(), { ...here, post, on: day(now) }), remembering(site))
  assert.deepEqual(then, allowed)
})
