import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, type Actor, type Role } from '#access/actor.ts'
import { run as restoreByConsole } from '#cli/installation/restore.ts'
import { inviteToSignIn, leavePost, letIn } from '#domains/people/index.ts'
import { ask, correct, decide, eraseAgain, eraseDecided, liftRestriction, redoMeasures, restrict, stopUse } from '#domains/privacy/index.ts'
import { foundDirectorate } from '#domains/territory/index.ts'
import { follow } from '#frame/afterwards.ts'
import { backUp } from '#platform/backup/back-up.ts'
import { restore } from '#platform/backup/restore.ts'
import { openSafely, openServer } from '#platform/db.ts'
import { carriedBeside, carriedIn } from '#platform/backup/carried-list.ts'
import { erasedIn } from '#platform/backup/erased-list.ts'
import { openPool } from '#platform/server.ts'
import { reactions } from '#reactions'
import { ownDatabase } from '../database.ts'
import { refused } from '../story.ts'
import { tablesWith } from './everywhere.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-erased-')), list = join(folder, 'keys', 'erased.jsonl'), yesterday = join(folder, 'yesterday.vatra')
const name = 'Gunta Liepiņa-Canary', now = new Date('2027-03-10T09:00:00Z')
let asked: Readonly<Record<'mara' | 'peteris' | 'vija' | 'lifted', string>>
/** What is kept of those who asked: how four are called, the ways in of the one who objected, and what others wrote of the fifth's post. */
const carriedOut = ['Māra Kalniņa', '[–]', 'Vija Sala', 'Zane Lapa', 0, { title: { en: 'Analyst', ro: 'Analistă' }, channels: { email: 'analysis@example.org' }, from: '2026-02-01' }], beforeThat = ['Mara Kalnina', 'Pēteris Ozols', 'Vija Sala', '[–]', 1, { title: { en: 'Analist', ro: 'Analistă' }, channels: {}, from: '2026-01-01' }]
let place: Awaited<ReturnType<typeof openServer>>, directorate: string, gunta: string, config: Awaited<ReturnType<typeof ownDatabase>>['config']
const as = (id: string, role: Role): Actor => ({ kind: 'person', id, directorate, posts: [{ role, area: directorate, commissariat: null }], proved: true })

before(async () => {
  const { config: own, ...store } = await ownDatabase()
  config = own
  process.env.VATRA_ERASED = list
  follow(reactions)
  const console_ = { actor: operator, store, now }
  ;({ directorate } = await foundDirectorate(console_, { code: 'here', country: 'LV', names: { en: 'Here' } }))
  const { person: officer } = await letIn(console_, { directorate, name: 'Dace Ozola', role: 'data-protection', area: directorate, from: '2026-01-01' })
  const { person, post } = await letIn(console_, { directorate, name, role: 'analyst', area: directorate, from: '2026-01-01' })
  gunta = person
  await inviteToSignIn(console_, { directorate, person: gunta })
  const her = { ...console_, actor: { ...as(gunta, 'analyst') } }, him = { ...console_, actor: as(officer, 'data-protection') }
  const { request } = await ask(her, { kind: 'erasure', words: `Take ${name} off everything.` })
  await assert.rejects(decide(him, { request, outcome: 'granted', because: 'She has left' }), refused('privacy.holds-a-post'))
  await leavePost(console_, { directorate, post, on: '2027-03-01' })
  const stays = async (called: string) => {
    const came = await letIn(console_, { directorate, name: called, role: 'analyst', area: directorate, from: '2026-01-01' })
    await inviteToSignIn(console_, { directorate, person: came.person })
    await leavePost(console_, { directorate, post: came.post, on: '2027-03-01' })
    return came.person
  }
  const mara = await stays('Mara Kalnina'), peteris = await stays('Pēteris Ozols'), vija = await stays('Vija Sala'), lifted = await stays('Zane Lapa')
  const granted = async (whose: string, kind: 'correction' | 'restriction' | 'objection') => {
    const { request: asked } = await ask({ ...console_, actor: as(whose, 'analyst') }, { kind, words: 'It is mine to ask.' })
    await decide(him, { request: asked, outcome: 'granted', because: 'It is right.' })
    return asked
  }
  const ilze = (await letIn(console_, { directorate, name: 'Ilze Krasta', role: 'analyst', area: directorate, from: '2026-01-01', title: { en: 'Analist', ro: 'Analistă' } })).person
  const once = await granted(lifted, 'restriction')
  await restrict(him, { request: once })
  place = await openServer(config)
  await backUp(place.server, place.passwords, yesterday)
  assert.ok((await seen()).length >= 1, 'the backup knows her')
  assert.deepEqual(await decide(him, { request, outcome: 'granted', because: 'She has left the service.' }), { erases: true })
  await correct(him, { request: await granted(mara, 'correction'), what: 'name', right: 'Māra Kalniņa' })
  const hers = await granted(ilze, 'correction')
  await correct(him, { request: hers, what: 'title', right: 'Analyst' })
  await correct(him, { request: hers, what: 'email', right: 'analysis@example.org' })
  await assert.rejects(correct(him, { request: hers, what: 'email', right: 'no address' }), refused('frame.invalid'))
  await assert.rejects(correct(him, { request: hers, what: 'held-from', right: '2025-12-31' }), refused('frame.invalid'), 'the post was not open then')
  await correct(him, { request: hers, what: 'held-from', right: '2026-02-01' })
  await restrict(him, { request: await granted(peteris, 'restriction') })
  await stopUse(him, { request: await granted(vija, 'objection'), what: 'account' })
  await liftRestriction(him, { request: once, because: 'It is clear.' })
  asked = { mara, peteris, vija, lifted }
  assert.deepEqual(await standing(), carriedOut, 'as it was carried out')
  await Promise.all([store.requests, store.public, store.keeper, store.owner].map((pool) => pool.destroy()))
})
after(async () => { follow({}); delete process.env.VATRA_ERASED; await place.stop(); rmSync(folder, { recursive: true }) })

