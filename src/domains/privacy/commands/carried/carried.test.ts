import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#access/actor.ts'
import { persons, withheldName } from '#domains/people/index.ts'
import { tables } from '#domains/privacy/tables.ts'
import type { Ctx } from '#frame/ctx.ts'
import { doina, edgars, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { ask, correct, decide, keptOfMe, liftRestriction, noteTold, rebut, rebuttals, requests, restrict, stopUse } from '../../index.ts'

const officer: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-0000000000d1', directorate: place.directorate, posts: [{ role: 'data-protection', area: place.directorate, commissariat: null }], proved: true }
const idOf = (actor: Actor) => (actor.kind === 'person' ? actor.id : '')

/** Edgars, an administrator, and who answers for data protection; none of them holds a post in the tables. */
async function known(ctx: Ctx) {
  await tables(ctx).insertInto('people.persons').values([
    { directorate_id: place.directorate, id: idOf(doina), name: 'Doina Rusu', language: 'ro' }, { directorate_id: place.directorate, id: idOf(edgars), name: 'Edgars Berzins', language: 'en' },
    { directorate_id: place.directorate, id: idOf(officer), name: 'Dace Ozola', language: 'en' },
  ]).execute()
  return { his: as(ctx, edgars), hers: as(ctx, officer), boss: as(ctx, doina) }
}
const nameOf = async (ctx: Ctx) => (await tables(ctx).selectFrom('people.persons').select('name').where('directorate_id', '=', place.directorate).where('id', '=', idOf(edgars)).executeTakeFirstOrThrow()).name
async function grantedTo(his: Ctx, hers: Ctx, kind: 'correction' | 'restriction' | 'objection') {
  const { request } = await ask(his, { kind, words: 'As it is mine to ask.' })
  await decide(hers, { request, outcome: 'granted', because: 'It is right.' })
  return request
}

test('a name is put right once that is granted, nothing of what stood there is kept, and the person reads that it was done', story(async (ctx) => {
  const { his, hers, boss } = await known(ctx)
  const { request } = await ask(his, { kind: 'correction', words: 'I am Bērziņš.' })
  await assert.rejects(correct(hers, { request, what: 'name', right: 'Edgars Bērziņš' }), refused('privacy.not-to-carry-out'))
  await decide(hers, { request, outcome: 'granted', because: 'It is his name.' })
  assert.equal((await requests(hers, {})).requests[0]!.toDo, true)
  await assert.rejects(correct(hers, { request, what: 'name', right: ' ' }), refused('frame.invalid'))
  await assert.rejects(correct(hers, { request, what: 'language', right: 'klingon' }), refused('frame.invalid'))
  await assert.rejects(correct(boss, { request, what: 'name', right: 'Somebody' }), refused('access.not-allowed'))
  await assert.rejects(correct(as(ctx, { ...officer, proved: false } as Actor), { request, what: 'name', right: 'Edgars Bērziņš' }), refused('access.prove-again'))
  await correct(hers, { request, what: 'name', right: 'Edgars Bērziņš' })
  assert.equal(await nameOf(hers), 'Edgars Bērziņš')
  const [mine] = (await keptOfMe(his, {})).requests
  assert.deepEqual([mine!.toDo, mine!.done.map(({ kind, on, words }) => [kind, on, words])], [false, [['correction', '2027-01-10', null]]])
  const { rows } = { rows: await tables(hers).selectFrom('privacy.measures').selectAll().where('directorate_id', '=', place.directorate).execute() }
  assert.doesNotMatch(JSON.stringify(rows), /Berzins/)
}))

test('a judgement is not written over: what the person says to it is put beside it, and they read it', story(async (ctx) => {
  const { his, hers } = await known(ctx)
  const request = await grantedTo(his, hers, 'correction')
  await rebut(hers, { request, about: 'vigilance.findings', words: 'I was on night duty.' })
  assert.deepEqual((await keptOfMe(his, {})).requests[0]!.done.map(({ kind, what, words }) => [kind, what, words]), [['rebuttal', 'vigilance.findings', 'I was on night duty.']])
  const auditor = as(ctx, { kind: 'person', id: '0194d000-0000-7000-8000-0000000000d2', directorate: place.directorate, posts: [{ role: 'auditor', area: place.directorate, commissariat: null }], proved: true })
  assert.deepEqual((await rebuttals(auditor, { person: idOf(edgars), about: 'vigilance.findings' })).rebuttals, [{ on: '2027-01-10', words: 'I was on night duty.' }], 'whoever reads the judgement reads it beside')
  assert.deepEqual((await rebuttals(auditor, { person: idOf(edgars), about: 'people.openings' })).rebuttals, [])
  await assert.rejects(rebuttals(as(ctx, doina), { person: idOf(edgars), about: 'vigilance.findings' }), refused('access.not-allowed'))
}))

test('while a restriction stands a sign stands in the place of the name, lists leave the person out, data protection has it; then it is given back', story(async (ctx) => {
  const { his, hers, boss } = await known(ctx)
  const request = await grantedTo(his, hers, 'restriction')
  assert.ok((await persons(boss, {})).persons.some(({ name }) => name === 'Edgars Berzins'), 'known before')
  await restrict(hers, { request })
  assert.equal(await nameOf(boss), withheldName)
  assert.ok(!(await persons(boss, {})).persons.some(({ person }) => person === idOf(edgars)))
  const [shown] = (await requests(hers, {})).requests
  assert.deepEqual([shown!.name, shown!.restrictedSince], ['Edgars Berzins', '2027-01-10'])
  await assert.rejects(restrict(hers, { request }), refused('privacy.restricted-already'))
  const right = await grantedTo(his, hers, 'correction')
  await correct(hers, { request: right, what: 'name', right: 'Edgars Bērziņš' })
  assert.equal(await nameOf(boss), withheldName, 'what is put right stays withheld')
  await liftRestriction(hers, { request, because: 'It is clear now.' })
  assert.equal(await nameOf(boss), 'Edgars Bērziņš')
  const kept = await tables(hers).selectFrom('privacy.measures').select(['words', 'lifted_on']).where('directorate_id', '=', place.directorate).where('kind', '=', 'restriction').execute()
  assert.deepEqual(kept, [{ words: null, lifted_on: '2027-01-10' }])
}))

test('whoever holds a post is not restricted and keeps the account; nothing is carried out that was refused or asked otherwise; nobody is told of nothing', story(async (ctx) => {
  const { his, hers } = await known(ctx)
  await tables(ctx).insertInto('people.posts').values({ directorate_id: place.directorate, id: '0194d000-0000-7000-8000-0000000000e1', commissariat_id: null, area_id: place.directorate, role: 'analyst', title: '{}', office: '{}', hours: '{}', channels: '{}', shows: 'role', opened_on: '2026-01-01', closed_on: null }).execute()
  await tables(ctx).insertInto('people.holdings').values({ directorate_id: place.directorate, id: '0194d000-0000-7000-8000-0000000000e2', post_id: '0194d000-0000-7000-8000-0000000000e1', person_id: idOf(edgars), from_on: '2026-01-01', to_on: null, role: 'analyst' }).execute()
  const restriction = await grantedTo(his, hers, 'restriction'), objection = await grantedTo(his, hers, 'objection')
  await assert.rejects(restrict(hers, { request: restriction }), refused('privacy.holds-a-post'))
  await assert.rejects(stopUse(hers, { request: objection, what: 'account' }), refused('privacy.holds-a-post'))
  await assert.rejects(stopUse(hers, { request: restriction, what: 'rankings' }), refused('privacy.not-to-carry-out'))
  const { measure } = await stopUse(hers, { request: objection, what: 'rankings' })
  await assert.rejects(noteTold(hers, { measure }), refused('privacy.nobody-to-tell'))
}))
