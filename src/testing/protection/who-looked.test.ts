import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { operator, stranger, type Actor, type Role } from '#access/actor.ts'
import type { Permission } from '#access/policies/index.ts'
import { firstStart } from '#cli/installation/first-start.ts'
import { letIn } from '#domains/people/index.ts'
import { askDeferral, confirmDeferral, deferrals, deferralsCounted, endDeferral, noteRequest, whoLooked } from '#domains/privacy/index.ts'
import { residentActor } from '#domains/residents/index.ts'
import { record } from '#frame/record.ts'
import { Refusal } from '#frame/refusal.ts'
import { within } from '#frame/within.ts'
import { ownDatabase } from '../database.ts'
import { refused } from '../story.ts'

/** Which looks a person is told of, by what was done, who asks and how it stands with telling it later. */
let store: Awaited<ReturnType<typeof ownDatabase>>, directorate = '', gunta: Actor, dace: Actor, hugo: Actor, ivars: Actor
const at = (moment: string) => new Date(moment.length === 10 ? `${moment}T09:00:00Z` : moment)
const by = (actor: Actor, moment: string) => ({ actor, store, now: at(moment) })
const idOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : '')

async function comes(name: string, role: Role): Promise<Actor> {
  const { person } = await letIn(by(operator, '2027-01-01'), { directorate, name, role, area: directorate, from: '2026-01-01' })
  return { kind: 'person', id: person, directorate, posts: [{ role, area: directorate, commissariat: null }], proved: true }
}
before(async () => {
  store = await ownDatabase()
  ;({ directorate } = (await firstStart(store, at('2027-01-01'), { code: 'riverland', country: 'LV', name: 'Riverland' }))!)
  ;[gunta, dace, hugo, ivars] = [await comes('Gunta Liepa', 'analyst'), await comes('Dace Ozola', 'data-protection'), await comes('Hugo Kalns', 'hq'), await comes('Ivars Krauze', 'analyst')]
})

/** Does what the frame does with a deed about somebody, and nothing else. */
const looks = (actor: Actor, day: string, name: Permission, person: string, kind: 'command' | 'query' = 'query') =>
  within(by(actor, day), 'all', (ctx) => record(ctx, { name, kind, record: kind === 'query' ? 'consult' : undefined, found: { directorate, commissariat: null, zone: null, partners: [], organisations: [], role: null, holder: null }, since: 0 }, { directorate, subject: {}, whose: [person] }))
const last = async () => Number((await sql<{ sequence: string }>`select sequence from frame.record where directorate_id = ${directorate} order by sequence desc limit 1`.execute(store.owner)).rows[0]!.sequence)

const kinds: Readonly<Record<string, (person: string) => Promise<unknown>>> = {
  'a plan with their name is looked at': (person) => looks(ivars, '2027-06-02', 'plans.plans', person),
  'work of theirs is written down': (person) => looks(ivars, '2027-06-02', 'work.note-progress', person, 'command'),
  'a plan with their name is published': (person) => looks(ivars, '2027-06-02', 'plans.publish-plan', person, 'command'),
  'the console looks at a plan': (person) => looks(operator, '2027-06-02', 'plans.plans', person),
  'who asked for the deferral looks at a plan': (person) => looks(hugo, '2027-06-02', 'plans.plans', person),
  'who agreed to it looks at a plan': (person) => looks(dace, '2027-06-02', 'plans.plans', person),
  'a plan is looked at before the deferral begins': (person) => looks(ivars, '2027-05-20', 'plans.plans', person),
  'the list of colleagues is looked at': (person) => looks(ivars, '2027-06-02', 'people.persons', person),
  'their post is changed': (person) => looks(ivars, '2027-06-02', 'people.assign-post', person, 'command'),
  'a request is written in their name and refused': (person) => noteRequest(by(ivars, '2027-06-02'), { person, kind: 'access', words: 'All', askedOn: '2027-06-01' }).catch((no: unknown) => { if (!(no instanceof Refusal)) throw no }),
}