/** The tables that know her by name, of the database as it is now. */
async function seen(server = place.server): Promise<string[]> {
  const superuser = openPool(server, place.as, { most: 1, patience: 0 })
  return tablesWith(superuser, name).finally(() => superuser.destroy())
}

/** How many of her requests still hold words of hers. */
async function asks(): Promise<number> {
  const superuser = openPool(place.server, place.as, { most: 1, patience: 0 })
  return (await superuser.withTables<Record<string, Record<string, unknown>>>().selectFrom('privacy.requests').select('id').where('person_id', '=', gunta).where('words', 'is not', null).execute().finally(() => superuser.destroy())).length
}

test('whoever is granted to be erased is gone from every table at once, and the list beside the keys says so by number alone (PRIV-10)', async () => {
  assert.deepEqual(await seen(), [])
  assert.deepEqual(erasedIn(list), [{ directorate, person: gunta, at: now.toISOString() }])
  assert.doesNotMatch(readFileSync(list, 'utf8'), /Gunta|Liepi|left/)
  const superuser = openPool(place.server, place.as, { most: 1, patience: 0 })
  const rows = async (table: string) => (await (superuser.withTables<Record<string, Record<string, unknown>>>()).selectFrom(table).selectAll().where('person_id', '=', gunta).execute()).length
  assert.deepEqual([await rows('people.sign_in_links'), await rows('people.holdings')], [0, 1], 'links go; who held a post stays, under a number')
  await superuser.destroy()
})

test('yesterday\'s backup, restored as the console restores it, does not bring them back; without the list it would (PRIV-10)', async () => {
  // The planted fault: a restore that does not look at the list.
  await restore(place, yesterday, { over: true })
  assert.deepEqual(await seen(), ['people.persons'], 'what she asked is sealed')
  assert.equal(await asks(), 1)
  // A start after any other restore erases them again, and a second time finds nobody.
  const store = await openSafely(place.server, place.passwords, { durable: false, then: async () => {} })
  assert.deepEqual([await eraseAgain(store, now), await eraseAgain(store, now)], [1, 0])
  await store.close()
  assert.deepEqual([await seen(), await asks()], [[], 0])
  await byConsole([yesterday, '--over', '--json'])
  assert.deepEqual([await seen(), await asks()], [[], 0])
})

test('a list that cannot be read stops the restore, and the database stays as it is; a line that a power cut has cut off does not (PRIV-10)', async () => {
  const whole = readFileSync(list, 'utf8')
  appendFileSync(list, '{"directorate":"0194')
  assert.equal(erasedIn(list).length, 1)
  writeFileSync(list, `nonsense\n${whole}`)
  await assert.rejects(byConsole([yesterday, '--over', '--json']), /cannot be read at line 1/)
  assert.deepEqual(await seen(), [])
  writeFileSync(list, whole)
})

