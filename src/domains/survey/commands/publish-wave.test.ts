import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { operator, stranger, type Actor } from '#access/actor.ts'
import { importZones } from '#domains/territory/index.ts'
import type { DirectorateId, ZoneId } from '#domains/territory/words.ts'
import type { Ctx } from '#frame/ctx.ts'
import { seeded } from '#kernel/random.ts'
import { whileWaitedFor, type Step } from '#platform/background/waited-for.ts'
import { cronbachAlpha } from '#kernel/score/cronbach-alpha.ts'
import { mcdonaldOmega } from '#kernel/score/mcdonald-omega.ts'
import { arta, edgars, place } from '#testing/people.ts'
import { closedRound, openRound, people, publishedRound, small } from '#testing/small-round.ts'
import { as, refused, story } from '#testing/story.ts'
import { feature, foundTown, mapOf, outline } from '#testing/mapped-town.ts'
import fc from '#testing/run/fast-check.ts'
import { closeWave, comparability, countryQuality, importSheets, previewResults, publishedWaves, publishWave, waveResults, zoneResults } from '../index.ts'
import { resealing } from '../reckoning/seal/resealing.ts'
import { lettersTold } from '../rules/quality/letters-told.ts'
import { drawings } from '../rules/quality/scales-of-blocks.ts'
import { silenceOfQuestions } from '../rules/quality/silence-of-questions.ts'
import { toldTogether } from '../rules/quality/told-together.ts'
import type { Instrument, WaveId, ZoneResult } from '../words.ts'

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
  const seen = await previewResults(as(ctx, arta), { wave }), { zones: paged, called } = await previewResults(as(ctx, arta), { wave, part: { language: 'lv' } })
  // All at once they stand as the commissariat codes them; page by page as their names are looked for.
  assert.deepEqual([seen.zones, paged, called!].map((all) => all.map(({ zone }) => zone)), [[oldTown, lakeside], [lakeside, oldTown], [lakeside, oldTown]])
  await publishWave(as(ctx, arta), { wave })
  const { zones } = await waveResults(as(ctx, stranger), { wave })
  assert.deepEqual((await waveResults(as(ctx, stranger), { wave, part: { language: 'lv' } })).zones, zones, 'here the addresses stand as the names do')
  assert.deepEqual(seen.zones.map(({ figures }) => figures.map(({ withheld }) => withheld)), zones.map(({ figures }) => figures.map(({ withheld }) => withheld)).toReversed())
  const [few, enough] = [zones.find(({ zone }) => zone === oldTown)!, zones.find(({ zone }) => zone === lakeside)!]
  const { withheld, estimate, low, high } = figure(few, 'light')
  assert.deepEqual({ withheld, estimate, low, high }, { withheld: 'fewer-than-30', estimate: null, low: null, high: null })
  assert.deepEqual([figure(enough, 'light').estimate, figure(enough, 'light').n, figure(enough, 'light').method], [0.4, 30, 'wilson'])
}))

