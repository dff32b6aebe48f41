import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, roles, trustedRoles, type Actor } from '#access/actor.ts'
import { board, countAllDue, countryBoard, methodCards } from '#domains/cycles/index.ts'
import { actingPerson, addPerson, agreeProvider, agreeTrustedPost, askProvider, askTrustedPost, assignPost, beginRecovery, bindIdentity, breakGlass, closePost, closeProvider, confirmRecovery, dropProvider, dropTrustedPost, inviteToSignIn, leavePost, letIn, openPost, persons, providers, setUpProvider, signIn, signInProviders, trustedPosts } from '#domains/people/index.ts'
import { countryQuality } from '#domains/survey/index.ts'
import { directorates, foundDirectorate, importZones } from '#domains/territory/index.ts'
import { keptApart } from '#cli/installation/checks/kept-apart.ts'
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
  const own = ['cycles.turn_counts', 'survey.wave_quality', 'frame.record', 'people.holdings', 'people.persons', 'people.posts']
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

test('how good the asking was headquarters of the country are told, without a sheet: the policy alone refuses everybody else, and the database alone shows others no row (SEC-05)', async () => {
  const { country, rounds: [round], more } = await countryQuality(at(hq), {})
  assert.deepEqual([country, round!.commissariatNames.en, round!.directorateNames.en, round!.about.instrument.code, more], ['LV', 'Talsi', 'Kurzeme', 'small', false])
  const problems = round!.figures!.told!.blocks[0]!
  assert.ok(problems.n === 240 && problems.alpha!.low! < problems.alpha!.estimate && problems.alpha!.estimate < problems.alpha!.high!)
  assert.deepEqual((await countryQuality(at(operator), { country: 'LV' })).rounds, [round])
  const other = await headquarters('north', 'Vasile Munteanu'), ofDirectorate: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-0000000000b1', directorate: place.directorate, posts: [{ role: 'hq', area: place.directorate, commissariat: null }], proved: true }
  // Lock 1: whoever runs a commissariat or a directorate, and headquarters of another country.
  for (const who of [celine, doina, ofDirectorate, { kind: 'stranger' } as Actor]) await assert.rejects(countryQuality(at(who), {}), refused('access.not-allowed'))
  await assert.rejects(countryQuality(at(other), { country: 'LV' }), refused('access.not-allowed'))
  await assert.rejects(countryQuality(at(other), { wave: round!.wave }), refused('survey.no-such-wave'), 'another country\'s round is no round')
  // Lock 2: with the first open, no row; and of the sheets none for headquarters.
  assert.deepEqual([await rowsOf(hq, 'survey.wave_quality'), await rowsOf(other, 'survey.wave_quality'), await rowsOf(hq, 'survey.sheets'), await rowsOf(hq, 'survey.letter_totals')], [1, 0, 0, 0])
  const writes = (who: Actor) => within(at(who), 'all', async ({ db }) => Number((await sql`update survey.wave_quality set figures = null`.execute(db)).numAffectedRows))
  assert.equal(await writes(hq), 0, 'nor does headquarters write one')
  // The planted fault: a policy that forgets the country.
  await sql`create policy slack on survey.wave_quality for select to app_rw using (frame.country() is not null)`.execute(superuser)
  assert.equal(await rowsOf(other, 'survey.wave_quality'), 1)
  await sql`drop policy slack on survey.wave_quality`.execute(superuser)
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

/** Somebody who leads the directorate, and a third whom they give a post. */
async function threeOf(names: readonly string[]) {
  const [first, second, third] = await Promise.all(names.map(async (name) => (await addPerson(at(operator), { directorate: place.directorate, name })).person))
  const leads = (id: string, role: 'admin' | 'hq'): Actor => ({ kind: 'person', id, directorate: place.directorate, posts: [{ role, area: place.directorate, commissariat: null }], proved: true })
  return { first: first!, second: second!, third: third!, leads, asks: leads(first!, 'admin'), agrees: leads(second!, 'hq') }
}
/** Past the first lock. */
const past = (who: Actor, statement: string) => within(at(who), 'all', ({ db }) => sql.raw(statement).execute(db))
/** Without a rule of a table something goes through; the rule is put back. */
async function without(table: string, like: string, run: () => Promise<void>) {
  const { rows: [rule] } = await sql<{ name: string; said: string }>`select conname as name, pg_get_constraintdef(oid) as said from pg_constraint where conrelid = ${table}::regclass and pg_get_constraintdef(oid) like ${like}`.execute(superuser)
  await sql.raw(`alter table ${table} drop constraint ${rule!.name}`).execute(superuser)
  await run()
  await sql.raw(`alter table ${table} add constraint ${rule!.name} ${rule!.said}`).execute(superuser)
}

test('two who lead a directorate give a post over the country, neither to themself nor alone, and past the first lock the database holds them to it (SEC-05)', async () => {
  const { first, second, third, leads, asks, agrees } = await threeOf(['Vera Kalna', 'Ruta Berga', 'Maija Liepa'])
  const area = (await directorates(at(operator), {})).directorates.find(({ code }) => code === 'kurzeme')!.nation
  const wish = { role: 'hq', area, from: '2027-05-11' } as const
  const holder = async () => (await actingPerson(at(operator), { directorate: place.directorate, person: third })).actor as Actor
  await assert.rejects(askTrustedPost(at(asks), { ...wish, person: first }), refused('access.not-allowed'), 'not for oneself')
  await assert.rejects(askTrustedPost(at(agrees), { ...wish, person: third }), refused('access.not-allowed'), 'headquarters agree, and do not ask')
  await assert.rejects(askTrustedPost({ actor: { ...asks, proved: false } as Actor, store, now }, { ...wish, person: third }), refused('access.prove-again'))
  const { request } = await askTrustedPost(at(asks), { ...wish, person: third })
  await assert.rejects(askTrustedPost(at(asks), { ...wish, person: third }), refused('people.post-request-waits'))
  await assert.rejects(agreeTrustedPost(at(asks), { request }), refused('access.not-allowed'), 'not who asked')
  await assert.rejects(agreeTrustedPost(at(leads(third, 'admin')), { request }), refused('access.not-allowed'), 'not who gets it')
  assert.deepEqual((await trustedPosts(at(agrees), {})).waiting.map(({ name, askedBy, mine }) => [name, askedBy, mine]), [['Maija Liepa', 'Vera Kalna', true]])
  await assert.rejects(countryBoard(at(await holder()), {}), refused('access.not-allowed'))
  // Past the first lock: nobody agrees to what they asked, opens a post on it without having agreed, or in the name of another.
  const opened = (by: string) => `insert into people.posts (directorate_id, id, area_id, role, opened_on, country, agreed_in, agreed_by) select '${place.directorate}', gen_random_uuid(), id, 'hq', '2027-01-01', code, '${request}', '${by}' from territory.countries where code = 'LV'`
  const agreed = (by: string) => `update people.post_requests set agreed_by = '${by}', agreed_at = '${now.toISOString()}' where id = '${request}'`
  await assert.rejects(past(asks, agreed(first)), /check constraint/)
  await assert.rejects(past(asks, agreed(second)), /row-level security/)
  await assert.rejects(past(agrees, opened(second)), /foreign key/)
  await assert.rejects(past(asks, opened(second)), /row-level security/)
  // The planted fault: without the constraint one person does both.
  await without('people.post_requests', '%agreed_by <> asked_by%', async () => {
    await past(asks, agreed(first))
    await past(asks, opened(first))
    await sql.raw(`delete from people.posts where agreed_in = '${request}'; update people.post_requests set agreed_by = null, agreed_at = null`).execute(superuser)
  })
  const { post } = await agreeTrustedPost(at(agrees), { request })
  assert.equal((await countryBoard(at(await holder()), {})).country, 'LV', 'from the next request on')
  await assert.rejects(past(agrees, opened(second)), /unique constraint|row-level security/, 'what was agreed to opens one post')
  await assert.rejects(agreeTrustedPost(at(leads('0194d000-0000-7000-8000-0000000000b9', 'admin')), { request }), refused('people.no-such-post-request'))
  // One of them takes it away, and it is gone at the next request; the post is closed and not opened again.
  await leavePost(at(asks), { post, on: '2027-05-11' })
  await assert.rejects(countryBoard(at(await holder()), {}), refused('access.not-allowed'))
  await closePost(at(asks), { post, on: '2027-05-11' })
  await assert.rejects(past(asks, `update people.posts set closed_on = null where id = '${post}'`), /row-level security/)
})

test('nobody alone gives a post of trust, makes its holder a way in or begins them anew; agreeing makes one that is told to the second person, and the database holds them to it (SEC-05)', async () => {
  const { first, second, third, leads, asks, agrees } = await threeOf(['Ilze Balode', 'Janis Krumins', 'Made Up'])
  const here = place.directorate, wish = { role: 'auditor', area: here, from: '2027-05-11' } as const, day = 86_400_000
  const alone = [
    () => letIn(at(asks), { ...wish, name: 'Nobody There' }),
    async () => assignPost(at(asks), { post: (await openPost(at(asks), { role: 'auditor', area: here })).post, person: third, from: '2027-05-11' }),
  ]
  for (const way of alone) await assert.rejects(way(), refused('access.not-allowed'))
  await assert.rejects(askTrustedPost(at(asks), { ...wish, role: 'analyst', person: third }), refused('people.not-of-trust'))
  await assert.rejects(askTrustedPost(at(asks), { ...wish, area: place.talsi, person: third }), refused('people.role-needs-other-area'))
  // What lapsed is agreed to by nobody, in either lock; who asked takes back, and another refuses, with a reason that stays told.
  const { request: stale } = await askTrustedPost(at(asks), { ...wish, person: third })
  const later = { actor: agrees, store, now: new Date(now.getTime() + 7 * day) }
  await assert.rejects(agreeTrustedPost(later, { request: stale }), refused('people.no-such-post-request'))
  const lapsed = `update people.post_requests set agreed_by = '${second}', agreed_at = '${later.now.toISOString()}' where id = '${stale}'`
  await assert.rejects(past(agrees, lapsed), /check constraint/)
  await without('people.post_requests', '%agreed_at < ends_at%', async () => {
    await past(agrees, lapsed)
    await sql.raw(`update people.post_requests set agreed_by = null, agreed_at = null where id = '${stale}'`).execute(superuser)
  })
  await assert.rejects(dropTrustedPost(at(agrees), { request: stale }), refused('frame.invalid'))
  await dropTrustedPost(at(agrees), { request: stale, reason: 'not-known' })
  await assert.rejects(agreeTrustedPost(at(agrees), { request: stale }), refused('people.no-such-post-request'))
  assert.deepEqual((await trustedPosts(at(asks), {})).refused.map(({ name, refusedBy, reason }) => [name, refusedBy, reason]), [['Made Up', 'Janis Krumins', 'not-known']])
  // Whoever asked knew a way in; it opens nothing once the post is given, and they make no other.
  const known = await inviteToSignIn(at(asks), { person: third })
  const { request } = await askTrustedPost(at(asks), { ...wish, person: third })
  const held = (by: string, who = third) => `insert into people.holdings (directorate_id, id, post_id, person_id, from_on, role, agreed_in, agreed_by) select directorate_id, gen_random_uuid(), id, '${who}', '2027-05-11', 'auditor', '${request}', '${by}' from people.posts where role = 'auditor' and directorate_id = '${here}' limit 1`
  const bare = `insert into people.holdings (directorate_id, id, post_id, person_id, from_on, role) select directorate_id, gen_random_uuid(), id, '${third}', '2027-05-11', 'auditor' from people.posts where role = 'auditor' and directorate_id = '${here}' limit 1`
  await openPost(at(asks), { role: 'auditor', area: here })
  await assert.rejects(past(asks, bare), /row-level security/)
  await assert.rejects(past(asks, bare.replaceAll("'2027-05-11', 'auditor'", "'2027-05-11', 'analyst'")), /foreign key/, 'nor under the name of another role')
  await assert.rejects(past(asks, held(first)), /foreign key/)
  await assert.rejects(past(asks, held(second)), /row-level security/)
  await assert.rejects(past(asks, bare.replace('role) select', 'role, founded_step) select').replace("'auditor' from", "'auditor', 1 from")), /foreign key/, 'nor as if the directorate were being founded')
  const soon = (actor: Actor) => ({ actor, store, now: new Date(now.getTime() + 60_000) }), stranger: Actor = { kind: 'stranger' }
  const { link, person } = await agreeTrustedPost(soon(agrees), { request })
  assert.equal(person, third)
  await assert.rejects(signIn(soon(stranger), { token: known.token }), refused('people.link-used'))
  await signIn(soon(stranger), { token: link!.token })
  await assert.rejects(past(agrees, held(second)), /unique constraint/, 'once')
  await assert.rejects(past(agrees, held(second, first)), /foreign key|unique/, 'and to nobody else')
  for (const one of [asks, agrees]) await assert.rejects(inviteToSignIn(at(one), { person: third }), refused('access.not-allowed'))
  await assert.rejects(bindIdentity(at(asks), { person: third, provider: first, identifier: '2000000000001' }), refused('access.not-allowed'))
  const { recovery } = await beginRecovery(at(asks), { person: third })
  await assert.rejects(confirmRecovery(at(asks), { recovery }), refused('access.not-allowed'))
  await assert.rejects(past(leads(first, 'admin'), `update people.holdings set person_id = '${second}' where person_id = '${third}'`), /permission denied/)
  const { posts } = await trustedPosts(at({ kind: 'person', id: third, directorate: here, posts: [{ role: 'auditor', area: here, commissariat: null }], proved: true }), {})
  assert.deepEqual(posts.filter((one) => one.person === third).map(({ by, askedBy, agreedBy }) => [by, askedBy, agreedBy]), [['two', 'Ilze Balode', 'Janis Krumins']], 'the auditor sees by whose word')
  // The planted fault: a policy that forgets what two agreed to.
  await sql`create policy slack on people.holdings for insert to app_rw with check (directorate_id = frame.directorate())`.execute(superuser)
  await past(asks, bare)
  await sql`drop policy slack on people.holdings`.execute(superuser)
  const { rows } = await sql<{ role: string; trusted: boolean }>`select role, frame.trusted(role) as trusted from unnest(${roles}::text[]) role`.execute(superuser)
  assert.deepEqual(rows.filter(({ trusted }) => trusted).map(({ role }) => role).toSorted(), trustedRoles.toSorted(), 'both locks know the same roles')
})

test('whoever founds a directorate names its first holders alone, each step told, until there is a second administrator or headquarters, or thirty days are over; then two, in either lock (SEC-05)', async () => {
  const { directorate } = await foundDirectorate(at(operator), { code: 'latgale', country: 'LV', names: { en: 'Latgale' } })
  const chief = await letIn(at(operator), { directorate, name: 'Vija Ozola', role: 'admin', area: directorate, from: '2027-05-11' })
  const founder = (await actingPerson(at(operator), { directorate, person: chief.person })).actor as Actor
  const lets = (name: string, role: 'auditor' | 'hq' | 'survey-owner' | 'data-protection', moment = now) => letIn({ actor: founder, store, now: moment }, { name, role, area: directorate, from: '2027-05-11' })
  const { person } = await lets('Laine Audit', 'auditor')
  await inviteToSignIn(at(founder), { person })
  const { posts, founding } = await trustedPosts(at(founder), {})
  assert.deepEqual([posts.map(({ name, by, askedBy }) => [name, by, askedBy]), founding!.mine], [[['Vija Ozola', 'console', null], ['Laine Audit', 'founder', 'Vija Ozola']], true])
  await assert.rejects(lets('Too Late', 'survey-owner', new Date(now.getTime() + 30 * 86_400_000)), refused('access.not-allowed'), 'thirty days are over')
  const step = (nth: number, before: string, kind = 'named', role = 'auditor', previous = nth - 1) => `insert into people.foundings (directorate_id, step, kind, founder_id, said_at, ends_at, role, person_id, previous, previous_kind) select directorate_id, ${nth}, '${kind}', founder_id, said_at, ends_at, '${role}', '${person}', ${previous}, '${before}' from people.foundings where step = 0 and directorate_id = '${directorate}'`
  await assert.rejects(past(founder, step(2, 'named', 'named', 'hq')), /check constraint/, 'headquarters end it')
  const { person: second } = await lets('Harijs Hq', 'hq')
  await inviteToSignIn(at(founder), { person: second })
  await assert.rejects(inviteToSignIn({ actor: founder, store, now: new Date(now.getTime() + 3_600_000) }, { person: second }), refused('access.not-allowed'), 'an hour later')
  assert.equal((await trustedPosts(at(founder), {})).founding, null)
  await assert.rejects(lets('One More', 'data-protection'), refused('access.not-allowed'))
  await assert.rejects(inviteToSignIn(at(founder), { person }), refused('access.not-allowed'), 'nor another way in for whom they named')
  await assert.rejects(past(founder, step(3, 'ended')), /check constraint/)
  await assert.rejects(past(founder, step(3, 'named')), /foreign key/)
  await assert.rejects(past(founder, step(2, 'named')), /unique constraint/)
  await assert.rejects(past(founder, `insert into people.foundings (directorate_id, step, kind, founder_id, said_at, ends_at) values ('${directorate}', 0, 'founded', '${chief.person}', now(), now())`), /row-level security/, 'nobody founds but the console')
  // The planted fault: without the rule a step follows the one that ended it.
  await without('people.foundings', '%previous_kind <>%', async () => {
    await past(founder, step(3, 'ended'))
    await sql.raw(`delete from people.foundings where directorate_id = '${directorate}' and step = 3`).execute(superuser)
  })
  await letIn(at(operator), { directorate, name: 'Second Chief', role: 'admin', area: directorate, from: '2027-05-11' })
  assert.equal((await trustedPosts(at(founder), {})).founding, null, 'what is over does not begin again')
})

const described = { kind: 'openid', names: { en: 'Of the country' }, open: true, site: 'https://talk.example.org', issuer: 'https://id.example.org', client: 'vatra', secret: 'hidden', least: 'low', asksEveryTime: false } as const

test('nobody alone says by whose word people come in: one asks, another agrees to just that, and past the first lock the database holds them to it; one alone closes a door (SEC-05)', async () => {
  const { first, second, asks, agrees } = await threeOf(['Zane Priede', 'Karlis Egle', 'Nobody'])
  await assert.rejects(setUpProvider(at(asks), described), refused('access.not-allowed'))
  await assert.rejects(askProvider(at(agrees), described), refused('access.not-allowed'), 'headquarters agree, and do not ask')
  await assert.rejects(askProvider({ actor: { ...asks, proved: false } as Actor, store, now }, described), refused('access.prove-again'))
  const { request } = await askProvider(at(asks), described)
  await assert.rejects(agreeProvider(at(asks), { request }), refused('access.not-allowed'), 'not who asked')
  assert.deepEqual((await providers(at(agrees), {})).waiting.map(({ issuer, askedBy, mine }) => [issuer, askedBy, mine]), [['https://id.example.org', 'Zane Priede', true]])
  assert.deepEqual((await signInProviders(at({ kind: 'stranger' }), {})).providers.map(({ names }) => names.en), [])
  // Past the first lock: nobody agrees to what they asked, and nothing comes into force that was not agreed to, in the name of another, as a step of a founding, or in other words.
  const { rows: [kept] } = await sql<{ secret: string }>`select secret from people.provider_requests where id = ${request}`.execute(superuser)
  const agreed = (by: string) => `update people.provider_requests set agreed_by = '${by}', agreed_at = '${now.toISOString()}', secret = null, decryption_secret = null where id = '${request}'`
  const inForce = (by: string, of: { readonly issuer?: string; readonly step?: string } = {}) => `insert into people.providers (directorate_id, id, kind, names, open, site, issuer, client, secret, claims, least, asks_every_time, assertions, changed_at, agreed_in, agreed_by, founded_step)
    select directorate_id, provider_id, kind, names, open, site, '${of.issuer ?? described.issuer}', client, 'x', claims, "least", asks_every_time, assertions, asked_at, ${of.step ? 'null, null' : `id, ${by}`}, ${of.step ?? 'null'} from people.provider_requests where id = '${request}'`
  await assert.rejects(past(asks, agreed(first)), /check constraint/)
  await assert.rejects(past(asks, agreed(second)), /row-level security/)
  for (const by of ['null', `'${second}'`]) await assert.rejects(past(asks, inForce(by)), /row-level security/)
  for (const who of [asks, agrees]) await assert.rejects(past(who, inForce(`'${(who as { id: string }).id}'`)), /foreign key/)
  await assert.rejects(past(asks, inForce('', { step: '0' })), /foreign key/)
  // The planted fault: without the constraint one person does both.
  await without('people.provider_requests', '%agreed_by <> asked_by%', async () => {
    await past(asks, agreed(first))
    await past(asks, inForce(`'${first}'`))
    await sql.raw(`delete from people.providers; update people.provider_requests set agreed_by = null, agreed_at = null, secret = '${kept!.secret}'`).execute(superuser)
  })
  const { provider } = await agreeProvider(at(agrees), { request })
  assert.deepEqual((await providers(at(asks), {})).providers.map(({ by, askedBy, agreedBy }) => [by, askedBy, agreedBy]), [['two', 'Zane Priede', 'Karlis Egle']])
  assert.equal((await signInProviders(at({ kind: 'stranger' }), {})).providers.length, 1)
  const elsewhere = `update people.providers set issuer = 'https://mine.example' where id = '${provider}'`
  await assert.rejects(past(agrees, elsewhere), /foreign key/, 'nor does whoever agreed change a word')
  await assert.rejects(past(asks, elsewhere), /row-level security/)
  // The planted fault: without the number over what was said, whoever agreed says something else.
  await without('people.providers', '%(directorate_id, agreed_in, id, agreed_by, digest)%', async () => {
    await past(agrees, elsewhere)
    await sql.raw(`update people.providers set issuer = '${described.issuer}'`).execute(superuser)
  })
  // One closes it alone, in either lock; opening it again, or another description, is for two again.
  await closeProvider(at(asks), { provider })
  assert.equal((await signInProviders(at({ kind: 'stranger' }), {})).providers.length, 0)
  await assert.rejects(past(asks, `update people.providers set open = true where id = '${provider}'`), /row-level security/)
  const other = { ...described, provider, issuer: 'https://other.example.org', secret: undefined }
  const { request: refusedOne } = await askProvider(at(asks), other)
  await assert.rejects(askProvider(at(asks), other), refused('people.post-request-waits'))
  await dropProvider(at(agrees), { request: refusedOne, reason: 'not-known' })
  await assert.rejects(agreeProvider(at(agrees), { request: refusedOne }), refused('people.no-such-post-request'))
  const { request: stale } = await askProvider(at(asks), other)
  await assert.rejects(agreeProvider({ actor: agrees, store, now: new Date(now.getTime() + 7 * 86_400_000) }, { request: stale }), refused('people.no-such-post-request'), 'a week is over')
  await agreeProvider(at(agrees), { request: stale })
  const told = await providers(at(agrees), {})
  assert.deepEqual([told.providers[0]!.issuer, told.providers[0]!.open, told.refused.map(({ reason, refusedBy }) => [reason, refusedBy])], ['https://other.example.org', true, [['not-known', 'Karlis Egle']]])
  // While a directorate is founded its founder says it alone, and it stays told; with a second administrator or headquarters that ends.
  const { directorate } = await foundDirectorate(at(operator), { code: 'vidzeme', country: 'LV', names: { en: 'Vidzeme' } })
  const { person: chief } = await letIn(at(operator), { directorate, name: 'Gunta Alksne', role: 'admin', area: directorate, from: '2027-05-11' })
  const founder = (await actingPerson(at(operator), { directorate, person: chief })).actor as Actor
  const { provider: founded } = await setUpProvider(at(founder), described)
  await letIn(at(founder), { name: 'Second Chief', role: 'hq', area: directorate, from: '2027-05-11' })
  await assert.rejects(setUpProvider(at(founder), { ...described, provider: founded }), refused('access.not-allowed'))
  assert.deepEqual((await providers(at(founder), {})).providers.map(({ by, askedBy }) => [by, askedBy]), [['founder', 'Gunta Alksne']])
  await assert.rejects(past(founder, `update people.providers set issuer = 'https://mine.example' where id = '${founded}'`), /foreign key/, 'a step holds what was said in it')
})

test('whoever owns the survey is nobody of the police there, whoever gives it and whichever comes first; past the first lock too (SEC-05)', async () => {
  const here = place.directorate, given = async (role: 'survey-owner' | 'analyst', person: string, from: string, to?: string) => {
    const { post } = await openPost(at(operator), { directorate: here, role, area: place.talsi, from: '2026-01-01' })
    await assignPost(at(operator), { directorate: here, post, person, from, ...(to && { to }) })
    return post
  }
  const { first, second, third, asks, agrees } = await threeOf(['Inga Lapa', 'Peteris Oss', 'Velta Rudzite'])
  await given('survey-owner', third, '2027-05-11')
  await assert.rejects(given('analyst', third, '2027-05-11'), refused('people.posts-kept-apart'), 'at the console neither')
  await assert.rejects(askTrustedPost(at(asks), { role: 'hq', area: here, from: '2027-05-11', person: third }), refused('people.posts-kept-apart'))
  const { request } = await askTrustedPost(at(asks), { role: 'survey-owner', area: place.talsi, from: '2027-05-11', person: second }).catch(() => ({ request: '' }))
  assert.notEqual(request, '')
  await given('analyst', second, '2027-01-01')
  await assert.rejects(agreeTrustedPost(at({ ...agrees, id: first } as Actor), { request }), refused('access.not-allowed'))
  const { person: another } = await addPerson(at(operator), { directorate: here, name: 'Agrees' })
  await assert.rejects(agreeTrustedPost(at({ ...agrees, id: another } as Actor), { request }), refused('people.posts-kept-apart'), 'what came between asking and agreeing counts')
  const both = (from: string, to: string) => `insert into people.holdings (directorate_id, id, post_id, person_id, from_on, to_on, role) select directorate_id, gen_random_uuid(), id, '${third}', ${from}, ${to}, 'analyst' from people.posts where role = 'analyst' and directorate_id = '${here}' limit 1`
  await assert.rejects(past(asks, both(`'2028-01-01'`, 'null')), /exclusion constraint/)
  await past(asks, both(`'2026-01-01'`, `'2027-05-11'`))
  await assert.rejects(past(asks, `update people.holdings set to_on = '2027-05-12' where person_id = '${third}' and role = 'analyst'`), /exclusion constraint/, 'nor is one made longer into the other')
  await assert.rejects(past(asks, both(`'2028-01-01'`, 'null').replace('role) select', 'role, both_before) select').replace("'analyst' from", "'analyst', true from")), /permission denied/)
  const { rows: [elsewhere] } = await sql<{ n: string }>`select count(*) as n from people.holdings where directorate_id = ${riga}`.execute(superuser)
  assert.ok(Number(elsewhere!.n) > 0)
  // The planted fault: without the constraint they hold both, and the doctor does not know of one from before.
  await without('people.holdings', 'EXCLUDE%', async () => {
    await past(asks, both(`'2028-01-01'`, 'null'))
    assert.equal((await keptApart(superuser, now)).ok, true)
    await sql.raw(`update people.holdings set both_before = true where person_id = '${third}' and role = 'survey-owner'`).execute(superuser)
    const found = await keptApart(superuser, now)
    assert.deepEqual([found.ok, /Velta Rudzite/.test(found.says)], [false, true])
    await sql.raw(`delete from people.holdings where person_id = '${third}' and from_on = '2028-01-01'; update people.holdings set both_before = null`).execute(superuser)
  })
})
