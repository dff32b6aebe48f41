import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { arta, celine, edgars, place } from '#testing/people.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { as, story, refused } from '#testing/story.ts'
import { filledIn, half, openedWave, town, zones } from '#testing/town.ts'
import { placeCounts } from '../../queries/places/place-counts.ts'
import { places } from '../../queries/places/places.ts'
import { publishedPlaceCounts } from '../../queries/places/published-place-counts.ts'
import { sheetToFill } from '../../queries/sheet-to-fill.ts'
import { tables } from '../../tables.ts'
import { emptyBoxes } from '../../tokens/box.ts'
import { answerSheet } from '../answer-sheet.ts'
import { closeWave } from '../close-wave.ts'
import { keepDraft } from '../keep-draft.ts'
import { publishWave } from '../publish-wave.ts'
import { closePlace } from './close-place.ts'
import { namePlace } from './name-place.ts'

const park = { names: { en: 'The park by the lake' }, lon: 22.585, lat: 57.25, addresses: 0 }

test('a place residents may name lies in the zone and points at nobody\'s home: eight addresses or none (B14)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const { place: id } = await namePlace(as(ctx, arta), { zone: oldTown, ...park })
  await assert.rejects(namePlace(as(ctx, arta), { zone: lakeside, ...park }), (no: { fields: unknown }) => (assert.deepEqual(no.fields, { lon: 'survey.place-outside-zone' }), true))
  await assert.rejects(namePlace(as(ctx, arta), { zone: oldTown, ...park, addresses: 7 }), (no: { fields: unknown }) => (assert.deepEqual(no.fields, { addresses: 'survey.place-too-private' }), true))
  await assert.rejects(namePlace(as(ctx, celine), { zone: oldTown, ...park }), refused('access.not-allowed'))
  await assert.rejects(closePlace(as(ctx, edgars), { place: id }), refused('access.not-allowed'))
  await closePlace(as(ctx, arta), { place: id })
  assert.deepEqual((await places(as(ctx, arta), { zone: oldTown })).places.map(({ closedOn }) => closedOn), ['2027-01-10'])
}))

/** The centre of the town, with three places that may be named; it has no outline, so they are put in row by row. */
async function asked(ctx: Ctx, letters: number) {
  const { instrument } = await town(ctx)
  const named = []
  for (const en of ['Station', 'Park', 'Bridge']) {
    named.push(crypto.randomUUID())
    await sql`insert into survey.places values (${place.directorate}, ${named.at(-1)}, ${place.talsi}, ${zones.centre}, ${JSON.stringify({ en })}, 22.5, 57.5, 0, null)`.execute(ctx.db)
  }
  return { named, ...(await openedWave(ctx, instrument, { letters })) }
}

test('residents choose dangerous places and the time of day; places that fewer than five named are put together, and a sheet leads to none of them (B14)', story(async (ctx) => {
  const { named: [station, square, bridge], wave, codes: [code] } = await asked(ctx, 1)
  const pins = [...Array.from({ length: 6 }, () => [{ place: station, times: ['evening', 'night'] }]), ...Array.from({ length: 3 }, () => [{ place: square, times: ['day'] }]), ...Array.from({ length: 3 }, () => [{ place: bridge, times: ['night'] }])]
  await answerSheet(ctx, { code, half, language: 'en', answers: filledIn(), pins: pins[0] })
  await tables(ctx).insertInto('survey.pins').values(pins.slice(1).flat().map((pin) => ({ directorate_id: place.directorate, id: crypto.randomUUID(), commissariat_id: place.talsi, wave_id: wave, zone_id: zones.centre, place_id: pin.place!, times: pin.times }))).execute()
  await emptyBoxes(ctx, place.directorate, wave)
  await assert.rejects(placeCounts(as(ctx, celine), { wave, zone: zones.centre }), refused('survey.close-the-wave-first'))
  const { rows: before } = await sql<{ id: string }>`select * from survey.pins where directorate_id = ${place.directorate}`.execute(ctx.db)
  assert.deepEqual(Object.keys(before[0]!).sort(), ['commissariat_id', 'directorate_id', 'id', 'place_id', 'sealed', 'times', 'wave_id', 'zone_id'])
  await closeWave(as(ctx, arta), { wave })
  const { rows: after } = await sql<{ id: string }>`select id from survey.pins where directorate_id = ${place.directorate}`.execute(ctx.db)
  assert.deepEqual([after.length, after.filter(({ id }) => before.some((one) => one.id === id)).length], [12, 0], 'closing writes them again under new ids')
  const counted = await placeCounts(as(ctx, celine), { wave, zone: zones.centre })
  assert.deepEqual(counted.places.map(({ names, people, times }) => [names.en, people, times]), [['Station', 6, { morning: 0, day: 0, evening: 6, night: 6 }]])
  assert.deepEqual(counted.others, { people: 6, times: { morning: 0, day: null, evening: 0, night: null } })
  await publishWave(as(ctx, arta), { wave })
  assert.deepEqual(await publishedPlaceCounts(ctx, { slug: 'centre', wave }), counted)
  assert.deepEqual((await publishedPlaceCounts(ctx, { slug: 'laidze', wave })).places, [])
}))

test('places are kept with the draft until the sheet is handed in, and those of another zone are refused (B14)', story(async (ctx) => {
  const { wave, named: [station], codes: [code], laidze: [other] } = await asked(ctx, 1)
  assert.deepEqual([(await sheetToFill(ctx, { code })).places.length, (await sheetToFill(ctx, { code })).pins, (await sheetToFill(ctx, { code: other })).places], [3, null, []])
  const pins = [{ place: station, times: ['night'] }]
  await keepDraft(ctx, { code, half, answers: {}, pins })
  assert.deepEqual((await sheetToFill(ctx, { code, half })).pins, pins)
  await assert.rejects(keepDraft(ctx, { code: other, half, answers: {}, pins }), refused('survey.no-such-place'))
  await answerSheet(ctx, { code, half, language: 'en', answers: filledIn() })
  await emptyBoxes(ctx, place.directorate, wave)
  const { rows } = await sql<{ times: string[] }>`select times from survey.pins where directorate_id = ${place.directorate}`.execute(ctx.db)
  assert.deepEqual(rows, [{ times: ['night'] }])
}))
