import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, besnik, doina, edgars, frida, place } from '#testing/people.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { as, refused, story } from '#testing/story.ts'
import { batches } from '../queries/batches.ts'
import { categoryRanks } from '../queries/category-ranks.ts'
import { previewImport } from '../queries/preview-import.ts'
import { profiles } from '../queries/profiles.ts'
import { proposeProfile } from '../queries/propose-profile.ts'
import { tables } from '../tables.ts'
import { importIncidents } from './import-incidents.ts'
import { saveProfile } from './save-profile.ts'
import { undoBatch } from './undo-batch.ts'

/** Three lie in Old Town (one of them by its name alone), one in Lakeside, one nowhere. */
const file = `Data;Fapta;Long;Lat;Cartier
31.12.2026 22:10;Furt;22.59;57.25;
30.12.2026;Tâlhărie;22.591;57.251;
29.12.2026;furt;;;Old Town
28.12.2026;Droguri;22.61;57.25;
27.12.2026;Furt;10.0;50.0;Nowhere
`
const profile = {
  category: { column: 'Fapta', meanings: { Furt: 'theft', Tâlhărie: 'robbery', Droguri: 'drugs' } }, day: { column: 'Data', order: 'day-first' },
  point: { east: 'Long', north: 'Lat', system: 'EPSG:4326' }, zone: { column: 'Cartier' },
}
const talsi = { commissariat: place.talsi }

test('incidents are imported by a saved profile, placed by coordinates, then by name, and what has no zone is counted (C1)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await saveProfile(as(ctx, arta), { ...talsi, name: 'Talsi', profile })
  assert.deepEqual((await profiles(as(ctx, arta), talsi)).profiles.map(({ name }) => name), ['Talsi', 'police-uk', 'police-uk-extract', 'estonia-public-places', 'st-louis', 'st-louis-extract'])
  const seen = await previewImport(as(ctx, arta), { ...talsi, file, profile: 'Talsi' })
  assert.deepEqual([seen.rows, seen.placed, seen.unplaced, seen.from, seen.to, seen.faultsInAll], [5, 4, 1, '2026-12-27', '2026-12-31', 0])
  assert.deepEqual(seen.perZone.map(({ code, incidents }) => [code, incidents]), [['T1', 3], ['T2', 1]])
  assert.deepEqual(seen.perCategory, [{ category: 'theft', incidents: 3 }, { category: 'drugs', incidents: 1 }, { category: 'robbery', incidents: 1 }])
  const kept = await importIncidents(as(ctx, arta), { ...talsi, fileName: 'december.csv', file, profile: 'Talsi' })
  assert.deepEqual([kept.incidents, kept.placed, kept.unplaced, kept.leftOut, kept.already], [5, 4, 1, 0, false])
  const hour = await tables(ctx).selectFrom('incidents.incidents').select('hour').where('directorate_id', '=', place.directorate).where('happened_on', '=', '2026-12-31').executeTakeFirstOrThrow()
  assert.equal(hour.hour, 22)
  const { ranks, total, unplacedInCommissariat } = await categoryRanks(as(ctx, arta), { zone: oldTown, from: '2026-12-01', to: '2026-12-31' })
  assert.deepEqual(ranks, [
    { category: 'theft', count: 2, share: 2 / 3, questions: ['lses.b2'] }, { category: 'robbery', count: 1, share: 1 / 3, questions: ['lses.b5', 'lses.d2'] },
  ])
  assert.deepEqual([total, unplacedInCommissariat], [3, 1])
}))

