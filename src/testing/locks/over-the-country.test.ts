import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, type Actor } from '#access/actor.ts'
import { board, countAllDue, countryBoard, methodCards } from '#domains/cycles/index.ts'
import { actingPerson, addPerson, agreeCountryPost, askCountryPost, assignPost, breakGlass, closePost, countryPosts, dropCountryPost, leavePost, letIn, openPost, persons } from '#domains/people/index.ts'
import { directorates, importZones } from '#domains/territory/index.ts'
import { within } from '#frame/within.ts'
import type { Config } from '#platform/config.ts'
import type { Db, Store } from '#platform/db.ts'
import { openPool, serverOf } from '#platform/server.ts'
import { keptIn, plannedTown } from '../cycles/whole-turn.ts'
import { ownDatabase } from '../database.ts'
import { feature, mapOf, outline } from '../mapped-town.ts'
import { celine, doina, place } from '../people.ts'
import { refused } from '../story.ts'

/** Two directorates of one country and one of another, in one installation; somebody of headquarters has an account in the one without zones of their own. */
const now = new Date('2027-05-11T09:00:00Z')
let store: Store & { readonly config: Config }
let superuser: Db
let riga: string
let hq: Actor
const at = (actor: Actor) => ({ actor, store, now })

before(async () => {
  store = await ownDatabase()
  await keptIn(store, plannedTown)
  const { server, as } = serverOf(store.config.databaseUrl!)
  superuser = openPool(server, as, { most: 1, patience: 0 })
  riga = (await importZones(at(operator), { directorate: { code: 'riga', country: 'LV', names: { en: 'Riga' } }, commissariat: { code: 'centre', names: { en: 'Centre' } }, geojson: mapOf(feature('R1', 'Harbour', outline(24.2, 56.9, 24.22, 56.92))) })).directorate
  await importZones(at(operator), { directorate: { code: 'north', country: 'MD', names: { en: 'North' } }, commissariat: { code: 'soroca', names: { en: 'Soroca' } }, geojson: mapOf(feature('S1', 'Bridge', outline(28.2, 48.1, 28.22, 48.12))) })
  hq = await headquarters('riga', 'Ieva Ozola')
})
after(async () => { await superuser.destroy(); await store.close() })

/** Somebody is given a post over the country by whoever sits at the console. */
async function headquarters(code: string, name: string): Promise<Actor> {
  const { directorate, nation } = (await directorates(at(operator), {})).directorates.find((one) => one.code === code)!
  const { post } = await openPost(at(operator), { directorate, role: 'hq', area: nation, from: '2027-01-01' })
  const { person } = await addPerson(at(operator), { directorate, name })
  await assignPost(at(operator), { directorate, post, person, from: '2027-01-01' })
  return (await actingPerson(at(operator), { directorate, person })).actor as Actor
}
const rowsOf = (actor: Actor, table: string) => within(at(actor), 'all', async ({ db }) => Number((await sql<{ n: string }>`select count(*) as n from ${sql.raw(table)}`.execute(db)).rows[0]!.n))

test('headquarters see every commissariat of the country with its zones by stage, the latest first, and none of another country (SEC-04)', async () => {
  assert.deepEqual((await countryBoard(at(hq), {})).commissariats.map(({ counted }) => counted), [null, null, null], 'nothing is counted yet')
  assert.equal(await countAllDue(store, now), 3)
  assert.equal(await countAllDue(store, now), 0, 'once a day')
  const seen = await countryBoard(at(hq), {})
  assert.equal(seen.country, 'LV')
  assert.deepEqual(seen.commissariats.map(({ directorateNames, names, counted }) => [directorateNames.en, names.en, counted?.zones, counted?.atStage, counted?.late, counted?.lateBy]), [
    ['Kurzeme', 'Talsi', 2, [0, 1, 0, 1, 0, 0], 2, 91], ['Kurzeme', 'Elsewhere', 1, [0, 0, 0, 0, 0, 0], 0, 0], ['Riga', 'Centre', 1, [0, 0, 0, 0, 0, 0], 0, 0],
  ])
  const [talsi, elsewhere] = seen.commissariats
  const index = talsi!.published!.index!
  assert.ok(index.withheld !== null || (index.low! < index.estimate! && index.estimate! < index.high! && index.n >= 30), 'a score has its interval and its answers, or says why not')
  assert.equal(elsewhere!.published, null)
  assert.deepEqual((await countryBoard(at(operator), { country: 'LV' })).commissariats, seen.commissariats)
  await assert.rejects(countryBoard(at(hq), { country: 'MD' }), refused('access.not-allowed'))
  await assert.rejects(countryBoard(at(celine), {}), refused('access.not-allowed'))
  await assert.rejects(countryBoard(at({ kind: 'person', id: '0194d000-0000-7000-8000-0000000000b1', directorate: place.directorate, posts: [{ role: 'hq', area: place.directorate, commissariat: null }], proved: true }), {}), refused('access.not-allowed'))
})

