import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { operator } from '#access/actor.ts'
import { as, story } from '#testing/story.ts'
import { importZones } from './import-zones.ts'
import { zoneAt } from '../queries/zone-at.ts'
import { zones } from '../queries/zones.ts'

const held = process.env.VATRA_DATA
const skip = held === undefined ? 'VATRA_DATA is not set: Tallinn, Albania and Moldova were not imported' : false

for (const [name, path, country, count, place, slug] of [
  ['the 8 districts of Tallinn', 'estonia_ehak/tallinn_linnaosad_8_districts.geojson.gz', 'EE', 8, { lon: 24.6855, lat: 59.384 }, 'nomme-linnaosa'],
  ['the 61 municipalities of Albania', 'whosonfirst/al_county.geojson.gz', 'AL', 61, { lon: 19.8187, lat: 41.3275 }, 'tirana'],
  ['the 37 raions of Moldova', 'whosonfirst/md_region.geojson.gz', 'MD', 37, { lon: 28.19, lat: 45.9 }, 'cahul'],
] as const) test(`${name} are kept as they come, and a place in them has its zone (A1)`, { skip }, story(async (ctx) => {
  const geojson = JSON.parse(gunzipSync(readFileSync(join(held!, 'data/zones', path))).toString())
  const asked = { directorate: { code: name, country }, commissariat: { code: 'all' }, geojson }
  const drawn = await importZones(as(ctx, operator), asked)
  assert.deepEqual([drawn.kept, drawn.unchanged, new Set(drawn.zones.map((zone) => zone.slug)).size], [count, 0, count])
  assert.deepEqual(drawn.faults.filter(({ grave }) => grave), [])
  assert.deepEqual(await zoneAt(ctx, place), { slug })
  assert.equal((await zones(ctx, { directorate: drawn.directorate, withBoundaries: true })).zones.filter(({ boundary }) => boundary !== null).length, count)
  const again = await importZones(as(ctx, operator), asked)
  assert.deepEqual([again.kept, again.unchanged], [0, count])
}))