test('the same file is kept once, and is taken back whole (C1)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const sent = { ...talsi, fileName: 'december.csv', file, profile }
  const first = await importIncidents(as(ctx, arta), sent)
  assert.deepEqual(await importIncidents(as(ctx, arta), { ...sent, fileName: 'again.csv' }), { ...first, already: true })
  assert.deepEqual(await undoBatch(as(ctx, arta), { batch: first.batch }), { incidents: 5 })
  await assert.rejects(undoBatch(as(ctx, arta), { batch: first.batch }), refused('incidents.batch-is-undone'))
  assert.equal((await categoryRanks(as(ctx, arta), { zone: oldTown, from: '2026-12-01', to: '2026-12-31' })).total, 0)
  assert.equal((await importIncidents(as(ctx, arta), sent)).already, false)
  assert.deepEqual((await batches(as(ctx, besnik), talsi)).batches.map(({ state, incidents }) => [state, incidents]), [['kept', 5], ['undone', 5]])
}))

const faulty = `${file}32.12.2026;Furt;22.59;57.25;\n01.12.2026;Zgomot;22.59;57.25;\n01.12.2026;Furt;here;57.25;\n01.12.2027;Furt;22.59;57.25;\n`

test('every fault is told by row and column; the file is kept without these rows only when that is asked for (C1)', story(async (ctx) => {
  await foundTown(ctx)
  const seen = await previewImport(as(ctx, arta), { ...talsi, file: faulty, profile })
  assert.deepEqual(seen.faults, [
    { row: 7, column: 'Data', code: 'incidents.day-not-read', value: '32.12.2026' }, { row: 8, column: 'Fapta', code: 'incidents.category-not-known', value: 'Zgomot' },
    { row: 9, column: 'Long', code: 'incidents.point-not-read', value: 'here' }, { row: 10, column: 'Data', code: 'incidents.day-to-come', value: '01.12.2027' },
  ])
  const kept = await importIncidents(as(ctx, arta), { ...talsi, fileName: 'faulty.csv', file: faulty, profile, acceptFaults: true })
  assert.deepEqual([kept.incidents, kept.leftOut], [5, 4])
  await assert.rejects(importIncidents(as(ctx, arta), { ...talsi, fileName: 'faulty.csv', file: `${faulty}\n`, profile }), refused('incidents.file-has-faults'))
}))

test('a file with names or personal numbers of people is sent back, by its heads or by what stands in it', story(async (ctx) => {
  await foundTown(ctx)
  const named = file.replace('Cartier', 'Prenume')
  for (const deed of [proposeProfile, previewImport, importIncidents]) {
    await assert.rejects(deed(as(ctx, arta), { ...talsi, fileName: 'people.csv', file: named, profile: { ...profile, zone: undefined } }), refused('incidents.names-people'), deed.deed)
  }
  const numbered = `${file.split('\n')[0]};cod\n${'30.12.2026;Furt;22.59;57.25;;2004012345678\n'.repeat(4)}`
  await assert.rejects(importIncidents(as(ctx, arta), { ...talsi, fileName: 'codes.csv', file: numbered, profile }), refused('incidents.names-people'))
}))

test('an unknown file is proposed by its heads and values, a known header by its profile (C1)', story(async (ctx) => {
  await foundTown(ctx)
  const guessed = await proposeProfile(as(ctx, arta), { ...talsi, file })
  assert.equal(guessed.name, null)
  assert.deepEqual(guessed.profile, {
    category: { column: 'Fapta', meanings: { Furt: 'theft', furt: 'theft', Tâlhărie: 'robbery', Droguri: 'drugs' } }, day: { column: 'Data', order: 'day-first' },
    point: { east: 'Long', north: 'Lat', system: 'EPSG:4326' }, zone: { column: 'Cartier' }, placedBy: ['point', 'zone'],
  })
  for (const [header, name] of [
    ['Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context', 'police-uk'],
    ['crime_id12,month,Force,lon,lat,location,lsoa_code,lsoa_name,crime_type,outcome', 'police-uk-extract'],
    ['JuhtumId\tToimKpv\tToimKell\tToimNadalapaev\tSyndmusLiik\tParagrahv\tKohtNimetus\tLest_X\tLest_Y\tSyyteoLiik', 'estonia-public-places'],
    ['Complaint,CodedMonth,DateOccur,FlagCrime,FlagUnfounded,FlagAdministrative,Count,FlagCleanup,Crime,District,Description,ILEADSAddress,ILEADSStreet,Neighborhood,LocationName,LocationComment,CADAddress,CADStreet,XCoord,YCoord', 'st-louis'],
    ['complaint,coded_month,date_occur,flag_crime,flag_unfounded,flag_admin,count,crime_code,description,district,neighborhood,x,y,source_file', 'st-louis-extract'],
  ] as const) assert.equal((await proposeProfile(as(ctx, arta), { ...talsi, file: header })).name, name)
  await saveProfile(as(ctx, arta), { ...talsi, name: 'Talsi', profile })
  assert.equal((await proposeProfile(as(ctx, arta), { ...talsi, file })).name, 'Talsi')
}))