test('a post over the country opens no row of any directorate, its own neither, but counts: past the first lock too (SEC-05)', async () => {
  const { rows: tables } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|pgboss$|public$|pub$|platform$)' order by 1`.execute(superuser)
  const known = ['territory.countries', 'territory.directorates', 'territory.commissariats', 'territory.zones', 'territory.boundaries', 'territory.villages', 'territory.village_versions', 'frame.heads', 'frame.outbox']
  const open = async (who: Actor) => {
    const names: string[] = []
    for (const { name } of tables) if (!known.includes(name) && (await rowsOf(who, name)) > 0) names.push(name)
    return names
  }
  const own = ['cycles.turn_counts', 'frame.record', 'people.holdings', 'people.persons', 'people.posts']
  const seen = await open(hq)
  assert.deepEqual(seen.filter((name) => !own.includes(name)), [])
  assert.equal(await rowsOf(hq, 'cycles.turn_counts'), 3)
  assert.equal(await rowsOf(hq, 'people.persons'), 1, 'themself')
  const other = await headquarters('north', 'Ion Rusu')
  assert.equal(await rowsOf(other, 'cycles.turn_counts'), 1)
  // A policy that forgets the country is seen at once.
  await sql`create policy slack on cycles.turn_counts for select to app_rw using (frame.country() is not null)`.execute(superuser)
  assert.equal(await rowsOf(other, 'cycles.turn_counts'), 4)
  await sql`drop policy slack on cycles.turn_counts`.execute(superuser)
})

test('whoever holds a post over the country is not of the house: no board, no colleagues, no cards, no glass (SEC-04)', async () => {
  const centre = (await directorates(at(operator), {})).directorates.find(({ code }) => code === 'riga')!.commissariats[0]!.commissariat
  await assert.rejects(board(at(hq), {}), refused('access.not-allowed'))
  await assert.rejects(methodCards(at(hq), {}), refused('access.not-allowed'))
  await assert.rejects(persons(at(hq), {}), refused('access.not-allowed'))
  await assert.rejects(breakGlass(at(hq), { commissariat: centre, purpose: 'danger-to-life', words: 'A caller says that somebody is in danger there' }), refused('access.not-allowed'))
})

test('a post over the country is opened by nobody alone but the console, for the country in which the directorate lies, and past the first lock the database says so too (SEC-05)', async () => {
  const all = (await directorates(at(operator), {})).directorates
  const nation = (code: string) => all.find((one) => one.code === code)!.nation
  await assert.rejects(openPost(at(doina), { role: 'hq', area: nation('kurzeme') }), refused('access.not-allowed'))
  await assert.rejects(letIn(at(doina), { name: 'A friend', role: 'hq', area: nation('kurzeme'), from: '2027-01-01' }), refused('access.not-allowed'))
  await assert.rejects(openPost(at(operator), { directorate: riga, role: 'hq', area: nation('north') }), refused('people.no-such-area'))
  await assert.rejects(openPost(at(operator), { directorate: riga, role: 'regional', area: nation('riga') }), refused('people.role-needs-other-area'))
  const forged = (country: string) => within(at(doina), 'all', ({ db }) => sql`insert into people.posts (directorate_id, id, area_id, role, opened_on, country) values (${place.directorate}, gen_random_uuid(), ${nation('kurzeme')}, 'hq', '2027-01-01', ${country})`.execute(db))
  await assert.rejects(forged('LV'), /row-level security/)
  await sql`create policy slack on people.posts for insert to app_rw with check (directorate_id = frame.directorate())`.execute(superuser)
  await assert.rejects(forged('MD'), /foreign key/, 'nor for another country')
  await forged('LV')
  await sql`drop policy slack on people.posts`.execute(superuser)
})

