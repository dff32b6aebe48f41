import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { operator, stranger } from '#access/actor.ts'
import { importZones } from '#domains/territory/index.ts'
import type { DirectorateId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { arta, edgars, place } from '#testing/people.ts'
import { closedRound, openRound, people, publishedRound, small } from '#testing/small-round.ts'
import { as, refused, story } from '#testing/story.ts'
import { feature, foundTown, mapOf, outline } from '#testing/mapped-town.ts'
import { comparability, previewResults, publishedWaves, publishWave, waveResults, zoneResults } from '../index.ts'
import type { ZoneResult } from '../words.ts'

const figure = (result: ZoneResult, of: string) => result.figures.find((one) => one.of === of)!
const change = (result: ZoneResult, of: string) => result.changes.find((one) => one.of === of)!

async function threeZones(ctx: Ctx) {
  const { oldTown, lakeside } = await foundTown(ctx)
  const geojson = mapOf(feature('T3', 'Harbour', outline(22.62, 57.24, 22.64, 57.26), { population: 4000 }))
  const { zones: [harbour] } = await importZones(as(ctx, operator), { directorate: { id: place.directorate as DirectorateId, code: 'kurzeme' }, commissariat: { id: place.talsi, code: 'talsi' }, geojson })
  return { oldTown, lakeside, harbour: harbour!.id }
}

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
    assert.equal(figure(zone, 'light').withheld, 'withheld')
    assert.deepEqual([figure(zone, 'stolen').withheld, figure(zone, 'stolen').estimate], [null, 0])
  }
}))

test('two zones with too few answers are shown together, and both pages say so (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx)
  const wave = await closedRound(ctx, { zones: [oldTown, lakeside] }, [...people('T1', 20, 8), ...people('T2', 20, 12)])
  await publishWave(as(ctx, arta), { wave, merge: [[oldTown, lakeside]] })
  const { zones } = await waveResults(as(ctx, stranger), { wave })
  assert.deepEqual(zones.map(({ answers, mergedWith }) => [answers, mergedWith]), [[40, [zones[1]!.slug]], [40, [zones[0]!.slug]]])
  assert.ok(Math.abs(figure(zones[0]!, 'light').estimate! - (5200 * 0.4 + 9000 * 0.6) / 14200) < 1e-12, 'people count, not sheets')
}))

test('one zone of three withheld is not the whole less the other two: the smaller of them is withheld too, in the same word, and preview and page agree (PRIV-04)', story(async (ctx) => {
  const { oldTown, lakeside, harbour } = await threeZones(ctx)
  const wave = await closedRound(ctx, { zones: [oldTown, lakeside, harbour] }, [...people('T1', 60, 3), ...people('T2', 80, 40), ...people('T3', 90, 30)])
  const seen = await previewResults(as(ctx, arta), { wave })
  await publishWave(as(ctx, arta), { wave })
  const { zones, whole } = await waveResults(as(ctx, stranger), { wave })
  const said = (zone: string) => { const { n, estimate, withheld } = figure(zones.find((one) => one.zone === zone)!, 'light'); return [n, estimate, withheld] }
  assert.deepEqual([said(oldTown), said(lakeside), said(harbour)], [[60, null, 'withheld'], [80, null, 'withheld'], [90, 1 / 3, null]])
  assert.equal(figure(whole, 'light').withheld, null)
  for (const zone of zones) assert.deepEqual(seen.zones.find((one) => one.zone === zone.zone)!.figures, zone.figures)
}))

test('what a later round tells again of an earlier one does not give away what that one kept back by merging (PRIV-04)', story(async (ctx) => {
  const { oldTown, lakeside, harbour } = await threeZones(ctx)
  const zones = [oldTown, lakeside, harbour], rows = [...people('T1', 20, 8), ...people('T2', 60, 24), ...people('T3', 90, 30)]
  const first = await closedRound(ctx, { zones }, rows)
  await publishWave(as(ctx, arta), { wave: first, merge: [[oldTown, lakeside]] })
  const second = await publishedRound(ctx, { zones, follows: first }, [...people('T1', 70, 30), ...people('T2', 70, 30), ...people('T3', 90, 30)])
  const said = (await waveResults(as(ctx, stranger), { wave: second })).zones
  const told = (zone: string) => { const { before, after, because } = change(said.find((one) => one.zone === zone)!, 'light'); return [before, after === null, because] }
  assert.deepEqual([told(oldTown), told(lakeside)], [[null, false, ['withheld-before']], [null, false, ['withheld-before']]], 'the second would be the merged number less the first')
  assert.deepEqual(told(harbour), [1 / 3, false, []])
}))

test('what the questionnaire calls sensitive is told of the whole commissariat only, and there only where twenty are alike (PRIV-04)', story(async (ctx) => {
  const { oldTown, lakeside, harbour } = await threeZones(ctx)
  const instrument = { ...small, version: 's', questions: small.questions.map((question) => (question.id === 'stolen' ? { ...question, sensitive: true } : question)) }
  const round = (victims: number) => publishedRound(ctx, { zones: [oldTown, lakeside, harbour], instrument }, ['T1', 'T2', 'T3'].flatMap((zone) => [...people(zone, victims, 0, { stolen: 'yes' }), ...people(zone, 60, 30)]))
  const told = async (wave: string) => { const { zones, whole } = await waveResults(as(ctx, stranger), { wave }); return [...zones, whole].map((result) => figure(result, 'stolen').withheld) }
  assert.deepEqual(await told(await round(7)), ['withheld', 'withheld', 'withheld', null])
  assert.deepEqual(await told(await round(6)), ['withheld', 'withheld', 'withheld', 'withheld'])
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
