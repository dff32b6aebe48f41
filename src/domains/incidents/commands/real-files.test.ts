import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { operator } from '#access/actor.ts'
import { importZones } from '#domains/territory/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { place } from '#testing/people.ts'
import { as, story } from '#testing/story.ts'
import { previewImport } from '../queries/preview-import.ts'
import { proposeProfile } from '../queries/propose-profile.ts'
import { importIncidents } from './import-incidents.ts'

const files = process.env.VATRA_DATA === undefined ? null : join(process.env.VATRA_DATA, 'data')
const absent = files !== null && existsSync(files) ? false : 'VATRA_DATA does not name the folder with real police files: they are not read'
const read = (path: string) => gunzipSync(readFileSync(join(files!, path)))
const rowsOf = (bytes: Buffer, take: (row: string, at: number) => boolean) => bytes.toString().split('\n').filter((row, at) => at === 0 || take(row, at)).join('\n')

async function mapped(ctx: Ctx, country: string, map: string, options: object, keep: (properties: Record<string, unknown>) => boolean = () => true) {
  const geojson = JSON.parse(read(map).toString())
  geojson.features = geojson.features.filter(({ properties }: { properties: Record<string, unknown> }) => keep(properties))
  await importZones(as(ctx, operator), { directorate: { id: place.directorate, code: 'here', country, names: { en: 'Here' } }, commissariat: { id: place.talsi, code: 'town', names: { en: 'Town' } }, geojson, options, acceptFaults: true })
  return { directorate: place.directorate, commissariat: place.talsi }
}

test('Estonia\'s file of 10,169 rows goes into Tallinn\'s eight districts by name: 8,060 are placed, 2,109 are not and are counted (C1)', { skip: absent }, story(async (ctx) => {
  const here = await mapped(ctx, 'EE', 'zones/estonia_ehak/tallinn_linnaosad_8_districts.geojson.gz', { idProperty: 'AKOOD', nameProperty: 'ANIMI', nameLanguage: 'et' })
  const sent = { ...here, file: read('estonia_ppa_public_places_2021_2022/avalik_1.csv.gz').toString('base64'), encoding: 'base64' }
  assert.equal((await proposeProfile(as(ctx, operator), sent)).name, 'estonia-public-places')
  const kept = await importIncidents(as(ctx, operator), { ...sent, fileName: 'avalik_1.csv', profile: 'estonia-public-places' })
  assert.deepEqual([kept.incidents, kept.placed, kept.unplaced, kept.leftOut], [10_169, 8_060, 2_109, 0])
  const seen = await previewImport(as(ctx, operator), { ...sent, profile: 'estonia-public-places' })
  const per = Object.fromEntries(seen.perZone.map(({ names, incidents }) => [names.et, incidents]))
  assert.deepEqual([per['Lasnamäe linnaosa'], per['Kesklinna linnaosa'], per['Pirita linnaosa']], [2034, 1991, 167])
}))

test('a month of data.police.uk is placed by its points in the districts of its force (C1)', { skip: absent }, story(async (ctx) => {
  const here = await mapped(ctx, 'GB', 'zones/england_lad_2011/england_lad_2011.geojson.gz', {}, (properties) => Object.values(properties).some((value) => /^(Bath and North East Somerset|City of Bristol|Bristol, City of|North Somerset|South Gloucestershire)$/.test(String(value))))
  const file = rowsOf(read('police_uk_2018-10_2019-02/street_2018-12.csv.gz'), (row) => row.includes('Avon and Somerset'))
  assert.equal((await proposeProfile(as(ctx, operator), { ...here, file })).name, 'police-uk-extract')
  const { rows, placed, unplaced, faultsInAll, perCategory } = await previewImport(as(ctx, operator), { ...here, file, profile: 'police-uk-extract' })
  assert.ok(rows > 10_000 && placed > rows / 2 && unplaced > 0 && placed + unplaced === rows, `${rows} rows, ${placed} placed, ${unplaced} not`)
  assert.deepEqual([faultsInAll, perCategory[0]!.category], [0, 'violence'])
}))

test('St Louis\'s file is placed in its neighbourhoods by state-plane feet (C1)', { skip: absent }, story(async (ctx) => {
  const here = await mapped(ctx, 'US', 'zones/click_that_hood/st-louis.geojson.gz', { nameProperty: 'name' })
  const file = rowsOf(read('st_louis_2008_2018/dev_2008_2014.csv.gz'), (_, at) => at % 20 === 0)
  assert.equal((await proposeProfile(as(ctx, operator), { ...here, file })).name, 'st-louis-extract')
  const { rows, placed, unplaced, faultsInAll } = await previewImport(as(ctx, operator), { ...here, file, profile: 'st-louis-extract' })
  assert.ok(rows > 19_000 && placed / rows > 0.95 && placed + unplaced === rows, `${rows} rows, ${placed} placed, ${unplaced} not`)
  assert.equal(faultsInAll, 0)
}))