test('two who lead a directorate give a post over the country, neither to themself nor alone, and past the first lock the database holds them to it (SEC-05)', async () => {
  const [first, second, third] = await Promise.all(['Vera Kalna', 'Ruta Berga', 'Maija Liepa'].map(async (name) => (await addPerson(at(operator), { directorate: place.directorate, name })).person))
  const leads = (id: string, role: 'admin' | 'hq'): Actor => ({ kind: 'person', id, directorate: place.directorate, posts: [{ role, area: place.directorate, commissariat: null }], proved: true })
  const [asks, agrees] = [leads(first!, 'admin'), leads(second!, 'hq')]
  const holder = async () => (await actingPerson(at(operator), { directorate: place.directorate, person: third! })).actor as Actor
  await assert.rejects(askCountryPost(at(asks), { person: first!, from: '2027-05-11' }), refused('access.not-allowed'), 'not for oneself')
  await assert.rejects(askCountryPost(at(agrees), { person: third!, from: '2027-05-11' }), refused('access.not-allowed'), 'headquarters agree, and do not ask')
  await assert.rejects(askCountryPost({ actor: { ...asks, proved: false } as Actor, store, now }, { person: third!, from: '2027-05-11' }), refused('access.prove-again'))
  const { request } = await askCountryPost(at(asks), { person: third!, from: '2027-05-11' })
  await assert.rejects(askCountryPost(at(asks), { person: third!, from: '2027-05-11' }), refused('people.country-request-waits'))
  await assert.rejects(agreeCountryPost(at(asks), { request }), refused('access.not-allowed'), 'not who asked')
  await assert.rejects(agreeCountryPost(at(leads(third!, 'admin')), { request }), refused('access.not-allowed'), 'not who gets it')
  assert.deepEqual((await countryPosts(at(agrees), {})).waiting.map(({ name, askedBy, mine }) => [name, askedBy, mine]), [['Maija Liepa', 'Vera Kalna', true]])
  await assert.rejects(countryBoard(at(await holder()), {}), refused('access.not-allowed'))
  // Past the first lock: nobody agrees to what they asked, opens a post on it without having agreed, or in the name of another.
  const past = (who: Actor, statement: string) => within(at(who), 'all', ({ db }) => sql.raw(statement).execute(db))
  const opened = (by: string) => `insert into people.posts (directorate_id, id, area_id, role, opened_on, country, agreed_in, agreed_by) select '${place.directorate}', gen_random_uuid(), id, 'hq', '2027-01-01', code, '${request}', '${by}' from territory.countries where code = 'LV'`
  const agreed = (by: string) => `update people.country_requests set agreed_by = '${by}', agreed_at = now() where id = '${request}'`
  await assert.rejects(past(asks, agreed(first!)), /check constraint/)
  await assert.rejects(past(asks, agreed(second!)), /row-level security/)
  await assert.rejects(past(agrees, opened(second!)), /foreign key/)
  await assert.rejects(past(asks, opened(second!)), /row-level security/)
  // The planted fault: without the constraint one person does both.
  const { rows: [rule] } = await sql<{ name: string; said: string }>`select conname as name, pg_get_constraintdef(oid) as said from pg_constraint where conrelid = 'people.country_requests'::regclass and pg_get_constraintdef(oid) like '%agreed_by <> asked_by%'`.execute(superuser)
  await sql.raw(`alter table people.country_requests drop constraint ${rule!.name}`).execute(superuser)
  await past(asks, agreed(first!))
  await past(asks, opened(first!))
  await sql.raw(`delete from people.posts where agreed_in = '${request}'; update people.country_requests set agreed_by = null, agreed_at = null; alter table people.country_requests add constraint ${rule!.name} ${rule!.said}`).execute(superuser)
  const { post } = await agreeCountryPost(at(agrees), { request })
  assert.equal((await countryBoard(at(await holder()), {})).country, 'LV', 'from the next request on')
  await assert.rejects(past(agrees, opened(second!)), /unique constraint|row-level security/, 'what was agreed to opens one post')
  await assert.rejects(agreeCountryPost(at(leads('0194d000-0000-7000-8000-0000000000b9', 'admin')), { request }), refused('people.no-such-country-request'))
  // One of them takes it away, and it is gone at the next request; the post is closed and not opened again.
  await leavePost(at(asks), { post, on: '2027-05-11' })
  await assert.rejects(countryBoard(at(await holder()), {}), refused('access.not-allowed'))
  await closePost(at(asks), { post, on: '2027-05-11' })
  await assert.rejects(past(asks, `update people.posts set closed_on = null where id = '${post}'`), /row-level security/)
  const { request: other } = await askCountryPost(at(asks), { person: third!, from: '2027-05-11' })
  await dropCountryPost(at(agrees), { request: other })
  assert.deepEqual(await countryPosts(at(asks), {}), { country: 'LV', posts: [], waiting: [] })
})
