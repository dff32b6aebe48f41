import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator, stranger, type Actor } from '#access/actor.ts'
import { setUp } from '#domains/mail/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import { seeing, within } from '#frame/within.ts'
import { ownDatabase } from '#testing/database.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { arta, besnik, celine, doina, place } from '#testing/people.ts'
import { refused } from '#testing/story.ts'
import { askForLink, choose, comeIn, endSession, forget, mine, residentActor, whoseSession } from './index.ts'
import { lastToken } from '#testing/mail/last-token.ts'
import { tables, type ResidentsTables } from './tables.ts'

const now = new Date('2027-06-01T09:00:00Z')
const browser = 'b'.repeat(43)
let store: Awaited<ReturnType<typeof ownDatabase>>
let dua: Actor, ema: Actor, session = ''
const by = (actor: Actor) => ({ actor, store, now })

async function registered(mailbox: string) {
  await askForLink(by(stranger), { mailbox, browser })
  const come = await comeIn(by(stranger), { token: await lastToken(store), browser })
  return { ...come, actor: residentActor((await whoseSession(by(stranger), { session: come.session })).person!) as Actor }
}
before(async () => {
  store = await ownDatabase()
  await within(by(operator), 'all', foundTown)
  await setUp(by(operator), { directorate: place.directorate, host: 'smtp.example.org', port: 587, security: 'starttls', sender: 'talk@example.org', site: 'https://talk.example.org' })
  ;({ actor: dua, session } = await registered('dua@example.org'))
  ;({ actor: ema } = await registered('ema@example.org'))
})
after(() => store.close())

const named = Object.keys({ 'residents.registrations': 1, 'residents.sessions': 1, 'residents.passkeys': 1, 'residents.links': 1 }) as (keyof ResidentsTables)[]
/** What a transaction of theirs sees of all residents' tables, past lock 1. */
const seen = (actor: Actor) => within(by(actor), 'all', async (ctx) => {
  if (actor.kind === 'operator') await seeing(ctx, { directorate: place.directorate, areas: [place.directorate] })
  return (await Promise.all(named.map((table) => tables(ctx).selectFrom(table as 'residents.registrations').selectAll().execute()))).flat()
})

test('past lock 1 a resident sees their own rows, and nobody of the house sees one', async () => {
  for (const resident of [dua, ema] as const) {
    const rows = await seen(resident)
    assert.equal(rows.length, 2, 'a registration and a session')
    assert.deepEqual([...new Set(rows.map(({ person_id }) => person_id))], [resident.kind === 'person' ? resident.id : ''])
  }
  for (const somebody of [stranger, operator, doina, celine, arta, besnik]) assert.deepEqual(await seen(somebody), [])
  // The control: the owner of the tables, past row-level security, sees all four.
  assert.equal((await Promise.all(named.map((table) => store.owner.withTables<ResidentsTables>().selectFrom(table as 'residents.registrations').selectAll().execute()))).flat().length, 4)
})

test('lock 1 lets nobody of the house at a resident\'s page, and no resident at another\'s session', async () => {
  for (const somebody of [stranger, operator, doina, celine, arta]) await assert.rejects(mine(by(somebody), {}), refused('access.not-allowed'))
  const { sessions: [own] } = await mine(by(dua), { session })
  assert.equal(own!.here, true)
  await assert.rejects(endSession(by(ema), { id: own!.id }), refused('residents.no-such-session'))
  await assert.rejects(choose(by(dua), { language: 'en', zone: 'nowhere' }), refused('residents.no-such-zone'))
  assert.equal((await mine(by(dua), {})).sessions.length, 1)
})

test('of many who open one link at the same moment one comes in; two links of one new mailbox make one registration', async () => {
  await askForLink(by(stranger), { mailbox: 'gita@example.org', browser })
  const token = await lastToken(store)
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => comeIn(by(stranger), { token, browser })))
  assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
  const tokens: string[] = []
  for (let nth = 0; nth < 2; nth++) {
    await askForLink(by(stranger), { mailbox: 'hanna@example.org', browser })
    tokens.push(await lastToken(store))
  }
  await Promise.all(tokens.map((each) => comeIn(by(stranger), { token: each, browser })))
  assert.equal((await store.owner.withTables<ResidentsTables>().selectFrom('residents.registrations').select('person_id').execute()).length, 4)
})

test('who is forgotten is known by nothing, at once', async () => {
  await forget(by(ema), {})
  assert.deepEqual(await seen(ema), [])
  assert.equal((await whoseSession(by(stranger), { session })).person, dua.kind === 'person' ? dua.id : '')
  await assert.rejects(mine(by(ema), {}), refused('residents.not-registered'))
  assert.equal(dua.kind === 'person' && dua.directorate, noDirectorate)
})
