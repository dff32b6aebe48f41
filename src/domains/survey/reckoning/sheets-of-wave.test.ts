import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeing } from '#frame/within.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { arta, place } from '#testing/people.ts'
import { closedRound, people } from '#testing/small-round.ts'
import { as, story } from '#testing/story.ts'
import type { WaveSheets } from '../rules/sheets/wave-sheets.ts'
import { knownWave, zonesOfWave } from './known-wave.ts'
import { sheetsOfWave } from './sheets-of-wave.ts'

test('a wave too large for one go is read as one read at once (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await closedRound(ctx, { zones: [oldTown, lakeside] }, [...people('T1', 4, 1), ...people('T2', 3, 2, { mode: 'paper' }), ...people('T2', 2, 0)])
  await seeing(ctx, { directorate: place.directorate, areas: [place.talsi] })
  const known = await knownWave(as(ctx, arta), { wave })
  const zones = await zonesOfWave(ctx, known)
  const atOnce = await sheetsOfWave(ctx, known, zones)
  const inGoes = await sheetsOfWave(ctx, known, zones.map((zone) => ({ ...zone, target: 150_000 })))
  for (const sheets of [atOnce, inGoes]) {
    assert.deepEqual([...sheets.start], [0, 4, 9])
    assert.deepEqual(sheets.byMode, [{ web: 4 }, { paper: 3, web: 2 }])
    assert.deepEqual([sheets.strata, sheets.units], [null, null])
    // In which order the sheets of a zone come is PostgreSQL's affair.
    assert.deepEqual([lights(sheets, 0), lights(sheets, 1)], [[0, 0, 0, 3], [0, 0, 0, 3, 3]])
  }
}))

const lights = ({ start, answers, width }: WaveSheets, zone: number): number[] =>
  Array.from({ length: start[zone + 1]! - start[zone]! }, (_, at) => answers[(start[zone]! + at) * width]!).sort()
