import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#access/actor.ts'
import { tables } from '#domains/privacy/tables.ts'
import type { Ctx } from '#frame/ctx.ts'
import { doina, edgars, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { ask, decide, exportFor, liftRestriction, keptOfMe, myExport, noteRequest, periods, prolong, requests, setPeriod } from '../index.ts'

const officer: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-0000000000d1', directorate: place.directorate, posts: [{ role: 'data-protection', area: place.directorate, commissariat: null }], proved: true }
const edgarsId = edgars.kind === 'person' ? edgars.id : ''
const on = (ctx: Ctx, day: string): Ctx => ({ ...ctx, now: new Date(`${day}T09:00:00Z`) })

/** Edgars, who ranked concerns once, and who answers for data protection. */
async function known(ctx: Ctx) {
  await tables(ctx).insertInto('people.persons').values([{ directorate_id: place.directorate, id: doina.kind === 'person' ? doina.id : '', name: 'Doina Rusu', language: 'ro' }, { directorate_id: place.directorate, id: edgarsId, name: 'Edgars Bērziņš', language: 'en' }, { directorate_id: place.directorate, id: officer.kind === 'person' ? officer.id : '', name: 'Dace Ozola', language: 'en' }]).execute()
  return { his: as(ctx, edgars), hers: as(ctx, officer) }
}

test('a person asks, is answered within a month with a reason, and reads it', story(async (ctx) => {
  const { his, hers } = await known(ctx)
  const { request, dueOn } = await ask(his, { kind: 'objection', words: 'I do not want my ranking shown.' })
  assert.equal(dueOn, '2027-02-10')
  await assert.rejects(ask(his, { kind: 'objection', words: 'Again' }), refused('privacy.waits-already'))
  assert.deepEqual((await requests(hers, {})).requests.map(({ name, kind, late }) => [name, kind, late]), [['Edgars Bērziņš', 'objection', false]])
  assert.equal((await requests(on(hers, '2027-02-11'), {})).requests[0]!.late, true)
  await assert.rejects(decide(hers, { request, outcome: 'refused', because: '' }), refused('frame.invalid'))
  for (const until of [undefined, '2027-01-10', '2028-02-01']) await assert.rejects(decide(hers, { request, outcome: 'refused', because: 'It is told as a mean only.', ground: 'law-keeps', until }), refused('frame.invalid'))
  await assert.rejects(decide(hers, { request, outcome: 'refused', because: 'It is told as a mean only.', until: '2027-07-01' }), refused('frame.invalid'))
  assert.deepEqual(await decide(hers, { request, outcome: 'refused', because: 'It is told as a mean only.', ground: 'law-keeps', until: '2027-07-01' }), { erases: false })
  await assert.rejects(decide(hers, { request, outcome: 'granted', because: 'Otherwise' }), refused('privacy.decided-already'))
  const [mine] = (await keptOfMe(his, {})).requests
  assert.deepEqual([mine!.outcome, mine!.because, mine!.ground, mine!.standsUntil], ['refused', 'It is told as a mean only.', 'law-keeps', '2027-07-01'])
}))

test('two months more are taken once, with a reason, and only while the month lasts', story(async (ctx) => {
  const { his, hers } = await known(ctx)
  const { request } = await ask(his, { kind: 'access', words: 'All of it, please.' })
  await assert.rejects(prolong(on(hers, '2027-02-11'), { request, because: 'Many requests' }), refused('privacy.month-is-over'))
  assert.deepEqual(await prolong(on(hers, '2027-02-10'), { request, because: 'Many requests' }), { dueOn: '2027-04-10' })
  await assert.rejects(prolong(hers, { request, because: 'Many requests' }), refused('privacy.prolonged-already'))
}))

test('nobody decides on what they asked themselves, nobody else decides at all, and another\'s request is not there', story(async (ctx) => {
  const { his, hers } = await known(ctx)
  const { request: own } = await ask(hers, { kind: 'access', words: 'Mine' })
  await assert.rejects(decide(hers, { request: own, outcome: 'granted', because: 'It is mine' }), refused('access.not-allowed'))
  const { request } = await ask(his, { kind: 'access', words: 'Mine' })
  await assert.rejects(decide(as(ctx, doina), { request, outcome: 'granted', because: 'I am the administrator' }), refused('access.not-allowed'))
  await assert.rejects(requests(as(ctx, doina), {}), refused('access.not-allowed'))
  await assert.rejects(decide(as(ctx, { ...officer, proved: false } as Actor), { request, outcome: 'granted', because: 'Not proved' }), refused('access.prove-again'))
}))

test('a letter is written down with the day it came, and what was granted is handed over, without anything that opens anything', story(async (ctx) => {
  const { hers } = await known(ctx)
  await assert.rejects(noteRequest(hers, { person: edgarsId, kind: 'access', words: 'By letter', askedOn: '2027-01-11' }), refused('privacy.day-to-come'))
  const { request, dueOn } = await noteRequest(hers, { person: edgarsId, kind: 'access', words: 'By letter', askedOn: '2026-12-31' })
  assert.equal(dueOn, '2027-01-31')
  await assert.rejects(exportFor(hers, { request, purpose: 'answer-the-person', toWhom: 'the-person' }), refused('privacy.not-granted'))
  await decide(hers, { request, outcome: 'granted', because: 'It is his right.' })
  const { export: all } = await exportFor(hers, { request, purpose: 'answer-the-person', toWhom: 'the-person' })
  assert.equal(all.name, 'Edgars Bērziņš')
  assert.ok(all.tables.some(({ rows }) => rows.some((row) => row.some(({ value }) => value === 'By letter'))))
  assert.deepEqual(all.tables.flatMap(({ rows }) => rows.flat()).filter(({ column }) => /hash|secret|password|credential/.test(column)), [])
}))

test('what a person takes along names every table that is about them, in their language, on paper too', story(async (ctx) => {
  const { his } = await known(ctx)
  const { export: all, pdf } = await myExport(his, { language: 'ro', paper: true })
  assert.ok(all.tables.length >= 10)
  assert.deepEqual(all.tables.find(({ table }) => table === 'Cine sunteți')?.rows[0]?.find(({ column }) => column === 'name'), { column: 'name', value: 'Edgars Bērziņš' })
  assert.equal(Buffer.from(pdf ?? '', 'base64').subarray(0, 5).toString(), '%PDF-')
}))

test('a restriction is lifted once, with a reason, and nothing else can be lifted', story(async (ctx) => {
  const { his, hers } = await known(ctx)
  const { request } = await ask(his, { kind: 'restriction', words: 'Leave it until it is clear.' })
  await assert.rejects(liftRestriction(hers, { request, because: 'Too soon' }), refused('privacy.nothing-restricted'))
  await decide(hers, { request, outcome: 'granted', because: 'Until it is clear.' })
  await liftRestriction(hers, { request, because: 'It is clear now.' })
  await assert.rejects(liftRestriction(hers, { request, because: 'Again' }), refused('privacy.nothing-restricted'))
}))

test('a directorate keeps something for another time and says why; the administrator may, an analyst may not', story(async (ctx) => {
  await known(ctx)
  await assert.rejects(setPeriod(as(ctx, edgars), { span: 'answers', count: 3, unit: 'years', because: 'Our law' }), refused('access.not-allowed'))
  await setPeriod(as(ctx, doina), { span: 'answers', count: 3, unit: 'years', because: 'Our law, section 9' })
  assert.equal((await periods(as(ctx, doina), {})).periods.find(({ span }) => span === 'answers')?.count, 3)
}))

test('the times of the house are told beside those of the directorate', story(async (ctx) => {
  const { hers } = await known(ctx)
  await setPeriod(hers, { span: 'invitations', count: 7, unit: 'days', because: 'Our law, section 9' })
  const { periods: all } = await periods(hers, {})
  assert.deepEqual(all.filter(({ because }) => because !== null).map(({ span, house, count, unit }) => [span, house, count, unit]), [['invitations', { count: 14, unit: 'days' }, 7, 'days']])
  await assert.rejects(setPeriod(hers, { span: 'invitations', count: 0, unit: 'days', because: 'Never' }), refused('frame.invalid'))
}))
