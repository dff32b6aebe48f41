import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator } from '#access/actor.ts'
import { arta, doina, place } from '#testing/people.ts'
import { feature, foundTown, mapOf, maps, outline } from '#testing/mapped-town.ts'
import { as, refused, story } from '#testing/story.ts'
import { checkZones } from '../queries/check-zones.ts'
import { zone } from '../queries/zone.ts'
import { zones } from '../queries/zones.ts'
import { checkZones as checked } from '../rules/check-zones.ts'
import { tables } from '../tables.ts'
import { importZones } from './import-zones.ts'

const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] })
const village = (code: string, name: string, parent: string | null, geometry: object | null = null) => feature(code, name, geometry, { level: 'village', parent })
const withVillages = mapOf(...maps.talsi.features, village('V1', 'Pastende', 'T1', point(22.59, 57.25)), village('V2', 'Laidze', 'T1', outline(22.581, 57.241, 22.583, 57.243)), village('V3', 'Ķūļi', 'T2'))
const commissariat = { code: 'talsi' }

test('the villages of zones come with the zones, by a point, an outline or their name, and everybody finds them on the page of their zone', story(async (ctx) => {
  await foundTown(ctx)
  const looked = await checkZones(as(ctx, doina), { geojson: withVillages })
  assert.deepEqual([looked.zones.length, looked.villages.map(({ code, zone: of }) => [code, of]), looked.faults], [2, [['V1', 'T1'], ['V2', 'T1'], ['V3', 'T2']], []])
  const kept = await importZones(as(ctx, doina), { commissariat, geojson: withVillages })
  assert.deepEqual([kept.zones.length, kept.villages.map(({ code }) => code)], [2, ['V1', 'V2', 'V3']])
  const seen = async (slug: string) => (await zone(ctx, { slug })).villages.map(({ names }) => names.lv ?? names.und)
  assert.deepEqual([await seen('old-town'), await seen('lakeside'), await seen('station')], [['Pastende', 'Laidze'], ['Ķūļi'], []])
  assert.deepEqual((await zones(ctx, { directorate: place.directorate, withVillages: true })).zones.map(({ villages }) => villages?.length), [0, 2, 1])
  const edition = async () => (await tables(ctx).selectFrom('pub.edition').select('number').executeTakeFirstOrThrow()).number
  const before = await edition()
  assert.deepEqual((await importZones(as(ctx, doina), { commissariat, geojson: withVillages })).villages, kept.villages)
  assert.equal(await edition(), before, 'the same file again changes nothing')
}))

test('villages may come alone, to zones kept before; a village that a zone leaves to its neighbour is the same village with another version', story(async (ctx) => {
  await foundTown(ctx)
  const alone = (to: string) => mapOf(village('V1', 'Pastende', to, point(22.59, 57.25)))
  const { villages: [first] } = await importZones(as(ctx, doina), { commissariat, geojson: alone('T1') })
  const later = { ...as(ctx, doina), now: new Date('2028-01-10T09:00:00Z') }
  const { villages: [again], zones: none } = await importZones(later, { commissariat, geojson: alone('T2') })
  assert.deepEqual([again, none], [first, []])
  assert.deepEqual([(await zone(later, { slug: 'old-town' })).villages.length, (await zone(later, { slug: 'lakeside' })).villages.length], [0, 1])
  const versions = await tables(ctx).selectFrom('territory.village_versions').select(['from_on', 'to_on', 'lon']).where('directorate_id', '=', place.directorate).orderBy('from_on').execute()
  assert.deepEqual(versions, [{ from_on: '2027-01-10', to_on: '2028-01-10', lon: 22.59 }, { from_on: '2028-01-10', to_on: null, lon: 22.59 }])
  await assert.rejects(importZones(later, { commissariat, geojson: alone('T1'), from: '2027-06-01' }), refused('territory.boundary-begins-later'))
}))

test('a village without a zone keeps the file out, one marked outside its zone is told, and villages that are the zones stay zones', story(async (ctx) => {
  await foundTown(ctx)
  const lost = mapOf(...withVillages.features, village('V4', 'Nowhere', 'T9'))
  await assert.rejects(importZones(as(ctx, doina), { commissariat, geojson: lost }), refused('territory.grave-faults'))
  assert.deepEqual(checked(lost).faults.map(({ zone: of, kind, other, grave }) => [of, kind, other, grave]), [['V4', 'no-parent', 'T9', true]])
  const astray = checked(mapOf(...maps.talsi.features, village('V1', 'Pastende', 'T1', point(22.61, 57.25)), village('V2', 'Off', 'T1', point(222, 57))))
  assert.deepEqual(astray.faults.map(({ zone: of, kind, grave }) => [of, kind, grave]), [['V2', 'outside-earth', true], ['V1', 'outside-zone', false]])
  const themselves = checked(mapOf(feature('A', 'Ala', outline(22.5, 57, 22.52, 57.02), { level: 'village', parent: 'P' }), feature('B', 'Bara', outline(22.52, 57, 22.54, 57.02), { level: 'village', parent: 'P' })))
  assert.deepEqual([themselves.zones.length, themselves.villages.length, themselves.faults], [2, 0, []])
}))

test('only whoever imports zones writes villages: past the first lock the database lets an analyst write none', story(async (ctx) => {
  await foundTown(ctx)
  await assert.rejects(importZones(as(ctx, arta), { commissariat, geojson: withVillages }), refused('access.not-allowed'))
  await importZones(as(ctx, operator), { directorate: place.directorate, commissariat, geojson: withVillages })
}))
