import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { operator, type Actor, type Role } from '#access/actor.ts'
import { run as restoreByConsole } from '#cli/installation/restore.ts'
import { inviteToSignIn, leavePost, letIn } from '#domains/people/index.ts'
import { ask, decide, eraseAgain } from '#domains/privacy/index.ts'
import { foundDirectorate } from '#domains/territory/index.ts'
import { follow } from '#frame/afterwards.ts'
import { backUp } from '#platform/backup/back-up.ts'
import { restore } from '#platform/backup/restore.ts'
import { openSafely, openServer } from '#platform/db.ts'
import { erasedIn } from '#platform/backup/erased-list.ts'
import { openPool } from '#platform/server.ts'
import { reactions } from '#reactions'
import { ownDatabase } from '../database.ts'
import { refused } from '../story.ts'
import { tablesWith } from './everywhere.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-erased-')), list = join(folder, 'keys', 'erased.jsonl'), yesterday = join(folder, 'yesterday.vatra')
const name = 'Gunta Liepiņa-Canary', now = new Date('2027-03-10T09:00:00Z')
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
  place = await openServer(config)
  await backUp(place.server, place.passwords, yesterday)
  assert.ok((await seen()).length >= 1, 'the backup knows her')
  assert.deepEqual(await decide(him, { request, outcome: 'granted', because: 'She has left the service.' }), { erases: true })
  await Promise.all([store.requests, store.public, store.keeper, store.owner].map((pool) => pool.destroy()))
})
after(async () => { follow({}); delete process.env.VATRA_ERASED; await place.stop(); rmSync(folder, { recursive: true }) })

/** The tables that know her by name, of the database as it is now. */
async function seen(server = place.server): Promise<string[]> {
  const superuser = openPool(server, place.as, { most: 1, patience: 0 })
  return tablesWith(superuser, name).finally(() => superuser.destroy())
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
  assert.deepEqual(await seen(), ['people.persons', 'privacy.requests'])
  // A start after any other restore erases them again, and a second time finds nobody.
  const store = await openSafely(place.server, place.passwords, { durable: false, then: async () => {} })
  assert.deepEqual([await eraseAgain(store, now), await eraseAgain(store, now)], [1, 0])
  await store.close()
  assert.deepEqual(await seen(), [])
  await byConsole([yesterday, '--over', '--json'])
  assert.deepEqual(await seen(), [])
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