test('what was put right, restricted, lifted or ended since yesterday\'s backup is so again when it is restored; without the list beside the keys it would not be (PRIV-10)', async () => {
  assert.doesNotMatch(readFileSync(carriedBeside(list), 'utf8'), /Māra|Mara|Kaln|Pēteris|Ozols|clear/)
  // The planted fault: a restore that does not look at the list.
  await restore(place, yesterday, { over: true })
  assert.deepEqual(await standing(), beforeThat)
  const store = await openSafely(place.server, place.passwords, { durable: false, then: async () => {} })
  assert.deepEqual([await redoMeasures(store, now), await redoMeasures(store, now)], [7, 0])
  assert.deepEqual(await standing(), carriedOut)
  // What came later is not undone by the list.
  await sql`update people.persons set name = 'Māra Liepa' where id = ${asked.mara}`.execute(store.owner)
  assert.deepEqual([await redoMeasures(store, now), (await standing())[0]], [0, 'Māra Liepa'])
  await store.close()
  await byConsole([yesterday, '--over', '--json'])
  assert.deepEqual(await standing(), carriedOut)
})

test('a list of what was carried out that cannot be read stops the restore; a value copied to another line opens nothing; whoever is erased goes from it (PRIV-10)', async () => {
  const file = carriedBeside(list), whole = readFileSync(file, 'utf8')
  writeFileSync(file, `${whole}nonsense\n`)
  await assert.rejects(byConsole([yesterday, '--over', '--json']), /cannot be read at line/)
  const lines = carriedIn(writtenTo(file, whole)), value = lines.find(({ person }) => person === asked.mara)!.sealed
  writtenTo(file, lines.map((line) => JSON.stringify(line.person === asked.mara ? { ...line, person: asked.vija } : line)).join('\n'))
  assert.ok(value)
  await restore(place, yesterday, { over: true })
  const store = await openSafely(place.server, place.passwords, { durable: false, then: async () => {} })
  await redoMeasures(store, now)
  assert.deepEqual((await standing()).slice(0, 3), ['Mara Kalnina', '[–]', 'Vija Sala'])
  writtenTo(file, whole)
  await eraseDecided({ actor: operator, store, now }, { directorate, person: asked.mara, kind: 'erasure', outcome: 'granted' })
  assert.deepEqual(carriedIn(file).filter(({ person }) => person === asked.mara), [])
  assert.equal((await standing())[0], '–')
  await store.close()
})

const writtenTo = (file: string, text: string): string => (writeFileSync(file, text), file)

/** How the four are called, and how many ways in the one who objected has, in the database as it is now. */
async function standing(): Promise<unknown[]> {
  const superuser = openPool(place.server, place.as, { most: 1, patience: 0 })
  try {
    const { rows: names } = await sql<{ id: string; name: string }>`select id, name from people.persons`.execute(superuser)
    const { rows: [ways] } = await sql<{ n: number }>`select count(*)::int as n from people.sign_in_links where person_id = ${asked.vija}`.execute(superuser)
    const called = (id: string) => names.find((one) => one.id === id)!.name
    const { rows: [post] } = await sql<{ title: object; channels: object; from: string }>`select p.title, p.channels, h.from_on::text as from from people.posts p join people.holdings h on h.post_id = p.id join people.persons n on n.id = h.person_id where n.name = 'Ilze Krasta'`.execute(superuser)
    return [called(asked.mara), called(asked.peteris), called(asked.vija), called(asked.lifted), ways!.n, post]
  } finally {
    await superuser.destroy()
  }
}

/** vatra restore, as it is typed, with nothing printed. */
async function byConsole(argv: string[]): Promise<void> {
  const before = { ...process.env }, say = console.log
  Object.assign(process.env, { DATABASE_URL: config.databaseUrl!, VATRA_FOLDER: config.folder, VATRA_KEYS: join(dirname(config.keys), 'root.key') })
  console.log = () => {}
  try {
    assert.equal(await restoreByConsole(argv), 0)
  } finally {
    console.log = say
    process.env = before
  }
}