/** Kept by hand: what the person is told (x) and not (-) in each state. Nobody else is ever told any of it. */
const expected = `
                                                  none  waits  stands  over  ended  turned-down  lapsed  of-another
  a plan with their name is looked at             x     x      -       x     x      x            x       x
  work of theirs is written down                  x     x      -       x     x      x            x       x
  a plan with their name is published             x     x      -       x     x      x            x       x
  the console looks at a plan                     x     x      -       x     x      x            x       x
  who asked for the deferral looks at a plan      x     x      x       x     x      x            x       x
  who agreed to it looks at a plan                x     x      x       x     x      x            x       x
  a plan is looked at before the deferral begins  x     x      x       x     x      x            x       x
  the list of colleagues is looked at             x     x      x       x     x      x            x       x
  their post is changed                           x     x      x       x     x      x            x       x
  a request is written in their name and refused  x     x      x       x     x      x            x       x
  a deferral is asked for                         .     -      -       x     x      x            x       .
  a deferral is agreed to                         .     .      -       x     x      .            .       .
`
const [states, ...rows] = expected.trim().split('\n').map((line) => line.trim().split(/\s{2,}|(?<=[x.-])\s+(?=[x.-])/)) as [string[], ...string[][]]
const views: Readonly<Record<string, string>> = { over: '2027-08-30', lapsed: '2027-06-08' }
type Told = { readonly person: Actor; readonly places: ReadonlyMap<string, number>; readonly deferral: string | null }
const towns = new Map<string, Told>()

/** Somebody of their own for each state, about whom everything was done once. */
async function inState(state: string): Promise<Told> {
  const person = await comes(`Somebody ${state}`, 'analyst'), places = new Map<string, number>()
  const about = state === 'of-another' ? await comes('Somebody else', 'analyst') : person
  let deferral: string | null = null
  if (state !== 'none') {
    deferral = (await askDeferral(by(hugo, '2027-06-01'), { person: idOf(about), reason: 'inquiries', file: '27/118' })).deferral
    if (about === person) places.set('a deferral is asked for', await last())
    if (['stands', 'over', 'ended', 'of-another'].includes(state)) {
      assert.deepEqual(await confirmDeferral(by(dace, '2027-06-01'), { deferral }), { until: '2027-08-30' })
      if (about === person) places.set('a deferral is agreed to', await last())
    }
  }
  for (const [kind, done] of Object.entries(kinds)) {
    await done(idOf(person))
    places.set(kind, await last())
  }
  if (state === 'ended' || state === 'turned-down') await endDeferral(by(dace, '2027-06-03'), { deferral: deferral! })
  return { person, places, deferral }
}

const toldPlaces = async (actor: Actor, moment: string) => new Set((await whoLooked(by(actor, moment), {})).looks.map(({ place }) => place))

/** Where the hand-kept table says otherwise than the running system. */
async function faults(): Promise<string[]> {
  const wrong: string[] = []
  for (const [column, state] of states.entries()) {
    const { person, places } = towns.get(state)!, told = await toldPlaces(person, views[state] ?? '2027-06-05')
    for (const [kind = '', ...cells] of rows) {
      const place = places.get(kind), cell = cells[column]
      if ((cell === '.') !== (place === undefined)) wrong.push(`${kind}, ${state}: was it done?`)
      else if (place !== undefined && told.has(place) !== (cell === 'x')) wrong.push(`${kind}, ${state}: ${cell === 'x' ? 'not told' : 'told'}`)
    }
  }
  return wrong
}

test('by what was done, who asks and how it stands with a deferral, exactly the looks that the table names are told (PRIV-01)', async (t) => {
  for (const state of states) towns.set(state, await inState(state))
  t.diagnostic(`${rows.length} kinds in ${states.length} states`)
  assert.deepEqual(await faults(), [])
  const all = [...towns.values()].flatMap(({ places }) => [...places.values()])
  for (const viewer of [gunta, dace, hugo, residentActor(idOf(gunta)), residentActor(crypto.randomUUID())]) {
    const told = await toldPlaces(viewer, '2027-09-30')
    assert.deepEqual(all.filter((place) => told.has(place)), [], JSON.stringify(viewer))
  }
  for (const viewer of [stranger, operator]) await assert.rejects(whoLooked(by(viewer, '2027-06-05'), {}), refused('access.not-allowed'))
})

