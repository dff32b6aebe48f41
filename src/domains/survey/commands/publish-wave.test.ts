import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#access/actor.ts'
import { arta, edgars } from '#testing/people.ts'
import { closedRound, openRound, people, publishedRound, small } from '#testing/small-round.ts'
import { as, refused, story } from '#testing/story.ts'
import { foundTown } from '#testing/mapped-town.ts'
import { comparability, previewResults, publishedWaves, publishWave, waveResults, zoneResults } from '../index.ts'
import type { ZoneResult } from '../words.ts'

const figure = (result: ZoneResult, of: string) => result.figures.find((one) => one.of === of)!
const change = (result: ZoneResult, of: string) => result.changes.find((one) => one.of === of)!

test('twenty-nine answers are not published, whoever asks, and thirty are (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await closedRound(ctx, { zones: [oldTown, lakeside] }, [...people('T1', 29, 12), ...people('T2', 30, 12)])
  const seen = await previewResults(as(ctx, arta), { wave })
  await publishWave(as(ctx, arta), { wave })
  const { zones } = await waveResults(as(ctx, stranger), { wave })
  assert.deepEqual(seen.zones.map(({ figures }) => figures.map(({ withheld }) => withheld)), zones.map(({ figures }) => figures.map(({ withheld }) => withheld)).toReversed())
  const [few, enough] = [zones.find(({ zone }) => zone === oldTown)!, zones.find(({ zone }) => zone === lakeside)!]
  const { withheld, estimate, low, high } = figure(few, 'light')
  assert.deepEqual({ withheld, estimate, low, high }, { withheld: 'fewer-than-30', estimate: null, low: null, high: null })
  assert.deepEqual([figure(enough, 'light').estimate, figure(enough, 'light').n, figure(enough, 'light').method], [0.4, 30, 'wilson'])
}))

test('four alike are not told, and neither are all but four; none at all is told (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await publishedRound(ctx, { zones: [oldTown, lakeside] }, [...people('T1', 60, 4), ...people('T2', 60, 56)])
  for (const zone of (await waveResults(as(ctx, stranger), { wave })).zones) {
    assert.equal(figure(zone, 'light').withheld, 'too-few-alike')
    assert.deepEqual([figure(zone, 'stolen').withheld, figure(zone, 'stolen').estimate], [null, 0])
  }
}))

test('two zones with too few answers are shown together, and both pages say so (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await closedRound(ctx, { zones: [oldTown, lakeside] }, [...people('T1', 20, 8), ...people('T2', 20, 12)])
  await publishWave(as(ctx, arta), { wave, merge: [[oldTown, lakeside]] })
  const { zones } = await waveResults(as(ctx, stranger), { wave })
  assert.deepEqual(zones.map(({ answers, mergedWith }) => [answers, mergedWith]), [[40, [zones[1]!.slug]], [40, [zones[0]!.slug]]])
  assert.equal(figure(zones[0]!, 'light').estimate, 0.5)
}))

test('an analyst of another commissariat may not publish, and a round that is not closed is not published (B16)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const wave = await closedRound(ctx, { zones: [oldTown] }, people('T1', 40, 12))
  await assert.rejects(publishWave(as(ctx, edgars), { wave }), refused('access.not-allowed'))
  await publishWave(as(ctx, arta), { wave })
  await assert.rejects(publishWave(as(ctx, arta), { wave }), refused('survey.wave-published'))
  await assert.rejects(publishWave(as(ctx, arta), { wave: await openRound(ctx, { zones: [oldTown] }) }), refused('survey.close-the-wave-first'))
}))

test('a frozen copy does not change when sheets change, and says by which questionnaire and program it was made (P3)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const wave = await publishedRound(ctx, { zones: [oldTown] }, people('T1', 40, 12))
  const before = await waveResults(as(ctx, stranger), { wave })
  await sql`update survey.sheets set answers = '{0,0,2,1,-3}' where wave_id = ${wave}`.execute(ctx.db)
  assert.deepEqual(await waveResults(as(ctx, stranger), { wave }), before)
  assert.match(before.wave.instrument.hash, /^[0-9a-f]{64}$/)
  assert.match(before.wave.codeVersion, /^\d+\.\d+\.\d+$/)
  assert.deepEqual(before.wave.modes, { web: 40 })
}))

test('everybody can read what a zone said, and in which rounds (P3)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const { rows: [zone] } = await sql<{ slug: string }>`select slug from pub.zones where zone_id = ${oldTown}`.execute(ctx.db)
  assert.deepEqual((await zoneResults(as(ctx, stranger), zone)).result, null)
  const first = await publishedRound(ctx, { zones: [oldTown] }, people('T1', 40, 12))
  const second = await publishedRound(ctx, { zones: [oldTown, lakeside], follows: first }, people('T1', 40, 13))
  const latest = await zoneResults(as(ctx, stranger), zone), earlier = await zoneResults(as(ctx, stranger), { ...zone, wave: first })
  assert.deepEqual([latest.waves.length, latest.result!.comparedWith!.wave, earlier.result!.comparedWith, latest.instrument!.code], [2, first, null, 'small'])
  assert.deepEqual((await publishedWaves(as(ctx, stranger), {})).waves.map(({ wave }) => wave).sort(), [first, second].sort())
  await assert.rejects(zoneResults(as(ctx, stranger), { slug: 'nowhere' }), refused('survey.no-such-zone'))
}))

