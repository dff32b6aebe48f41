import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, stranger, type Actor } from '#access/actor.ts'
import { addPerson, persons, signIn, signInWithPassword } from '#domains/people/index.ts'
import { setPopulation } from '#domains/territory/index.ts'
import { noDirectorate } from '#frame/afterwards.ts'
import type { Outside } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { migrate } from '#platform/migrate.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, besnik, celine, doina, place } from '#testing/people.ts'
import { publishedTown } from '#testing/published-town.ts'
import { refused } from '#testing/story.ts'
import { headsSigned } from '../../cli/record/heads-signed.ts'
import { lines, signHeads, verify } from '#domains/record/index.ts'

const directorate = place.directorate
const auditor: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-000000000099', directorate, posts: [{ role: 'auditor', area: directorate, commissariat: null }], proved: true }
let store: Awaited<ReturnType<typeof ownDatabase>>, now: Date, zone: string
before(async () => {
  store = await ownDatabase()
  const town = await publishedTown(store)
  now = town.now
  zone = (await sql<{ id: string }>`select id from territory.zones order by id limit 1`.execute(store.owner)).rows[0]!.id
})

type Kept = { name: string; actor: string; roles: string[]; session: string | null; operation: string; subject: Record<string, unknown>; whose: string[]; purpose: string; ground: string; result: string; request: string; sequence: string }
const by = (actor: Actor, more: Partial<Outside> = {}): Outside => ({ actor, store, now, ...more })
const last = async (chain: string = directorate) => (await sql<Kept>`select * from frame.record where directorate_id = ${chain} and sequence is not null order by sequence desc limit 1`.execute(store.owner)).rows[0]!
const count = async () => (await sql<{ n: number }>`select count(*)::int as n from frame.record`.execute(store.owner)).rows[0]!.n
const whole = async () => (await verify(by(operator), { directorate })).wrong

test('a line says who, in which role and session, what, about whom, why, on what ground and how it ended (SEC-01)', async () => {
  const [request, session] = [crypto.randomUUID(), crypto.randomUUID()]
  const { persons: known } = await persons(by({ ...celine, posts: [{ role: 'commander', area: place.talsi, commissariat: place.talsi }, { role: 'partner', area: place.municipality, commissariat: place.talsi }] } as Actor, { request, session }), {})
  const line = await last()
  assert.deepEqual([line.name, line.operation, line.actor, line.roles, line.session, line.request, line.purpose, line.ground, line.result], ['people.persons', 'consult', (celine as { id: string }).id, ['commander'], session, request, 'posts-and-rights', 'legal-duty', 'done'])
  assert.deepEqual(line.whose, known.map(({ person }) => person).sort(), 'whose names were told')
  assert.equal(JSON.stringify(line).includes(known[0]!.name), false)
})

test('what the lock refuses is kept although everything else is undone, with the id that was asked for and not a word that was typed (SEC-01)', async () => {
  await assert.rejects(setPopulation(by(besnik), { zone, population: 4711 }), refused('access.not-allowed'))
  const line = await last()
  assert.deepEqual([line.name, line.result, line.actor, line.subject], ['territory.set-population', 'refused', (besnik as { id: string }).id, { zone, because: 'access.not-allowed' }])
  const before = await count()
  await assert.rejects(setPopulation(by(stranger), { zone, population: 4711 }), refused('access.not-allowed'))
  await assert.rejects(setPopulation(by(arta), { zone, population: -1 }), refused('frame.invalid'))
  assert.equal(await count(), before, 'who is not signed in, and what is only typed wrongly, is no refusal of the lock')
})