test('a deferral that did not end, one that hides what is not about preventing crime, and a line that lacks its person are found (PRIV-01)', async () => {
  const over = towns.get('over')!, none = towns.get('none')!
  const planted = async (statement: ReturnType<typeof sql>, undo: ReturnType<typeof sql>) => {
    await statement.execute(store.owner)
    try { return await faults() } finally { await undo.execute(store.owner) }
  }
  const stuck = await planted(sql`update privacy.deferrals set until_on = '2027-08-31' where id = ${over.deferral}`, sql`update privacy.deferrals set until_on = '2027-08-30' where id = ${over.deferral}`).catch((no: unknown) => String(no))
  assert.match(String(stuck), /violates check constraint/, 'the database itself keeps no end later than was agreed')
  for (const { name } of (await sql<{ name: string }>`select conname as name from pg_constraint where contype = 'c' and conrelid = 'privacy.deferrals'::regclass and pg_get_constraintdef(oid) ~ 'until_on'`.execute(store.owner)).rows) await sql.raw(`alter table privacy.deferrals drop constraint "${name}"`).execute(store.owner)
  const late = await planted(sql`update privacy.deferrals set until_on = '2027-08-31' where id = ${over.deferral}`, sql`update privacy.deferrals set until_on = '2027-08-30' where id = ${over.deferral}`)
  assert.deepEqual(late, ['a plan with their name is looked at, over: not told', 'work of theirs is written down, over: not told', 'a plan with their name is published, over: not told', 'the console looks at a plan, over: not told', 'a deferral is asked for, over: not told', 'a deferral is agreed to, over: not told'])
  const place = none.places.get('their post is changed')!
  const taken = await planted(sql`update frame.record set whose = '{}' where directorate_id = ${directorate} and sequence = ${place}`, sql`update frame.record set whose = ${[idOf(none.person)]}::uuid[] where directorate_id = ${directorate} and sequence = ${place}`)
  assert.deepEqual(taken, ['their post is changed, none: not told'])
  assert.deepEqual(await faults(), [])
})

test('what was told later appears by itself in the hour in which the deferral ends, and the person is told that it was so (PRIV-01)', async () => {
  const { person, places } = towns.get('over')!, look = places.get('a plan with their name is looked at')!
  let shown: number | null = null
  const end = Date.parse('2027-08-30T00:00:00Z')
  for (let hour = end - 48 * 3_600_000; shown === null && hour < end + 48 * 3_600_000; hour += 3_600_000) if ((await toldPlaces(person, new Date(hour).toISOString())).has(look)) shown = hour
  assert.equal(shown, end)
  assert.deepEqual((await whoLooked(by(person, '2027-08-29'), {})).toldLater, [])
  assert.deepEqual((await whoLooked(by(person, '2027-08-30'), {})).toldLater, [{ from: '2027-06-01', until: '2027-08-30', reason: 'inquiries' }])
})

test('however many deferrals follow each other, no look is hidden for more than twelve months (PRIV-01)', async () => {
  const person = await comes('Somebody for long', 'analyst')
  const agreed = async (day: string) => confirmDeferral(by(hugo, day), { deferral: (await askDeferral(by(dace, day), { person: idOf(person), reason: 'public-security', file: '27/119', from: '2027-06-01', days: 365 })).deferral })
  await agreed('2027-06-01')
  await looks(ivars, '2027-06-02', 'plans.plans', idOf(person))
  const look = await last()
  await agreed('2028-05-20')
  assert.equal((await toldPlaces(person, '2028-06-01')).has(look), false)
  assert.equal((await toldPlaces(person, '2028-06-03')).has(look), true)
})

