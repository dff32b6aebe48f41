import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doina, place } from '#testing/people.ts'
import { as, story } from '#testing/story.ts'
import { feature, foundTown, mapOf, outline } from '#testing/mapped-town.ts'
import { importZones } from '../commands/import-zones.ts'
import { zoneAt } from './zone-at.ts'
import { zones } from './zones.ts'

test('any coordinate resolves to one zone, on a border too, and to none where none is drawn (A1)', story(async (ctx) => {
  await foundTown(ctx)
  assert.deepEqual(await zoneAt(ctx, { lon: 22.59, lat: 57.25 }), { slug: 'old-town' })
  assert.deepEqual(await zoneAt(ctx, { lon: '22.61', lat: '57.25' }), { slug: 'lakeside' })
  assert.notEqual((await zoneAt(ctx, { lon: 22.6, lat: 57.25 })).slug, null)
  assert.deepEqual(await zoneAt(ctx, { lon: 10, lat: 10 }), { slug: null })
}))

test('a zone that was drawn a moment ago is found at once', story(async (ctx) => {
  await foundTown(ctx)
  assert.deepEqual(await zoneAt(ctx, { lon: 26.01, lat: 57.01 }), { slug: null })
  await importZones(as(ctx, doina), { commissariat: { code: 'talsi' }, geojson: mapOf(feature('N', 'New', outline(26, 57, 26.02, 57.02))) })
  assert.deepEqual(await zoneAt(ctx, { lon: 26.01, lat: 57.01 }), { slug: 'new' })
}))

test('a list of zones carries boundaries only when it is asked to', story(async (ctx) => {
  await foundTown(ctx)
  assert.equal((await zones(ctx, { commissariat: place.talsi })).zones.some((zone) => 'boundary' in zone), false)
  assert.equal((await zones(ctx, { commissariat: place.talsi, withBoundaries: true })).zones.every(({ boundary }) => boundary?.length === 1), true)
}))
