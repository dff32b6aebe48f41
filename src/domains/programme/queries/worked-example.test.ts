import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { stranger } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { refused } from '#testing/story.ts'
import type { WorkedExample } from '../words.ts'
import { workedExample } from './worked-example.ts'
import { workedExamples } from './worked-examples.ts'

/** Nothing of this is in the store: whoever asks may come without one. */
const anybody = { actor: stranger, now: new Date('2027-01-10T09:00:00Z') } as Ctx
const example = (id: string): Promise<WorkedExample> => workedExample(anybody, { id })
const by = ({ said }: WorkedExample, id: string) => said.find((figure) => figure.id === id)!
const followsBy = ({ follows }: WorkedExample, id: string) => follows.find((each) => each.id === id)!
const printed = (whole: WorkedExample) => whole.said.map((figure) => [figure.id, figure.from, figure.to])

test('the examples are listed in the order of the source, for everybody', async () => {
  const { examples } = await workedExamples(anybody, {})
  assert.deepEqual(examples.map(({ id }) => id), ['albania', 'estonia-crime', 'estonia-2016', 'talsi', 'bar-sambir'])
  assert.deepEqual(examples.map(({ line }) => line), examples.map(({ line }) => line).toSorted((one, other) => one - other))
  await assert.rejects(example('atlantis'), refused('programme.no-such-example'))
})

test('Albania: 35 % more community officers, 3 to 7 thousand inhabitants, 92 services, a survey in six months, plans of three to six (U1)', async () => {
  const albania = await example('albania')
  assert.deepEqual(printed(albania), [['more-officers', 0.35, 0.35], ['inhabitants', 3000, 7000], ['services', 92, 92], ['survey-every', 6, 6], ['plan-lasts', 3, 6]])
  assert.equal(followsBy(albania, 'band').band, 'within')
  assert.ok(Math.abs(followsBy(albania, 'fewer-for-each').from * 100 - 25.9) < 0.05)
})

test('Estonia: 57,417 crimes in 2003 and 32,559 in 2015 are 43.3 % fewer, and not every year brought fewer (U2)', async () => {
  const { years, follows } = await example('estonia-crime')
  assert.deepEqual(years.map(({ year, count }) => [year, count]), [
    [2003, 57417], [2004, 57168], [2005, 55586], [2006, 51834], [2007, 50375], [2008, 50977], [2009, 48359], [2010, 48340], [2011, 42567], [2012, 40816], [2013, 39631], [2014, 37787], [2015, 32559],
  ])
  assert.ok(Math.abs(follows[0]!.from * 100 - 43.3) < 0.05)
  assert.deepEqual(years.filter(({ change }) => change !== null && change > 0).map(({ year }) => year), [2008])
  assert.deepEqual(years.filter(({ seen }) => seen === false).map(({ year }) => year), [2004, 2008, 2010], 'what chance alone could make')
})

test('Estonia: trust of about 80 %, half hold only the State responsible, half would contribute; with the interval that random samples would have (U3)', async () => {
  const estonia = await example('estonia-crime')
  assert.deepEqual(['trust', 'only-the-state', 'want-to-contribute'].map((id) => [by(estonia, id).from, by(estonia, id).how, by(estonia, id).n]), [[0.8, 'about', null], [0.5, 'about', null], [0.5, 'exactly', null]])
  // Wilson by hand: (80 + 1.92) / 103.84 -+ 1.96 sqrt(16 + 0.96) / 103.84.
  assert.deepEqual([by(estonia, 'trust').ifAsked[0]!.low, by(estonia, 'trust').ifAsked[0]!.high].map((end) => end.toFixed(3)), ['0.711', '0.867'])
})

test('Estonia: 1,400 members of EKYL, 65 % of the population, 15 % of the housing, 5,000 members of Kodukant, 15 counties (U4)', async () => {
  const estonia = await example('estonia-crime')
  assert.deepEqual(printed(estonia).slice(3), [['ekyl-members', 1400, 1400], ['live-in-associations', 0.65, 0.65], ['ekyl-part', 0.15, 0.15], ['kodukant-members', 5000, 5000], ['counties', 15, 15]])
})

test('Estonia 2016: nothing that people put first stands on the ministry\'s list (U5)', async () => {
  const { rankings, overlap } = await example('estonia-2016')
  assert.deepEqual(rankings.map(({ tiers }) => tiers.flat().map(({ id }) => id)), [['traffic', 'theft', 'robbery', 'drugs'], ['domestic-violence', 'reintegration']])
  assert.deepEqual(overlap, { one: 'public', other: 'ministry', tops: [{ first: 1, both: 0 }, { first: 2, both: 0 }], inBoth: [], inAll: 6 })
})

test('Talsi: residents named six problems in the first survey (U6)', async () => {
  const { rankings } = await example('talsi')
  assert.deepEqual(rankings[0]!.tiers.flat().map(({ names }) => names.en), [
    'Street lighting that is missing or too weak', 'Aggressive groups of young people', 'Drunk people', 'Breaking of traffic rules', 'Stray dogs', 'Robberies',
  ])
})

