import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from '#testing/run/fast-check.ts'
import { sql } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { Refusal } from '#frame/refusal.ts'
import { arta, celine, edgars, frida, signe } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { planned, town, zones } from '#testing/town.ts'
import { piecesAtOnce } from '#platform/background/in-turns.ts'
import { inOrder, rowsAtOnce } from '../fielding/keep-invitations.ts'
import { sheetToFill } from '../queries/sheet-to-fill.ts'
import { waveProgress } from '../queries/wave-progress.ts'
import { drawnSample } from '../rules/sample/drawn-sample.ts'
import { tables } from '../tables.ts'
import { closeWave } from './close-wave.ts'
import { drawSample } from './draw-sample.ts'
import { openWave } from './open-wave.ts'
import { planWave } from './plan-wave.ts'

/** A register of 90 households: in the centre 40 in the first stratum and 20 in the second, in Laidze 30 that name no stratum. */
const households = [
  ...Array.from({ length: 60 }, (_, at) => `Mill Street ${at + 1},centre,${at < 40 ? 1 : 2},${Math.floor(at / 10)}`),
  ...Array.from({ length: 30 }, (_, at) => `Lake Lane ${at + 1},LAIDZE,,`),
]
const list = (rows: readonly string[] = households, head = 'reference,zone,stratum,unit') => [head, ...rows].join('\n')
/** What is said of a list before it leaves. */
const forLetters = { purpose: 'write-to-residents', toWhom: 'own-staff' } as const
const letters = [{ zone: zones.centre, count: 12 }, { zone: zones.laidze, count: 5 }]

async function plannedWave(ctx: Ctx): Promise<string> {
  const { instrument } = await town(ctx)
  return (await planWave(as(ctx, arta), planned(instrument))).wave
}

test('households are drawn at random per zone and stratum, and a code is made for each (B9)', story(async (ctx) => {
  const wave = await plannedWave(ctx)
  const { drawn, frame, cells, seed } = await drawSample(as(ctx, signe), { ...forLetters, wave, file: list(), letters })
  assert.deepEqual(cells.map(({ stratum, rows, letters: drawnHere }) => ({ stratum, rows, letters: drawnHere })), [{ stratum: 1, rows: 40, letters: 8 }, { stratum: 2, rows: 20, letters: 4 }, { stratum: null, rows: 30, letters: 5 }])
  assert.deepEqual([drawn.length, new Set(drawn.map(({ reference }) => reference)).size, new Set(drawn.map(({ code }) => code)).size], [17, 17, 17])
  assert.ok(drawn.every(({ reference, zone }) => reference.startsWith(zone === zones.centre ? 'Mill Street' : 'Lake Lane')))
  assert.deepEqual([frame.rows, frame.passedOver, frame.hash.length], [90, 0, 64])
  assert.ok(Number.isSafeInteger(seed))
  await openWave(as(ctx, arta), { wave })
  assert.equal((await sheetToFill(ctx, { code: drawn[0]!.code })).state, 'open')
  assert.equal((await waveProgress(as(ctx, arta), { wave })).total.invited, 17)
  const kept = await tables(ctx).selectFrom('survey.invitations').select(['stratum', 'unit']).where('wave_id', '=', wave).where('zone_id', '=', zones.centre).execute()
  assert.deepEqual(kept.map(({ stratum, unit }) => `${stratum}/${unit}`).sort(), drawn.filter(({ zone }) => zone === zones.centre).map(({ stratum, unit }) => `${stratum}/${unit}`).sort())
}))

test('who was drawn is answered once and stands nowhere: the record keeps the list\'s hash, the seed and the counts (B9)', story(async (ctx) => {
  const wave = await plannedWave(ctx)
  const { drawn, seed, frame } = await drawSample(as(ctx, signe), { ...forLetters, wave, file: list(), letters })
  const { rows: [{ all } = { all: '' }] } = await sql<{ all: string }>`
    select concat((select string_agg(r::text, '') from frame.record r), (select string_agg(i::text, '') from survey.invitations i), (select string_agg(w::text, '') from survey.waves w)) as all`.execute(ctx.db)
  assert.ok(all.includes(frame.hash) && all.includes(String(seed)))
  for (const { reference, code } of drawn) assert.ok(!all.includes(reference) && !all.includes(code) && !all.includes(code.replaceAll('-', '')))
}))

test('the same list and seed draw the same households, in whatever order the list stands; another seed draws others', story(async (ctx) => {
  const wave = await plannedWave(ctx)
  const drawnFrom = async (file: string, seed: number) => (await drawSample(as(ctx, signe), { ...forLetters, wave, file, letters, seed })).drawn.map(({ reference }) => reference)
  const first = await drawnFrom(list(), 7)
  assert.deepEqual(await drawnFrom(list(households.toReversed()), 7), first)
  assert.notDeepEqual(await drawnFrom(list(), 8), first)
}))

test('every household of a stratum is equally likely to be drawn, and every seed draws as many', () => {
  const frame = households.map((row) => row.split(',')).map(([reference, zone, stratum]) => ({ reference: reference!, zone: zone === 'centre' ? 0 : 1, stratum: stratum ? Number(stratum) : null, unit: null }))
  const times = new Map(frame.map(({ reference }) => [reference, 0])), draws = 4000
  for (let seed = 0; seed < draws; seed++) for (const { reference } of drawnSample(frame, [12, 5], seed).drawn) times.set(reference, times.get(reference)! + 1)
  for (const { reference, zone } of frame) {
    const chance = zone === 0 ? 12 / 60 : 5 / 30
    assert.ok(Math.abs(times.get(reference)! / draws - chance) < 4.5 * Math.sqrt((chance * (1 - chance)) / draws), `${reference}: ${times.get(reference)! / draws}`)
  }
  fc.assert(fc.property(fc.integer(), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }), (seed, centre, laidze) => {
    const { drawn } = drawnSample(frame, [centre, laidze], seed)
    assert.deepEqual([drawn.filter(({ zone }) => zone === 0).length, drawn.filter(({ zone }) => zone === 1).length], [centre, laidze])
  }))
})

