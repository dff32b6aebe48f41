import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { feature, mapOf, maps, outline } from '#testing/mapped-town.ts'
import { turnsMeanwhile } from '#testing/run/turns-meanwhile.ts'
import { onGround } from '../beside/on-ground.ts'
import { jobs } from '../beside/jobs.ts'
import { checkZones } from './check-zones.ts'
import { directorates } from './directorates.ts'

test('a file is looked at before anything is kept: swapped coordinates are named, zone by zone (A1)', story(async (ctx) => {
  const good = await checkZones(as(ctx, arta), { geojson: maps.talsi })
  assert.deepEqual([good.mayBeKept, good.faults, good.zones.length], [true, [], 2])
  const bad = await checkZones(as(ctx, arta), { geojson: mapOf(feature('S', 'Swapped', outline(57.24, 22.58, 57.26, 22.6)), ...maps.talsi.features), options: { nameLanguage: 'lv' } })
  assert.equal(bad.mayBeKept, false)
  assert.deepEqual(bad.faults.map(({ zone, kind }) => [zone, kind]), [['S', 'swapped']])
  assert.deepEqual((await directorates(ctx, {})).directorates, [])
}))

test('a large file is looked at beside the thread that answers pages, as text, and says what it says here (A1)', async () => {
  const square = (at: number) => outline(22 + (at % 10) / 50, 57 + Math.floor(at / 10) / 50, 22.02 + (at % 10) / 50, 57.02 + Math.floor(at / 10) / 50)
  const input = { geojson: JSON.stringify(mapOf(...Array.from({ length: 100 }, (_, at) => feature(`z${at}`, `Zone number ${at} ${'of a long name '.repeat(20)}`, square(at))))), options: {} }
  let beside
  const turns = await turnsMeanwhile(async () => { beside = await onGround('check', input) })
  assert.ok(turns > 5, `${turns} turns`)
  assert.deepEqual(beside, jobs.check(input))
  // The control: looked at here, nobody has a turn meanwhile.
  assert.equal(await turnsMeanwhile(() => jobs.check(input)), 0)
})

test('a file that holds no zones is said to', story(async (ctx) => {
  assert.deepEqual((await checkZones(as(ctx, arta), { geojson: 'nonsense' })).faults.map(({ kind }) => kind), ['not-geojson'])
  await assert.rejects(checkZones(ctx, { geojson: maps.talsi }), refused('access.not-allowed'))
}))