test('Talsi began with 17 inspectors for 17,000 people, 62 crimes a month and trust of 65 to 70 % (O9)', async () => {
  const talsi = await example('talsi')
  assert.deepEqual(printed(talsi).slice(0, 4), [['inspectors', 17, 17], ['population', 17_000, 17_000], ['offences', 62, 62], ['trust', 0.65, 0.7]])
  assert.deepEqual([followsBy(talsi, 'inhabitants-per-inspector').from, followsBy(talsi, 'inhabitants-per-inspector').band], [1000, 'below'])
  assert.ok(Math.abs(followsBy(talsi, 'offences-per-thousand').from - 43.8) < 0.05)
})

test('Talsi: six shares rose by 25, 26, 11, 13, 8 and 9 points; which of them a survey of n could have seen (U7)', async () => {
  const talsi = await example('talsi')
  const told = ['know-officer', 'police-better', 'keeps-order', 'knows-problems', 'involves-people', 'safe-at-night'].map((id) => by(talsi, id))
  assert.deepEqual(told.map(({ from, unit }) => [from, unit]), [0.25, 0.26, 0.11, 0.13, 0.08, 0.09].map((points) => [points, 'points']))
  // n = (1.959964 + 0.841621)^2 / (2 d^2), and (2.734369 + 0.841621)^2 / (2 d^2) for the eighth part of 5 %.
  assert.deepEqual(told.map(({ answersNeeded }) => answersNeeded!.alone), [63, 59, 325, 233, 614, 485])
  assert.deepEqual(told.map(({ answersNeeded }) => answersNeeded!.together), told.map(({ from }) => Math.ceil((2.7343688 + 0.8416212) ** 2 / (2 * from * from))))
  assert.deepEqual(told.map(({ answersNeeded }) => answersNeeded!.surveys.map(({ seen }) => seen)), [
    ['alone', 'together', 'together'], ['together', 'together', 'together'], ['not', 'not', 'alone'], ['not', 'not', 'together'], ['not', 'not', 'not'], ['not', 'not', 'not'],
  ])
  assert.ok(told.every(({ n, answersNeeded }) => n === null && answersNeeded!.tests === 8))
})

test('Talsi: registered offences fell by 28.2 % and robberies by 26.8 %; from how many a fall like that is no chance (U7)', async () => {
  const talsi = await example('talsi')
  const [offences, robberies] = ['registered-offences', 'robberies'].map((id) => by(talsi, id))
  assert.deepEqual([offences!.from, robberies!.from], [0.282, 0.268])
  // z^2 (2 - f) / f^2 with z = 1.959964.
  assert.deepEqual([offences!.eventsNeeded!.least, robberies!.eventsNeeded!.least], [83, 93])
  assert.deepEqual([offences!.eventsNeeded!.probably, robberies!.eventsNeeded!.probably], [169, 189])
  assert.deepEqual(offences!.eventsNeeded!.periods.map(({ months, seen }) => [months, seen]), [[1, false], [2, false], [3, true], [6, true], [12, true]])
  assert.deepEqual(robberies!.eventsNeeded!.periods, [], 'the source does not say how many robberies there were')
})

test('Bar and Sambir: 28 % name homeless dogs, two panels, and lights, crossings, cameras and drinking before the detection of crimes (U8)', async () => {
  const bar = await example('bar-sambir')
  assert.deepEqual(printed(bar), [['dogs', 0.28, 0.28], ['panels', 2, 2]])
  assert.equal(by(bar, 'dogs').n, null)
  assert.deepEqual(by(bar, 'dogs').ifAsked.map(({ n, low, high }) => [n, low.toFixed(3), high.toFixed(3)]), [[100, '0.201', '0.375'], [200, '0.222', '0.346'], [500, '0.242', '0.321']])
  assert.deepEqual(bar.rankings[0]!.tiers.map((tier) => tier.map(({ id }) => id)), [['lighting', 'crossings', 'cameras', 'alcohol'], ['detecting-crimes']])
})

const source = join(process.env.VATRA_DATA ?? '', 'design', 'seed.txt')
const absent = process.env.VATRA_DATA && existsSync(source) ? false : 'VATRA_DATA holds no text of the source'
test('every figure stands in the source as it is printed here, in the line that is named (O9, U1, U2, U3, U4, U7, U8)', { skip: absent }, async () => {
  const lines = readFileSync(source, 'utf8').split('\n')
  const whole = await Promise.all((await workedExamples(anybody, {})).examples.map(({ id }) => example(id)))
  let looked = 0
  for (const { said, years } of whole) {
    const told = [...said, ...years.map(({ count, line }) => ({ printed: String(count), line }))]
    for (const { printed: text, line } of told) assert.ok(lines[line - 1]!.includes(text), `${text} in line ${line}`)
    looked += told.length
  }
  assert.equal(looked, 40)
})