test('a zone may be named by its code or in any language, columns in Romanian, and zones that are not asked are passed over', story(async (ctx) => {
  const wave = await plannedWave(ctx)
  const rows = ['A1;Talsi centru', 'A2;talsi centre', 'A3;centre', 'B1;Laidze']
  const { instrument } = { instrument: (await tables(ctx).selectFrom('survey.instruments').select('id').executeTakeFirstOrThrow()).id }
  const { wave: small } = await planWave(as(ctx, arta), planned(instrument, { zones: [{ zone: zones.centre, target: 10 }] }))
  const { drawn, frame } = await drawSample(as(ctx, signe), { ...forLetters, wave: small, file: list(rows, 'Referință;Zona'), letters: [{ zone: zones.centre, count: 3 }] })
  assert.deepEqual([drawn.length, frame.rows, frame.passedOver], [3, 3, 1])
  assert.equal((await drawSample(as(ctx, signe), { ...forLetters, wave, file: list(rows, 'Referință;Zona'), letters: [{ zone: zones.laidze, count: 1 }] })).frame.passedOver, 0)
}))

test('what is wrong with a list is named by row and column, never by what stands there, and nothing is drawn', story(async (ctx) => {
  const wave = await plannedWave(ctx)
  const rows = ['Mill Street 1,centre,1,1', 'Mill Street 1,centre,1,1', ',centre,1,1', 'Mill Street 3,Nowhere,1,1', 'Mill Street 4,centre,town,1', 'Mill Street 5,centre,1']
  await assert.rejects(drawSample(as(ctx, signe), { ...forLetters, wave, file: list(rows), letters: [{ zone: zones.centre, count: 1 }] }), (no: unknown) => {
    assert.ok(no instanceof Refusal)
    assert.deepEqual([no.code, no.values.faults, no.values.row, no.values.column], ['survey.frame-has-faults', 5, 3, 'reference'])
    assert.deepEqual(no.fields, { '3:reference': 'survey.reference-twice', '4:reference': 'survey.reference-missing', '5:zone': 'survey.no-such-zone', '6:stratum': 'survey.not-a-whole-number', '7:': 'survey.row-of-another-length' })
    assert.doesNotMatch(JSON.stringify([no.fields, no.values]), /Mill Street/)
    return true
  })
  await assert.rejects(drawSample(as(ctx, signe), { ...forLetters, wave, file: 'address,place\nMill Street 1,centre', letters }), (no: Refusal) => no.fields['1:reference'] === 'survey.no-such-column' && no.fields['1:zone'] === 'survey.no-such-column')
  assert.equal((await waveProgress(as(ctx, arta), { wave })).total.invited, 0)
}))

test('no more letters are drawn than the list has rows, no zone twice, and none once the round is closed', story(async (ctx) => {
  const wave = await plannedWave(ctx)
  const draws = (more: Record<string, unknown>) => drawSample(as(ctx, signe), { ...forLetters, wave, file: list(), letters, ...more })
  await assert.rejects(draws({ letters: [letters[0], { zone: zones.laidze, count: 31 }] }), (no: Refusal) => no.fields['letters.1.count'] === 'survey.more-letters-than-rows' && no.values.rows === 30)
  await assert.rejects(draws({ letters: [letters[0], letters[0]] }), (no: Refusal) => no.fields.letters === 'survey.zone-twice')
  await assert.rejects(draws({ letters: [] }), (no: Refusal) => no.fields.letters === 'survey.say-how-many-letters')
  await assert.rejects(draws({ letters: [{ zone: zones.far, count: 1 }] }), refused('survey.no-such-zone'))
  await openWave(as(ctx, arta), { wave })
  await closeWave(as(ctx, arta), { wave })
  await assert.rejects(draws({}), refused('survey.wave-closed'))
}))

test('letters of a large town are kept some hundreds a statement, in the order of their hashes, and others have their turn meanwhile', async () => {
  const letters = Array.from({ length: 3000 }, (_, at) => ({ code: `CODE${at}`, zone: zones.centre, stratum: null, unit: at }))
  let given = 0
  const statements = []
  for await (const rows of inOrder(letters, async () => void given++)) statements.push(rows)
  const hashes = statements.flat().map(({ hash }) => hash), sizes = statements.map(({ length }) => length)
  assert.deepEqual([hashes.length, hashes], [3000, hashes.toSorted()])
  assert.ok(Math.max(...sizes) < 2 * rowsAtOnce, `${sizes}`)
  assert.ok(given >= 3000 / piecesAtOnce, `${given} turns`)
  // The control: in one statement they would be more than are put together at one go.
  assert.ok(hashes.length > 2 * rowsAtOnce)
})

test('only who owns the survey draws for a round, and no analyst who plans it (PRIV-03)', story(async (ctx) => {
  const wave = await plannedWave(ctx)
  for (const actor of [arta, celine, edgars, frida]) await assert.rejects(drawSample(as(ctx, actor), { ...forLetters, wave, file: list(), letters }), refused('access.not-allowed'))
}))