test('publishing says how far it is, step by step and zone by zone; one that nobody wants any more publishes nothing (B16)', story(async (ctx) => {
  const { oldTown, lakeside } = await foundTown(ctx), leaving = new AbortController(), steps: Step[] = []
  const wave = await closedRound(ctx, { zones: [oldTown, lakeside] }, [...people('T1', 40, 12), ...people('T2', 40, 12)])
  const left = whileWaitedFor({ signal: leaving.signal, told: ({ name }) => void (name === 'survey.at-results' && leaving.abort()) }, () => publishWave(as(ctx, arta), { wave }))
  await assert.rejects(left, { name: 'AbortError' })
  // The control: nobody leaves, and the same round is published.
  await whileWaitedFor({ told: (step) => void steps.push(step) }, () => publishWave(as(ctx, arta), { wave }))
  assert.deepEqual([...new Set(steps.map(({ name }) => name ?? ''))].filter(Boolean), ['survey.at-seal', 'survey.at-sheets', 'survey.at-results', 'survey.at-zones', 'survey.at-quality'])
  const last = (name: string) => steps.findLast((step) => step.name === name)
  assert.deepEqual([last('survey.at-sheets'), last('survey.at-zones')], [{ name: 'survey.at-sheets', done: 80, of: 80 }, { name: 'survey.at-zones', done: 0, of: 2 }])
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
  await resealing(ctx, wave)
  await sql`delete from survey.sheets where wave_id = ${wave}`.execute(ctx.db)
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

const hq: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-0000000000c9', directorate: '0194d000-0000-7000-8000-0000000000c8', posts: [{ role: 'hq', area: '0194d000-0000-7000-8000-0000000000c7', commissariat: null, country: 'LV' }], proved: true }
const noise: Instrument = {
  ...small, code: 'noise', questions: [...small.questions.slice(0, 2), { ...small.questions[0]!, id: 'noise', words: { en: 'How much of a problem is noise?' } }, ...small.questions.slice(2)],
}
/** People who find everything bad or nothing, more or less; some do not know, one will not say. */
function answersAbout(many: number): readonly (readonly string[])[] {
  const next = seeded(9)
  return Array.from({ length: many }, (_, at) => {
    const bad = next(), said = () => String(Math.min(3, Math.floor((bad * 0.7 + next() * 0.3) * 4)))
    return ['T1', at < 3 ? 'paper' : 'web', at < 7 ? '8' : said(), said(), at === 9 ? '9' : said(), at % 5 === 0 ? '' : 'lv']
  })
}
async function askedOf(ctx: Ctx, zone: ZoneId, rows: ReturnType<typeof answersAbout>, { instrument = noise, follows, frame = 'Register' }: { readonly instrument?: Instrument; readonly follows?: string; readonly frame?: string } = {}) {
  const wave = await openRound(ctx, { zones: [zone], instrument, frame, ...(follows && { follows }) })
  const missing = { 8: 'dont-know', 9: 'prefer-not' } as const, problems = Object.fromEntries(['light', 'dogs', 'noise'].map((id) => [id, { column: id, missing }]))
  const rest = { stolen: { column: 'stolen' }, age: { column: 'age' } }
  await importSheets(as(ctx, arta), { wave, fileName: 'noise.csv', file: ['zone,mode,light,dogs,noise,language,stolen,age', ...rows.map((row) => `${row.join()},2,1`)].join('\n'), mapping: { zone: { column: 'zone' }, mode: { column: 'mode' }, language: 'language', questions: { ...problems, ...rest } } })
  return wave
}
const told = async (ctx: Ctx, wave: string) => (await countryQuality(as(ctx, hq), { wave: wave as WaveId })).rounds[0]!

test('how good the asking was is kept when a round is published, in the kernel\'s own numbers of the same answers, and headquarters read it without any of them (B16)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx), rows = answersAbout(80), wave = await askedOf(ctx, oldTown, rows)
  await assert.rejects(told(ctx, wave), refused('survey.no-such-wave'), 'not while it is open')
  await closeWave(as(ctx, arta), { wave })
  assert.deepEqual([(await told(ctx, wave)).closedOn.length, (await told(ctx, wave)).figures], [10, null], 'closed: no number before sheets can come no more')
  await publishWave(as(ctx, arta), { wave })
  const { figures } = await told(ctx, wave), kept = figures!.told!
  const items = [2, 3, 4].map((column) => Float64Array.from(rows, (row) => (Number(row[column]) > 3 ? NaN : Number(row[column]) / 3)))
  const same = (given: readonly Float64Array[]) => {
    const alpha = cronbachAlpha(given), omega = mcdonaldOmega(given, seeded(1), drawings(alpha.n))
    return { n: alpha.n, alpha: { estimate: alpha.alpha, low: alpha.low, high: alpha.high }, omega: { estimate: omega.omega, low: omega.low, high: omega.high, resamples: omega.resamples } }
  }
  // Sheets lie in another order than in the file: sums differ in their last digits, and drawings draw others.
  const near = ({ n, alpha, omega }: ReturnType<typeof same>) => [n, ...[alpha.estimate, alpha.low, alpha.high, omega.estimate].map((one) => one?.toFixed(9))]
  const [problems, crime] = kept.blocks
  assert.deepEqual(near(problems as ReturnType<typeof same>), near(same(items)))
  assert.ok(Math.abs(problems!.omega!.low! - same(items).omega.low!) < 0.03 && problems!.omega!.resamples > 900, `${JSON.stringify(problems!.omega)} ${JSON.stringify(same(items).omega)}`)
  assert.deepEqual([problems!.n, problems!.items, crime!.scale], [72, 3, false])
  // The planted fault: one person counted with the answers of another.
  assert.notDeepEqual(near(problems as ReturnType<typeof same>), near(same([items[0]!, items[1]!, items[2]!.toReversed()])))
  assert.deepEqual([kept.answers, kept.modes, kept.languages, kept.letters], [80, [{ name: null, sheets: 80 }], [{ name: 'lv', sheets: 64 }, { name: '', sheets: 16 }], null], 'three on paper are told with the others')
  const index = (await waveResults(as(ctx, stranger), { wave })).whole.figures.find(({ kind }) => kind === 'index')!
  assert.deepEqual(kept.index, { n: index.n, deff: index.deff, effective: index.n / index.deff! })
  const [light, dogs, loud] = kept.questions
  assert.deepEqual([light!.silent, light!.dontKnow, light!.preferNot, dogs!.silent, loud!.silent, loud!.withheld], [7 / 80, 7 / 80, 0, 0, null, 'withheld'], 'one who would not say is not told')
  assert.equal(kept.compared, null)
  assert.equal((await countryQuality(as(ctx, hq), {})).rounds.find((one) => one.wave === wave)!.figures!.told!.questions.length, 0, 'a list has no questions')
}))

test('a round of fewer than thirty tells headquarters nothing, and one that asked otherwise is not comparable, with the reason (F2)', story(async (ctx) => {
  const { oldTown } = await foundTown(ctx)
  const close = async (wave: string) => { await closeWave(as(ctx, arta), { wave }); await publishWave(as(ctx, arta), { wave }); return wave }
  const first = await close(await askedOf(ctx, oldTown, answersAbout(30)))
  const few = await close(await askedOf(ctx, oldTown, answersAbout(29), { follows: first }))
  assert.deepEqual([(await told(ctx, few)).figures, (await told(ctx, first)).figures!.told!.answers], [{ told: null }, 30])
  const reworded = { ...noise, version: '2', questions: noise.questions.map((question) => (question.id === 'noise' ? { ...question, words: { en: 'Is noise a problem?' } } : question)) }
  const other = await close(await askedOf(ctx, oldTown, answersAbout(40), { follows: first, instrument: reworded, frame: 'Telephone numbers' }))
  const again = await close(await askedOf(ctx, oldTown, answersAbout(40), { follows: first }))
  const compared = async (wave: string) => { const { because, sameInstrument, version, differently } = (await told(ctx, wave)).figures!.told!.compared!; return { because, sameInstrument, version, differently } }
  assert.deepEqual(await compared(other), { because: ['frame-changed'], sameInstrument: false, version: '1', differently: 1 })
  assert.deepEqual(await compared(again), { because: [], sameInstrument: true, version: '1', differently: 0 })
}))

test('rates have the names of AAPOR, and what few share cannot be worked out of what is told of letters, ways and languages (PRIV-04)', () => {
  const of = (answered: number, refused: number, notEligible: number, invited = 100) => lettersTold({ invited, answered, refused, notEligible })
  assert.deepEqual(of(40, 10, 10), { invited: 100, eligible: 90, answered: 40, rr1: 40 / 90, ref1: 10 / 90, coop1: 0.8, con1: 50 / 90 })
  assert.deepEqual(of(40, 3, 2), { invited: null, eligible: 98, answered: 40, rr1: 40 / 98, ref1: null, coop1: null, con1: null }, 'three who refused, two who moved away')
  assert.deepEqual([of(3, 10, 0)!.rr1, of(3, 10, 0)!.coop1, of(88, 10, 0)!.ref1, of(0, 0, 0), of(0, 0, 100)], [null, null, null, null, null], 'three answered; all but two were reached; nobody answered a letter')
  // Whoever knows how many there are in all subtracts what is told: a rest of one kind, or of one to four people, is found out.
  const foundOut = (counts: Record<string, number>, said: readonly { readonly name: string | null; readonly sheets: number }[]) => {
    const named = new Set(said.map(({ name }) => name)), hidden = Object.entries(counts).filter(([name, sheets]) => sheets > 0 && !named.has(name))
    return said.some(({ sheets }) => sheets < 5) || (hidden.length === 1 && Object.values(counts).filter((sheets) => sheets > 0).length > 1) || (hidden.length > 1 && hidden.reduce((sum, [, sheets]) => sum + sheets, 0) < 5)
  }
  let naive = 0
  fc.assert(fc.property(fc.record({ web: fc.integer({ min: 30, max: 60 }), paper: fc.nat(12), phone: fc.nat(6), interview: fc.nat(4) }), (counts) => {
    const said = toldTogether(counts), all = Object.values(counts).reduce((sum, sheets) => sum + sheets, 0)
    assert.equal(foundOut(counts, said), false)
    assert.equal(said.reduce((sum, { sheets }) => sum + sheets, 0), all)
    if (foundOut(counts, Object.entries(counts).filter(([, sheets]) => sheets >= 5).map(([name, sheets]) => ({ name, sheets })))) naive++
  }))
  assert.ok(naive > 20, 'the control: leaving out the small ones alone gives them away')
})

test('how many were asked what hangs on another answer is rounded, and not told where that answer is withheld (PRIV-04)', () => {
  const instrument: Instrument = { ...small, questions: [small.questions[2]!, { ...small.questions[3]!, id: 'reported', block: 'b', askedIf: [{ question: 'stolen', codes: [1] }] }] }
  const sheets = (victims: number, silent: number) => ({ width: 2, answers: Int16Array.from(Array.from({ length: 200 }, (_, at) => (at < silent ? [1, -1] : at < victims ? [1, 1] : [2, -3])).flat()) })
  const said = (victims: number, silent = 0, hidden: readonly string[] = []) => { const { asked, silent: none, leftOpen, withheld } = silenceOfQuestions(instrument, sheets(victims, silent), new Set(hidden)).questions[1]!; return [asked, none, leftOpen, withheld] }
  assert.deepEqual(said(63, 9), [65, 0.14, null, null])
  assert.deepEqual(said(63, 9, ['stolen']), [null, null, null, 'withheld'])
  assert.deepEqual([said(29), said(0), said(63, 3), said(197, 9)], [[null, null, null, 'fewer-than-30'], [null, null, null, 'fewer-than-30'], [null, null, null, 'withheld'], [null, null, null, 'withheld']])
  // All together are not told to the answer either, or the one question that keeps something back could be subtracted.
  const all = (times: number) => silenceOfQuestions(instrument, { width: 2, answers: Int16Array.from(Array.from({ length: 200 * times }, (_, at) => (at < 13 ? [-1, -3] : [2, -3])).flat()) }, new Set())
  assert.deepEqual([all(1).silent, all(5).silent, all(5).questions[0]!.dontKnow], [null, 0.01, 0.013])
  // The control: an exact number would tell how many were stolen from.
  assert.notEqual(said(63, 9)[0], 63)
})