test('an original row of St Louis is read in feet, with the month first, and a row that takes one back counts less (C1)', story(async (ctx) => {
  await foundTown(ctx)
  const header = 'Complaint,CodedMonth,DateOccur,FlagCrime,FlagUnfounded,FlagAdministrative,Count,FlagCleanup,Crime,District,Description,ILEADSAddress,ILEADSStreet,Neighborhood,LocationName,LocationComment,CADAddress,CADStreet,XCoord,YCoord'
  const row = (count: number) => `08-1,2008-04,04/26/2008 17:00,Y,,,${count},,67701,3,LARCENY,1200,MAIN ST,Lakeside,,,,,896518.8,1012057`
  const { batch } = await importIncidents(as(ctx, arta), { ...talsi, fileName: 'april2008.csv', file: `${header}\n${row(1)}\n${row(1)}\n${row(-1)}\n`, profile: 'st-louis' })
  const rows = await tables(ctx).selectFrom('incidents.incidents').select(['category', 'happened_on', 'hour', 'counts', 'lon']).where('directorate_id', '=', place.directorate).where('batch_id', '=', batch).orderBy('counts').execute()
  assert.deepEqual(rows.map(({ category, happened_on, hour, counts }) => [category, happened_on, hour, counts]), [['theft', '2008-04-26', 17, -1], ['theft', '2008-04-26', 17, 1], ['theft', '2008-04-26', 17, 1]])
  assert.ok(Math.abs(rows[0]!.lon! + 90.233) < 0.01)
}))

test('only the analyst of a commissariat takes incidents in; who is of another sees none of them', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const sent = { ...talsi, fileName: 'december.csv', file, profile }
  for (const other of [besnik, doina, edgars, frida]) await assert.rejects(importIncidents(as(ctx, other), sent), refused('access.not-allowed'))
  await importIncidents(as(ctx, arta), sent)
  assert.equal((await categoryRanks(as(ctx, besnik), { zone: oldTown, from: '2026-12-01', to: '2026-12-31' })).total, 3)
  for (const other of [edgars, frida]) await assert.rejects(categoryRanks(as(ctx, other), { zone: oldTown, from: '2026-12-01', to: '2026-12-31' }), refused('access.not-allowed'))
}))

test('what is no table, is empty, or does not fit its profile is refused kindly', story(async (ctx) => {
  await foundTown(ctx)
  const send = (file: string, how: unknown = profile) => importIncidents(as(ctx, arta), { ...talsi, fileName: 'odd.csv', file, profile: how })
  await assert.rejects(send('\n'), refused('incidents.file-is-empty'))
  await assert.rejects(send('a;b\n"1;2\n'), refused('incidents.profile-does-not-fit'))
  await assert.rejects(send(`${file}"30.12`), refused('incidents.not-a-table'))
  await assert.rejects(send(file.split('\n')[0]!), refused('incidents.no-row-to-take'))
  await assert.rejects(send(file, 'nobody knows'), refused('incidents.no-such-profile'))
}))
