import assert from 'node:assert/strict'
import { test } from 'node:test'
import { small } from '#testing/small-round.ts'
import type { WaveSheets } from '../../rules/sheets/wave-sheets.ts'
import { reckoned } from './reckoned.ts'
import { jobs, type SentSide } from './jobs.ts'

const zones = 12, each = 40, width = small.questions.length
const asked = Array.from({ length: zones }, (_, zone) => ({ id: `zone-${zone}`, slug: `zone-${zone}`, names: { en: `Zone ${zone}` }, target: each, boundaryHash: null }))
const groups = asked.map((_, zone) => [zone])

function sheetsWith(bad: number): WaveSheets {
  const all = zones * each, answers = new Int16Array(new SharedArrayBuffer(2 * all * width))
  for (let sheet = 0; sheet < all; sheet++) answers.set([sheet % bad === 0 ? 3 : 0, sheet % 4, 1 + (sheet % 2), 1 + (sheet % 3 === 0 ? 1 : 0), 0], sheet * width)
  return { width, answers, start: Int32Array.from({ length: zones + 1 }, (_, zone) => zone * each), byMode: asked.map(() => ({ web: each })), strata: null, units: null }
}

const side = (wave: string, bad: number): SentSide => ({
  wave, names: { en: wave }, closesOn: '2027-01-31', instrument: small, modes: ['web'], frame: 'register', designEffect: 1, zones: asked, sheets: sheetsWith(bad),
  drawn: { designed: false, raked: false, weights: null },
})

test('a large wave is reckoned beside the pages, and says to the letter what it says here (B16)', async () => {
  const input = { after: side('after', 3), before: side('before', 2), groups, released: [] }, said = await reckoned('results-of-wave', input)
  assert.equal(said.zones.length, zones)
  assert.deepEqual(said, jobs['results-of-wave'](input))
  const broken = { instrument: small, sheets: input.after.sheets, how: input.after.drawn, by: [3], withheld: new Set<string>() }
  assert.deepEqual(await reckoned('breakdowns', broken), jobs.breakdowns(broken))
  assert.equal(input.after.sheets.answers.length, zones * each * width)
})