test('wrong passwords and links are kept, without what was typed (SEC-01)', async () => {
  await assert.rejects(signInWithPassword(by(stranger), { name: 'anna.karlsone', password: 'a secret that was typed', code: '123456' }), refused('people.not-signed-in'))
  await assert.rejects(signIn(by(stranger), { token: 'T'.repeat(43) }), refused('people.no-such-link'))
  const line = await last(noDirectorate)
  assert.deepEqual([line.name, line.result, line.actor, line.subject], ['people.sign-in', 'refused', 'stranger', { because: 'people.no-such-link' }])
  const { rows } = await sql<{ text: string }>`select string_agg(r::text, '') as text from frame.record r`.execute(store.owner)
  for (const typed of ['anna.karlsone', 'a secret that was typed', '123456', 'TTTT']) assert.equal(rows[0]!.text.includes(typed), false, typed)
})

test('when the record cannot be written nothing is shown and nothing is done, and whoever asked is told so plainly (SEC-01)', async () => {
  await sql`revoke insert on frame.record from app_rw`.execute(store.owner)
  try {
    await assert.rejects(persons(by(celine), {}), refused('frame.not-recorded'))
    await assert.rejects(addPerson(by(operator), { directorate, name: 'Nobody Atall' }), refused('frame.not-recorded'))
  } finally {
    await sql`grant insert on frame.record to app_rw`.execute(store.owner)
  }
  assert.equal((await sql`select from people.persons where name = 'Nobody Atall'`.execute(store.owner)).rows.length, 0)
  assert.ok((await persons(by(celine), {})).persons.length > 0)
})

test('the line is committed before the answer is handed to whoever asked (SEC-01)', async () => {
  const before = await count()
  let seen = 0
  await persons(by(celine), {}).then(async () => { seen = await count() })
  assert.equal(seen, before + 1)
})

test('the record is read by who looks after it and by nobody else, the administrator not excepted; reading it is recorded', async () => {
  const { lines: read } = await lines(by(auditor), { deed: 'people.' })
  assert.ok(read.length > 0 && read.every(({ name }) => name.startsWith('people.')))
  assert.equal((await last()).name, 'record.lines')
  for (const actor of [doina, celine, arta, stranger]) await assert.rejects(lines(by(actor), {}), (no: unknown) => no instanceof Refusal)
  // Lock 2 alone: with no policy at all the administrator sees no line.
  const { within } = await import('#frame/within.ts')
  const seen = (actor: Actor) => within(by(actor), 'all', async ({ db }) => (await sql`select from frame.record`.execute(db)).rows.length)
  assert.deepEqual([await seen(doina), await seen(celine), (await seen(auditor)) > 0], [0, 0, true])
  assert.ok((await lines(by(auditor), { door: 'yes', refused: 'yes' })).lines.some(({ name }) => name === 'people.sign-in'))
})

