import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator, stranger } from '#access/actor.ts'
import { Refusal } from '#frame/refusal.ts'
import { arta, doina, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { feature, foundTown, mapOf, maps, outline } from '#testing/mapped-town.ts'
import { importZones } from './import-zones.ts'
import { boundaryHistory } from '../queries/boundary-history.ts'
import { zone } from '../queries/zone.ts'
import { zones } from '../queries/zones.ts'
import { tables } from '../tables.ts'

const nextYear = new Date('2028-01-10T09:00:00Z')
const wider = mapOf(feature('T1', 'Old Town', outline(22.57, 57.24, 22.6, 57.26)), feature('T2', 'Lakeside', outline(22.6, 57.24, 22.62, 57.26)))

test('the zones of a commissariat come from a file, with the level each belongs to, and everybody sees them (A1)', story(async (ctx) => {
  await foundTown(ctx)
  const seen = (await zones(ctx, { directorate: place.directorate })).zones
  assert.deepEqual(seen.map(({ code, slug, population, country, commissariatNames, directorateNames }) => [code, slug, population, country, commissariatNames.en, directorateNames.en]), [
    ['E1', 'station', 2100, 'LV', 'Elsewhere', 'Kurzeme'], ['T1', 'old-town', 5200, 'LV', 'Talsi', 'Kurzeme'], ['T2', 'lakeside', 9000, 'LV', 'Talsi', 'Kurzeme'],
  ])
  assert.equal((await zone(ctx, { slug: 'old-town' })).boundary?.[0]?.[0]?.length, 5)
}))

test('the same file again changes nothing (A1)', story(async (ctx) => {
  await foundTown(ctx)
  const edition = async () => (await tables(ctx).selectFrom('pub.edition').select('number').executeTakeFirstOrThrow()).number
  const before = await edition()
  const again = await importZones(as(ctx, doina), { commissariat: { code: 'talsi' }, geojson: maps.talsi })
  assert.deepEqual([again.kept, again.unchanged], [0, 2])
  assert.equal(await edition(), before)
}))

test('a boundary that changed has a version from that day on, and the one before stays (A1)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const later = { ...as(ctx, doina), now: nextYear }
  const changed = await importZones(later, { commissariat: { code: 'talsi' }, geojson: wider })
  assert.deepEqual([changed.kept, changed.unchanged], [1, 1])
  assert.deepEqual((await boundaryHistory(later, { zone: oldTown })).versions.map(({ from, to }) => [from, to]), [['2027-01-10', '2028-01-10'], ['2028-01-10', null]])
  assert.equal((await boundaryHistory(later, { zone: lakeside })).versions.length, 1)
  assert.equal((await zone(later, { slug: 'old-town' })).boundary?.[0]?.[0]?.[0]?.[0], 22.57)
  assert.equal((await zone(later, { slug: 'old-town' })).population, 5200, 'a file that does not count keeps the count')
}))

test('a boundary that began today is corrected in its place; none begins before the one it follows, nor tomorrow (A1)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  await importZones(as(ctx, doina), { commissariat: { code: 'talsi' }, geojson: wider })
  assert.equal((await boundaryHistory(as(ctx, doina), { zone: oldTown })).versions.length, 1)
  await assert.rejects(importZones(as(ctx, doina), { commissariat: { code: 'talsi' }, geojson: maps.talsi, from: '2026-01-01' }), refused('territory.boundary-begins-later'))
  await assert.rejects(importZones(as(ctx, doina), { commissariat: { code: 'talsi' }, geojson: maps.talsi, from: '2027-01-11' }), refused('territory.not-yet'))
}))

test('a zone may lack a boundary, a file may bring the count apart, and a zone that left the file stays', story(async (ctx) => {
  await foundTown(ctx)
  const { faults } = await importZones(as(ctx, doina), { commissariat: { code: 'talsi' }, geojson: mapOf(feature('T3', 'Undrawn', null)), populations: { T3: 800 } })
  assert.deepEqual(faults.map(({ zone, kind, grave }) => [zone, kind, grave]), [['T3', 'no-boundary', false]])
  const seen = (await zones(ctx, { commissariat: place.talsi, withBoundaries: true })).zones
  assert.deepEqual(seen.map(({ code, population, boundary }) => [code, population, boundary === null]), [['T1', 5200, false], ['T2', 9000, false], ['T3', 800, true]])
}))

