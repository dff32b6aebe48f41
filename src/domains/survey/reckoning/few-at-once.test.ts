import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import type { Ctx } from '#frame/ctx.ts'
import { seeing } from '#frame/within.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { arta, place } from '#testing/people.ts'
import { mostPerTurn } from '#testing/run/per-turn.ts'
import { closedRound, fileOf, mapping, people, small } from '#testing/small-round.ts'
import { as, story } from '#testing/story.ts'
import { sheetsOfFile } from '../intake/sheets-of-file.ts'
import { knownWave, zonesOfWave } from './known-wave.ts'
import { sheetsOfWave } from './sheets-of-wave.ts'

const expected = { instrument: small, mapping, zones: [{ id: 'id-1', code: 'T1', slug: 'old-town' }], offered: ['web'] as const }
const wide = Array.from({ length: 200 }, () => small.questions[0]!)

/** Counts the sheets in what the database answers. */
const counting = (handled: (many: number) => void): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    for (const { sheets } of result.rows) if (typeof sheets === 'number') handled(sheets)
    return result
  },
})

test('a survey company\'s file ten times as long is read and kept no more rows at a time: whoever wants a page waits no longer (B11)', async () => {
  const files = [4_000, 40_000].map((rows) => fileOf(people('T1', rows, rows / 4)))
  const read = (file: string, still = false) => mostPerTurn((handled) => sheetsOfFile(file, { ...expected, mapping: watched(handled) }), { still })
  const put = (file: string) => mostPerTurn((handled) => sheetsOfFile(file, expected, async ({ count }) => handled(count)))
  const [short, long] = [await read(files[0]!), await read(files[1]!)]
  assert.ok(short > 100 && short < 2000, `${short} rows at a time`)
  assert.ok(Math.abs(long - short) <= 2, `${short} rows at a time, and ${long} of ten times as many`)
  assert.ok(await put(files[1]!) <= 20_000 / small.questions.length + long)
  // The control: whoever never gives way is found out.
  assert.equal(await read(files[1]!, true), 40_000)
})

/** A mapping that tells of every row that is read: the words for the ways of answering are looked up in each. */
const watched = (handled: (many: number) => void) => ({
  ...mapping,
  zone: { column: 'zone', codes: new Proxy<Record<string, string>>({}, { get: () => void handled(1) }) },
})

test('a wave four times as large comes out of the store no more sheets at a time, and by a questionnaire of 200 questions at most 200 (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const most = async (sheets: number, asked?: number) => {
    const wave = await closedRound(ctx, { zones: [oldTown, lakeside] }, [...people('T1', sheets - 1, 7), ...people('T2', 1, 1)])
    await seeing(ctx, { directorate: place.directorate, areas: [place.talsi] })
    const known = await knownWave(as(ctx, arta), { wave }), zones = await zonesOfWave(as(ctx, arta), known)
    return mostPerTurn(async (handled) => {
      const counted: Ctx = { ...as(ctx, arta), db: ctx.db.withPlugin(counting(handled)) }
      const read = await sheetsOfWave(counted, { ...known, instrument: { ...known.instrument, questions: wide } }, zones, asked)
      assert.deepEqual([...read.start], [0, sheets - 1, sheets])
    })
  }
  assert.deepEqual([await most(300), await most(1200)], [200, 200])
  // The control: who asks for all at once is found out.
  assert.equal(await most(1200, 1e9), 1200)
}))
