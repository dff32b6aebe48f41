import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { operator } from '#access/actor.ts'
import { importZones } from '#domains/territory/index.ts'
import type { Outside } from '#frame/ctx.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, edgars } from '#testing/people.ts'
import { fileOf, mapping, openRound, people, small } from '#testing/small-round.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown, maps } from '#testing/mapped-town.ts'
import { batches, closeWave, importSheets, loadInstrument, openWave, planWave, previewImport, publishWave, saveMapping, undoBatch } from '../index.ts'

const file = fileOf([...people('T1', 3, 1), ...people('T2', 2, 0, { mode: 'paper' })])

test('a survey company\'s file becomes sheets, each in its zone and mode, answers in the order of the questionnaire (B11)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await openRound(ctx, { zones: [oldTown, lakeside] })
  const { sheets, already } = await importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file, mapping })
  assert.deepEqual({ sheets, already }, { sheets: 5, already: false })
  const { rows } = await sql<{ zone_id: string; mode: string; answers: number[] }>`select zone_id, mode, answers from survey.sheets where wave_id = ${wave} order by mode desc, answers desc`.execute(ctx.db)
  assert.deepEqual(rows[0], { zone_id: oldTown, mode: 'web', answers: [3, 1, 2, 1, -3] })
  assert.deepEqual(rows.at(-1), { zone_id: lakeside, mode: 'paper', answers: [0, 1, 2, 1, -3] })
}))

test('the same file twice is kept once, in whatever encoding it comes (B11)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await openRound(ctx, { zones: [oldTown, lakeside] })
  const first = await importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file, mapping })
  const bytes = Buffer.from(`\ufeff${file}`, 'utf16le').toString('base64')
  const second = await importSheets(as(ctx, arta), { wave, fileName: 'again.csv', file: bytes, encoding: 'base64', mapping })
  assert.deepEqual(second, { ...first, already: true })
  assert.equal((await batches(as(ctx, arta), { wave })).batches.length, 1)
}))

test('the same file sent twice at the same moment is kept once (B11)', async () => {
  const store = await ownDatabase()
  const ctx: Outside = { actor: operator, store, now: new Date('2027-01-10T09:00:00Z') }
  const { directorate, commissariats: [talsi], zones } = await importZones(ctx, { directorate: { code: 'kurzeme', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })
  const { id: instrument } = await loadInstrument(ctx, { directorate, instrument: small })
  const { wave } = await planWave(ctx, {
    directorate, instrument, commissariat: talsi!.id, names: { en: 'A round' }, frame: 'Register', modes: ['web', 'paper'], opensOn: '2027-01-01', closesOn: '2027-01-31',
    zones: zones.map(({ id }) => ({ zone: id, target: 50 })),
  })
  await openWave(ctx, { directorate, wave })
  const sent = { directorate, wave, fileName: 'company.csv', file, mapping }
  const both = await Promise.all([importSheets(ctx, sent), importSheets(ctx, sent)])
  assert.deepEqual(both.map(({ sheets, already }) => [sheets, already]).sort(), [[5, false], [5, true]])
  assert.equal(both[0].batch, both[1].batch)
  await store.close()
})

test('undo takes the whole batch back and nothing else, and the file may come again (B11)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await openRound(ctx, { zones: [oldTown, lakeside] })
  const other = await importSheets(as(ctx, arta), { wave, fileName: 'other.csv', file: fileOf(people('T1', 4, 4)), mapping })
  const { batch } = await importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file, mapping })
  assert.deepEqual(await undoBatch(as(ctx, arta), { batch }), { sheets: 5 })
  const { rows } = await sql<{ batch_id: string }>`select distinct batch_id from survey.sheets where wave_id = ${wave}`.execute(ctx.db)
  assert.deepEqual(rows, [{ batch_id: other.batch }])
  await assert.rejects(undoBatch(as(ctx, arta), { batch }), refused('survey.batch-is-undone'))
  assert.equal((await importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file, mapping })).already, false)
}))

test('errors are named by row and column before anything is kept, and keep the whole file out (B11)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const wave = await openRound(ctx, { zones: [oldTown] })
  const faulty = `${fileOf(people('T1', 2, 1))}\nT9,web,0,1,no,1\nT1,phone,7,1,maybe,1`
  const preview = await previewImport(as(ctx, arta), { wave, file: faulty, mapping })
  assert.deepEqual(preview.faults, [
    { row: 4, column: 'zone', code: 'survey.no-such-zone', value: 'T9' },
    { row: 5, column: 'mode', code: 'survey.mode-not-offered', value: 'phone' },
    { row: 5, column: 'light', code: 'survey.unknown-answer', value: '7' },
    { row: 5, column: 'stolen', code: 'survey.unknown-answer', value: 'maybe' },
  ])
  assert.deepEqual([preview.rows, preview.faultsInAll, preview.perZone.map(({ code, sheets }) => [code, sheets])], [4, 4, [['T1', 3]]])
  await assert.rejects(importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file: faulty, mapping }), refused('survey.file-has-faults'))
}))

test('a saved mapping reads the next file by its name (B11)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const wave = await openRound(ctx, { zones: [oldTown] })
  await saveMapping(as(ctx, arta), { commissariat: arta.kind === 'person' ? arta.posts[0]!.area : '', name: 'The company', mapping: { ...mapping, questions: {} } })
  await saveMapping(as(ctx, arta), { commissariat: arta.kind === 'person' ? arta.posts[0]!.area : '', name: 'The company', mapping })
  assert.equal((await importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file: fileOf(people('T1', 2, 1)), mapping: 'The company' })).sheets, 2)
  await assert.rejects(importSheets(as(ctx, arta), { wave, fileName: 'b.csv', file, mapping: 'Nobody' }), refused('survey.no-such-mapping'))
}))

test('a file that is no table, or empty, or has no row of the round is refused (B11)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const wave = await openRound(ctx, { zones: [oldTown] })
  const take = (text: string) => importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file: text, mapping })
  await assert.rejects(take('zone,mode\n"T1,web'), refused('survey.not-a-table'))
  await assert.rejects(take('zone,mode,light,dogs,stolen,age\n'), refused('survey.no-row-to-take'))
}))

test('an analyst of another commissariat imports nothing here, and after publishing nobody does (B11)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const wave = await openRound(ctx, { zones: [oldTown] })
  await assert.rejects(importSheets(as(ctx, edgars), { wave, fileName: 'company.csv', file: fileOf(people('T1', 2, 1)), mapping }), refused('access.not-allowed'))
  const { batch } = await importSheets(as(ctx, arta), { wave, fileName: 'company.csv', file: fileOf(people('T1', 2, 1)), mapping })
  await closeWave(as(ctx, arta), { wave })
  await publishWave(as(ctx, arta), { wave })
  await assert.rejects(importSheets(as(ctx, arta), { wave, fileName: 'late.csv', file: fileOf(people('T1', 3, 1)), mapping }), refused('survey.wave-published'))
  await assert.rejects(undoBatch(as(ctx, arta), { batch }), refused('survey.wave-published'))
}))
