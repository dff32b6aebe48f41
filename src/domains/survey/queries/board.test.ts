import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stranger } from '#access/actor.ts'
import { arta, besnik, celine, doina, edgars, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { filledIn, openedWave, town, zones } from '#testing/town.ts'
import { answerSheet } from '../commands/answer-sheet.ts'
import { closeWave } from '../commands/close-wave.ts'
import { tables } from '../tables.ts'
import { board } from './board.ts'

const glance = async (...asked: Parameters<typeof board>) => (await board(...asked)).zones.map(({ slug, overdue, due, open, finished }) => [slug, overdue, due, open?.answers ?? null, finished?.closedOn ?? null])

test('a zone without a finished round in six months is flagged, and the board says what is due (B2)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const on = (day: string) => ({ ...as(ctx, celine), now: new Date(`${day}T09:00:00Z`) })
  assert.deepEqual(await glance(as(ctx, celine), {}), [['centre', true, 'plan-a-round', null, null], ['laidze', true, 'plan-a-round', null, null]])
  const { wave, codes: [code] } = await openedWave(ctx, instrument)
  await answerSheet(ctx, { code, language: 'en', answers: filledIn() })
  assert.deepEqual(await glance(as(ctx, celine), {}), [['centre', true, 'field', 1, null], ['laidze', true, 'field', 0, null]])
  assert.deepEqual((await glance(on('2027-02-01'), {}))[0], ['centre', true, 'close', 1, null])
  await closeWave({ ...as(ctx, arta), now: new Date('2027-02-01T09:00:00Z') }, { wave })
  assert.deepEqual(await glance(on('2027-02-02'), {}), [['centre', false, 'publish', null, '2027-02-01'], ['laidze', true, 'publish', null, null]], 'a round that nobody of a zone answered is not a round of that zone')
  assert.deepEqual((await glance(on('2027-08-01'), {}))[0], ['centre', false, 'publish', null, '2027-02-01'])
  assert.deepEqual((await glance(on('2027-08-02'), {}))[0], ['centre', true, 'publish', null, '2027-02-01'])
}))

test('the board shows the zones within reach and no others', story(async (ctx) => {
  await town(ctx)
  const slugs = async (...asked: Parameters<typeof board>) => (await board(...asked)).zones.map(({ slug }) => slug)
  assert.deepEqual(await slugs(as(ctx, besnik), {}), ['centre', 'laidze'])
  assert.deepEqual(await slugs(as(ctx, edgars), {}), ['far'])
  assert.deepEqual(await slugs(as(ctx, doina), {}), ['centre', 'far', 'laidze'])
  await assert.rejects(board(as(ctx, stranger), {}), refused('access.not-allowed'))
}))

test('what changed in the last published round is counted by verdict, question by question (B2, F2)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave } = await openedWave(ctx, instrument)
  const hash = 'a'.repeat(64)
  const change = (verdict: string, kind = 'question') => ({ of: 'q', kind, verdict })
  await tables(ctx).insertInto('pub.instruments').values({ hash, code: 'small', version: '1', definition: '{}' }).execute()
  const told = { directorate_id: place.directorate, commissariat_id: place.talsi, publication_id: wave, follows_id: null, name: '{}', instrument_hash: hash, code_version: '1', opens_on: '2026-01-01', closes_on: '2026-02-01', frame: 'Register', modes: '{}', result: '{}' }
  const older = zones.far // any id: the wave that was published before
  await tables(ctx).insertInto('pub.waves').values([{ ...told, id: older, published_on: '2026-02-02' }, { ...told, id: wave, published_on: '2026-09-02' }]).execute()
  const result = (...changes: object[]) => JSON.stringify({ changes })
  await tables(ctx).insertInto('pub.zone_results').values([
    { directorate_id: place.directorate, commissariat_id: place.talsi, wave_id: older, slug: 'centre', result: result(change('worse')) },
    { directorate_id: place.directorate, commissariat_id: place.talsi, wave_id: wave, slug: 'centre', result: result(change('better'), change('better'), change('no detectable change'), change('better', 'block'), { ...change('not comparable'), because: ['withheld-now'] }) },
  ]).execute()
  const seen = (await board(as(ctx, celine), {})).zones.map(({ changes }) => changes)
  assert.deepEqual(seen, [{ better: 2, worse: 0, 'no detectable change': 1, 'not comparable': 0 }, null], 'what could not be shown is no verdict')
}))