test('fewer people bothered by the lighting is better, as many as before is no detectable change (F1)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const zones = [oldTown, lakeside]
  const first = await publishedRound(ctx, { zones }, [...people('T1', 200, 120), ...people('T2', 200, 120)])
  const second = await publishedRound(ctx, { zones, follows: first }, [...people('T1', 200, 60), ...people('T2', 200, 118)])
  const { zones: said } = await waveResults(as(ctx, stranger), { wave: second })
  const [better, same] = [said.find(({ zone }) => zone === oldTown)!, said.find(({ zone }) => zone === lakeside)!]
  assert.deepEqual([change(better, 'light').verdict, change(better, 'a').verdict, change(better, 'dogs').verdict], ['better', 'better', 'no detectable change'])
  assert.deepEqual(new Set(same.changes.map(({ verdict }) => verdict)), new Set(['no detectable change']))
  assert.ok(change(better, 'light').pAdjusted! > change(better, 'light').p!)
  assert.ok(better.detectable! > 0.14 && better.detectable! < 0.25)
}))

test('a zone whose share of web answers moved by 16 points is not comparable, and says why (F2)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const zones = [oldTown, lakeside]
  const asked = (web: number, bad: number) => [...people('T1', web, bad), ...people('T1', 100 - web, 0, { mode: 'paper' }), ...people('T2', 100, bad)]
  const first = await publishedRound(ctx, { zones }, asked(60, 50))
  const second = await publishedRound(ctx, { zones, follows: first }, asked(76, 10))
  const { zones: said } = await waveResults(as(ctx, stranger), { wave: second })
  const [moved, steady] = [said.find(({ zone }) => zone === oldTown)!, said.find(({ zone }) => zone === lakeside)!]
  assert.deepEqual([moved.because, change(moved, 'light').verdict, change(moved, 'light').pAdjusted], [['mode-share-moved'], 'not comparable', null])
  assert.deepEqual([steady.because, change(steady, 'light').verdict], [[], 'better'])
}))

test('a question whose words changed is not comparable, and the others are (F2)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const [light, ...others] = small.questions
  const changed = { ...small, version: '2', questions: [{ ...light!, words: { en: 'Is street lighting a problem for you?' } }, ...others] }
  const first = await publishedRound(ctx, { zones: [oldTown] }, people('T1', 100, 50))
  const second = await publishedRound(ctx, { zones: [oldTown], follows: first, instrument: changed }, people('T1', 100, 10))
  const { zones: [said] } = await waveResults(as(ctx, stranger), { wave: second })
  assert.deepEqual([change(said!, 'light').because, change(said!, 'light').verdict, change(said!, 'light').difference], [['question-changed'], 'not comparable', null])
  assert.deepEqual([change(said!, 'a').verdict, change(said!, 'index').verdict, change(said!, 'dogs').verdict], ['not comparable', 'not comparable', 'no detectable change'])
  assert.deepEqual(await comparability(as(ctx, arta), { wave: second, with: first }), { because: [], of: { light: ['question-changed'], a: ['question-changed'], index: ['question-changed'] } })
}))

test('weights make the young count as many as they are, and say so in the method (B16)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const rows = [...people('T1', 40, 40, { age: 1 }), ...people('T1', 120, 0, { age: 2 })]
  const wave = await publishedRound(ctx, { zones: [oldTown], margins: [{ question: 'age', shares: { 1: 0.5, 2: 0.5 } }] }, rows)
  const { zones: [said], whole } = await waveResults(as(ctx, stranger), { wave })
  for (const result of [said!, whole]) {
    assert.ok(Math.abs(figure(result, 'light').estimate! - 0.5) < 1e-9)
    assert.deepEqual([figure(result, 'light').n, figure(result, 'light').method, figure(result, 'a').method], [160, 'logit-raked', 'linear-raked'])
  }
}))

test('where populations are known the whole counts people and not sheets (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await publishedRound(ctx, { zones: [oldTown, lakeside] }, [...people('T1', 100, 50), ...people('T2', 50, 10)])
  const { whole } = await waveResults(as(ctx, stranger), { wave })
  assert.ok(Math.abs(figure(whole, 'light').estimate! - (5200 * 0.5 + 9000 * 0.2) / 14200) < 1e-12)
  assert.equal(figure(whole, 'light').method, 'logit')
}))

test('a round is compared only with one that is published (F1)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const first = await closedRound(ctx, { zones: [oldTown] }, people('T1', 40, 12))
  const second = await closedRound(ctx, { zones: [oldTown], follows: first }, people('T1', 41, 12))
  await assert.rejects(publishWave(as(ctx, arta), { wave: second }), refused('survey.publish-the-earlier-wave-first'))
}))