test('a wide overlap keeps the whole file out and names the zones, in the file and with what is there (A1)', story(async (ctx) => {
  await foundTown(ctx)
  const onTop = mapOf(feature('A', 'Able', outline(30, 50, 30.02, 50.02)), feature('B', 'Baker', outline(30.01, 50, 30.03, 50.02)))
  await assert.rejects(importZones(as(ctx, doina), { commissariat: { code: 'talsi' }, geojson: onTop }), (thrown: unknown) => {
    assert.ok(thrown instanceof Refusal)
    assert.equal(thrown.code, 'territory.grave-faults')
    assert.deepEqual(thrown.fields, { A: 'territory.fault-overlap' })
    return true
  })
  const onKept = mapOf(feature('C', 'Charlie', outline(22.59, 57.24, 22.61, 57.26)))
  await assert.rejects(importZones(as(ctx, doina), { commissariat: { code: 'elsewhere' }, geojson: onKept }), (thrown: unknown) => {
    assert.ok(thrown instanceof Refusal)
    assert.deepEqual(thrown.fields, { C: 'territory.fault-overlap' })
    return true
  })
  assert.equal((await zones(ctx, { directorate: place.directorate })).zones.length, 3)
}))

test('two zones of one name have two addresses, and an address never changes', story(async (ctx) => {
  await foundTown(ctx)
  const far = mapOf(feature('X1', 'Old Town', outline(26, 57, 26.02, 57.02)), feature('X2', 'Чернівці', outline(27, 57, 27.02, 57.02)), feature('X3', 'Chișinău-Botanica', outline(28, 57, 28.02, 57.02)))
  const drawn = await importZones(as(ctx, doina), { commissariat: { code: 'elsewhere' }, geojson: far })
  assert.deepEqual(drawn.zones.map(({ slug }) => slug), ['old-town-elsewhere', 'x2', 'chisinau-botanica'])
  await importZones(as(ctx, doina), { commissariat: { code: 'talsi' }, geojson: mapOf(feature('T1', 'Ancient Town', null)) })
  assert.equal((await zone(ctx, { slug: 'old-town' })).names.en ?? Object.values((await zone(ctx, { slug: 'old-town' })).names)[0], 'Ancient Town')
}))

test('a file may name its commissariats itself, and zones lie in their parents', story(async (ctx) => {
  await foundTown(ctx)
  const both = mapOf(
    feature('north', 'North', outline(26, 57, 26.04, 57.02), { level: 'commissariat' }),
    feature('N1', 'First', outline(26, 57, 26.02, 57.02), { level: 'zone', parent: 'north' }), feature('N2', 'Second', outline(26.02, 57, 26.04, 57.02), { level: 'zone', parent: 'north' }),
  )
  const drawn = await importZones(as(ctx, doina), { geojson: both })
  assert.deepEqual(drawn.zones.map(({ code }) => code), ['N1', 'N2'])
  const north = drawn.commissariats.find(({ code }) => code === 'north')!.id
  assert.equal((await zones(ctx, { commissariat: north })).zones.length, 2)
  await assert.rejects(importZones(as(ctx, doina), { geojson: mapOf(feature('N3', 'Third', outline(27, 57, 27.02, 57.02))) }), refused('territory.which-commissariat'))
}))

test('nobody but the administrator of the directorate imports zones, and only the operator founds one', story(async (ctx) => {
  await foundTown(ctx)
  await assert.rejects(importZones(as(ctx, arta), { commissariat: { code: 'talsi' }, geojson: maps.talsi }), refused('access.not-allowed'))
  await assert.rejects(importZones(as(ctx, stranger), { directorate: place.directorate, commissariat: { code: 'talsi' }, geojson: maps.talsi }), refused('access.not-allowed'))
  const elsewhere = { directorate: { code: 'vidzeme', country: 'LV' }, commissariat: { code: 'cesis' }, geojson: mapOf(feature('C1', 'Castle', outline(25, 57, 25.02, 57.02))) }
  await assert.rejects(importZones(as(ctx, doina), elsewhere), refused('access.not-allowed'))
  const founded = await importZones(as(ctx, operator), elsewhere)
  assert.notEqual(founded.directorate, place.directorate)
  await assert.rejects(importZones(as(ctx, doina), elsewhere), refused('frame.not-found'))
}))