test('one person alone hides nothing: not twice the same, not two of one role, not about themself, not for longer, not a week later', async () => {
  const person = idOf(gunta), [second] = [await comes('Hanna Berga', 'hq')]
  await assert.rejects(askDeferral(by(ivars, '2027-06-01'), { person, reason: 'inquiries', file: 'x' }), refused('access.not-allowed'))
  await assert.rejects(askDeferral(by(hugo, '2027-06-01'), { person: idOf(hugo), reason: 'inquiries', file: 'x' }), refused('access.not-allowed'))
  for (const wrong of [{ reason: 'because' }, { file: ' ' }, { days: 366 }, { days: 0 }, { from: '2026-05-31' }, { from: '2027-06-02' }]) await assert.rejects(askDeferral(by(hugo, '2027-06-01'), { person, reason: 'inquiries', file: 'x', ...wrong }), (no) => no instanceof Refusal && no.kind === 'invalid', JSON.stringify(wrong))
  const { deferral } = await askDeferral(by(hugo, '2027-06-01'), { person, reason: 'inquiries', file: '27/120' })
  for (const other of [hugo, second, gunta, ivars]) await assert.rejects(confirmDeferral(by(other, '2027-06-01'), { deferral }), (no) => no instanceof Refusal && ['not-allowed', 'not-found'].includes(no.kind))
  await assert.rejects(confirmDeferral(by(dace, '2027-06-08'), { deferral }), refused('privacy.deferral-waits-no-more'))
  // Lock 2 alone: whoever asked cannot agree past the policy, either.
  await assert.rejects(within(by(hugo, '2027-06-01'), 'all', ({ db }) => sql`update privacy.deferrals set confirmed_by = ${idOf(hugo)}, confirmed_on = '2027-06-01' where id = ${deferral}`.execute(db)), /violates check constraint/)
  const seen = (actor: Actor) => within(by(actor, '2027-06-01'), 'all', async ({ db }) => (await sql`select from privacy.deferrals`.execute(db)).rows.length)
  assert.deepEqual([await seen(ivars), await seen(operator), (await seen(hugo)) > 5, await seen(gunta)], [0, 0, true, 1])
  assert.equal((await deferrals(by(dace, '2027-06-05'), {})).deferrals.find((one) => one.deferral === deferral)?.mayConfirm, true)
  assert.equal((await deferrals(by(second, '2027-06-05'), {})).deferrals.find((one) => one.deferral === deferral)?.mayConfirm, false)
})

test('how many were agreed on is told to everybody, by quarter, once it is over', async () => {
  assert.deepEqual((await deferralsCounted(by(stranger, '2027-06-30'), {})).quarters, [])
  assert.deepEqual((await deferralsCounted(by(stranger, '2027-07-01'), {})).quarters, [{ directorate, quarter: '2027-Q2', confirmed: 5 }])
})

test('past the policy the database shows somebody no line but their own, and past the database the list names no other', async () => {
  const { places } = towns.get('none')!
  const seen = await within(by(gunta, '2027-06-05'), 'all', async ({ db }) => (await sql<{ sequence: string }>`select sequence from frame.record`.execute(db)).rows.map(({ sequence }) => Number(sequence)))
  assert.deepEqual([...places.values()].filter((place) => seen.includes(place)), [])
  await sql`create policy slack on frame.record for select to app_rw using (true)`.execute(store.owner)
  try {
    const told = await toldPlaces(gunta, '2027-06-05')
    assert.deepEqual([...places.values()].filter((place) => told.has(place)), [])
  } finally {
    await sql`drop policy slack on frame.record`.execute(store.owner)
  }
})

test('what somebody did themself is folded together, and a look names a person only where the station shows the post by name', async () => {
  const person = await comes('Somebody named', 'analyst')
  for (const day of ['2027-06-02', '2027-06-03']) await looks(person, day, 'people.persons', idOf(person))
  await looks(ivars, '2027-06-04T14:25:00Z', 'people.persons', idOf(person))
  const shows = (as: 'role' | 'name') => sql`update people.posts set shows = ${as} where id in (select post_id from people.holdings where person_id = ${idOf(ivars)})`.execute(store.owner)
  await shows('role')
  const told = await whoLooked(by(person, '2027-06-05'), { year: 2027 })
  assert.deepEqual(told.own, { times: 2, last: '2027-06-03' })
  assert.deepEqual(told.looks.slice(0, 1).map(({ at: hour, who, posts, operation, refused: no, among }) => ({ hour, who, posts, operation, no, among })), [{ hour: '2027-06-04T14:00:00.000Z', who: 'person', posts: [{ role: 'analyst', unit: { en: 'Riverland' }, name: null }], operation: 'consult', no: false, among: 1 }])
  await shows('name')
  assert.equal((await whoLooked(by(person, '2027-06-05'), {})).looks[0]!.posts[0]!.name, 'Ivars Krauze')
  assert.deepEqual((await whoLooked(by(person, '2027-06-05'), { year: 2026 })).looks, [])
})