test('heads are signed, published and dropped, and what somebody who rules the database does to the lines is found (SEC-25)', async () => {
  const drop = mkdtempSync(join(tmpdir(), 'vatra-heads-'))
  for (let n = 0; n < 30; n++) await setPopulation(by(operator), { directorate, zone, population: 5000 + n })
  await headsSigned(store, now, drop)
  const brought = readFileSync(join(drop, 'record-heads.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { directorate: string })
  rmSync(drop, { recursive: true })
  assert.deepEqual(await whole(), [])
  const end = Number((await last()).sequence)
  const within = async (statement: ReturnType<typeof sql>, heads: unknown[] = brought) => {
    class Undo extends Error {}
    let found: unknown
    await store.owner.transaction().execute(async (db) => {
      await statement.execute(db)
      found = (await verify({ actor: operator, db, now }, { directorate, heads })).wrong
      throw new Undo()
    }).catch((thrown: unknown) => { if (!(thrown instanceof Undo)) throw thrown })
    return found
  }
  const of = sql`directorate_id = ${directorate}`
  for (const column of ['actor = \'operator2\'', 'result = \'refused\'', 'whose = \'{}\', subject = \'{}\'', 'at = at + interval \'1 microsecond\'', 'roles = array[\'hq\']', 'purpose = \'teaching\'', 'request = gen_random_uuid()', 'session = gen_random_uuid()', 'recipients = array[\'press\']']) {
    assert.deepEqual(await within(sql`update frame.record set ${sql.raw(column)} where ${of} and sequence = 7`), [{ what: 'changed', from: 7, to: 7 }], column)
  }
  assert.deepEqual(await within(sql`delete from frame.record where ${of} and sequence = 9`), [{ what: 'removed', from: 9, to: 9 }])
  assert.deepEqual(await within(sql`insert into frame.record (directorate_id, id, name, actor, subject, at) values (${directorate}, gen_random_uuid(), 'people.persons', 'operator', '{}', now())`), [{ what: 'before-the-chain', from: 0, to: 0 }])
  // Whoever cuts off the end sets the head back too, and takes the published heads along; those that lie elsewhere tell.
  const cut = sql`with gone as (delete from frame.record where ${of} and sequence > 20), heads as (delete from pub.record_heads where ${of})
    update frame.heads set sequence = 20, hash = (select hash from frame.record r where r.${of} and r.sequence = 20) where ${of}`
  const told = await within(cut) as { what: string; from: number; to: number }[]
  assert.deepEqual([told[0]!.what, told[0]!.from, told[0]!.to <= end], ['cut', 21, true])
  assert.deepEqual(await within(cut, []), [], 'the planted fault: without a head from elsewhere nobody sees it')
})

test('lines of residents\' answering enter the chain as counts of twenty and more, without a moment of their own (PRIV-02)', async () => {
  const of = { wave: '0194d000-0000-7000-8000-00000000beef' }
  const come = (many: number) => sql`insert into frame.quiet (directorate_id, id, name, actor, subject) select ${directorate}, gen_random_uuid(), 'survey.hand-in-sheet', 'stranger', ${JSON.stringify(of)}::jsonb from generate_series(1, ${many}::int)`.execute(store.owner)
  const told = async () => (await sql<{ subject: { lines: number } }>`select subject from frame.record where name = 'record.count-quiet' and subject->'of' = ${JSON.stringify(of)}::jsonb order by sequence`.execute(store.owner)).rows.map(({ subject }) => subject.lines)
  await come(19)
  await signHeads(by(operator), { directorate })
  assert.deepEqual(await told(), [], 'nineteen are not told')
  await come(24)
  await signHeads(by(operator), { directorate })
  await signHeads(by(operator), { directorate })
  assert.deepEqual(await told(), [40], 'of forty-three, forty')
  assert.deepEqual(await whole(), [])
  await sql`delete from frame.quiet where id in (select id from frame.quiet where subject = ${JSON.stringify(of)}::jsonb limit 4)`.execute(store.owner)
  assert.deepEqual(await whole(), [{ what: 'quiet-lines-missing', from: 0, to: 0 }])
})

test('what was recorded before there was a chain is vouched for by its first line (SEC-25)', async () => {
  const older = await ownDatabase({ migrated: false })
  await migrate(older.owner, undefined, undefined, (name) => name < '0018')
  for (const name of ['people.add-person', 'survey.answer-sheet']) await sql`insert into frame.record (directorate_id, id, name, actor, subject, at) values (${directorate}, gen_random_uuid(), ${name}, 'operator', ${JSON.stringify({ b: 1, a: 'x' })}::jsonb, now())`.execute(older.owner)
  await migrate(older.owner)
  const told = async () => (await verify({ actor: operator, store: older, now }, { directorate })).wrong
  await addPerson({ actor: operator, store: older, now }, { directorate, name: 'Anna Karlsone' }).catch(() => {})
  await signHeads({ actor: operator, store: older, now }, { directorate })
  assert.deepEqual(await told(), [])
  await sql`update frame.record set actor = 'somebody' where sequence is null and name = 'people.add-person'`.execute(older.owner)
  assert.deepEqual(await told(), [{ what: 'before-the-chain', from: 0, to: 0 }])
  await older.close()
})
