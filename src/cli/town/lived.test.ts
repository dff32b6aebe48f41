import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator, stranger } from '#access/actor.ts'
import { board, cycle, methodCards, publishedAccount } from '#domains/cycles/index.ts'
import { organisations } from '#domains/partners/index.ts'
import { agreeTrustedPost, askTrustedPost } from '#domains/people/index.ts'
import { plainCheck, publishedPlan, strategy } from '#domains/plans/index.ts'
import { media } from '#domains/problems/index.ts'
import { publishedPolls, zoneResults } from '#domains/survey/index.ts'
import { due, improvements, investments, walks, worksOfPlan } from '#domains/work/index.ts'
import { zones } from '#domains/territory/index.ts'
import { follow } from '#frame/afterwards.ts'
import { reactions } from '#reactions'
import type { OwnDatabase } from '#testing/database.ts'
import { foundedTown } from '#testing/tour/founded-town.ts'
import { codesAtHand } from './codes-at-hand.ts'
import type { Founded } from './found.ts'
import { lakesideTurn } from './past/lakeside-turn.ts'
import { oldTownFirst } from './past/old-town-first.ts'
import { oldTownNow } from './past/old-town-now.ts'
import { oldTownSecond } from './past/old-town-second.ts'
import { keepersLetIn } from './who/keepers-let-in.ts'
import { analyst, commander, inOffice, keepers } from './who/people.ts'
import { waysIn } from './who/ways-in.ts'
import { acting } from './scene.ts'
import { truths } from './truth.ts'

/** The demonstration town as it is shown: what lies behind it was done by the deeds that anybody would use. */
const today = new Date('2027-06-01T09:00:00Z')
let store: OwnDatabase
let town: Founded
before(async () => {
  ;({ store, town } = await foundedTown('lived'))
  follow(reactions)
})
after(() => follow({}))

const open = () => ({ actor: stranger, store, now: today })
const as = (name: string) => acting({ at: (now, actor = operator) => ({ actor, store, now }), directorate: town.directorate }, name, today)
const zoneOf = async (slug: string) => (await zones({ actor: operator, store, now: today }, {})).zones.find((zone) => zone.slug === slug)!.zone

test('Old Town has gone through all six stages twice and is at work on its third plan', async () => {
  const { history, stageName, cycle: now } = await cycle(await as(analyst), { zone: await zoneOf('old-town') })
  assert.equal(stageName, 'done')
  assert.equal(now.closedOn, null)
  assert.equal(history.filter(({ closedOn }) => closedOn !== null).length, 2)
  const { accounts } = await publishedAccount(open(), { slug: 'old-town' })
  assert.equal(accounts.length, 2)
})

test('what did not change is told as no success, what did is told as one, and what is unsolved goes on', async () => {
  const { accounts } = await publishedAccount(open(), { slug: 'old-town' })
  const told = await Promise.all(accounts.toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1)).map(async ({ cycle: one }) => (await publishedAccount(open(), { slug: 'old-town', cycle: one })).account!))
  const made = told.map(({ problems }) => Object.fromEntries(problems.map(({ question, outcome, solved, change, carriedTo }) => [question, [outcome, change?.verdict, solved, carriedTo !== null]])))
  assert.deepEqual(made, [
    { 'lses.a1': ['partial', 'no detectable change', false, true], 'lses.a5': ['failure', 'no detectable change', false, true] },
    { 'lses.a1': ['success', 'better', true, false], 'lses.a5': ['partial', 'better', false, true], 'lses.a9': ['partial', 'better', false, true] },
  ])
  for (const { done, notDone, why, help } of told) for (const answer of [done, notDone, why, help]) assert.deepEqual(Object.keys(answer).sort(), ['en', 'ro'])
})

test('between the two latest rounds the town says what is true of it, and between the two before nothing became better or worse', async () => {
  const [before, latest] = town.waves
  for (const { zone, verdict } of truths.filter((truth) => truth.verdict !== 'withheld')) {
    const { result } = await zoneResults(open(), { slug: zone, wave: latest })
    const seen = new Set(result!.changes.map((change) => change.verdict))
    assert.equal(seen.has('better'), verdict === 'better on block A only', zone)
    assert.equal(seen.has('no detectable change'), verdict !== 'not comparable', zone)
    const { result: earlier } = await zoneResults(open(), { slug: zone, wave: before })
    assert.ok(earlier!.changes.every((change) => change.verdict !== 'better' && change.verdict !== 'worse'), zone)
  }
})

test('of the running plan one action is late, one stuck, one done yesterday; a partner is asked something and the next review is tomorrow', async () => {
  const { overdue, stuck, reviews, unanswered } = await due(await as(commander), {})
  assert.deepEqual([overdue.map(({ words }) => words.en), stuck.map(({ words }) => words.en)], [['Measure speed on changing nights'], ['Raise the crossing by the school']])
  assert.deepEqual([reviews.map(({ on }) => on), unanswered.length], [['2027-06-02'], 1])
  const { plan } = await publishedPlan(open(), { slug: 'old-town' })
  const { works } = await worksOfPlan(open(), { plan: plan!.plan })
  assert.ok(works.some(({ state, since }) => state === 'done' && since === '2027-05-31'))
})

test('the other zones: Lakeside went through it once and waits for a plan, the Station Quarter for its analysis, Mill Hill is silent; all three are late', async () => {
  const { zones: seen } = await board(await as(commander), {})
  assert.deepEqual(Object.fromEntries(seen.map(({ slug, stageName, lateBy }) => [slug, [stageName, lateBy > 0]])), {
    'old-town': ['done', false], lakeside: ['planned', true], 'station-quarter': ['analysed', true], 'mill-hill': ['analysed', true],
  })
  assert.equal((await publishedAccount(open(), { slug: 'lakeside' })).accounts.length, 1)
})

test('partners, agreements to renew, method cards with failures, a street lit with pictures and walks, the strategy, a poll and the press are there', async () => {
  const ieva = await as(commander)
  const { organisations: all } = await organisations(ieva, {})
  assert.deepEqual([all.length, all.filter(({ renewBy }) => renewBy !== null).length], [4, 2])
  const { cards } = await methodCards(ieva, {})
  assert.deepEqual([...new Set(cards.map(({ worked }) => worked))].sort(), ['cannot-tell', 'not', 'partly', 'well'])
  const { improvements: built } = await improvements(ieva, {})
  assert.deepEqual(built.map(({ state }) => state), ['finished'])
  assert.deepEqual([(await walks(ieva, { zone: await zoneOf('old-town') })).walks.length, (await investments(ieva, {})).investments.length], [2, 1])
  assert.deepEqual([(await strategy(open(), { code: 'riverland' })).strategy!.year, (await publishedPolls(open(), { directorate: town.directorate })).polls.length, (await media(ieva, {})).entries.length], [2027, 1, 1])
  assert.equal((await as(inOffice.municipality!)).actor.kind, 'person')
})

test('at every start two who lead the directorate are there once, so that what takes two can be tried, and new invitations while a round is open', async () => {
  const console_ = { actor: operator, store, now: today }, { directorate } = town, zone = await zoneOf('old-town')
  const roles = async () => (await waysIn(console_, directorate)).map(({ role }) => role)
  // As the town was before: one administrator, and nobody who could agree.
  assert.deepEqual((await roles()).filter((role) => /administrator|headquarters/.test(role)), ['administrator'])
  for (let start = 0; start < 2; start++) await keepersLetIn(console_, directorate)
  assert.deepEqual((await roles()).slice(-6), ['administrator', 'second administrator', 'headquarters', 'headquarters, the whole country', 'auditor', 'data protection'])
  const asked = { role: 'auditor', area: directorate, name: 'Maija Kalna', from: '2027-06-01' }, { request } = await askTrustedPost(await as(keepers[0]!.name), asked)
  assert.ok((await agreeTrustedPost(await as(keepers[1]!.name), { request })).link?.token)
  const [first, second] = [await codesAtHand(console_, { directorate, zone }), await codesAtHand(console_, { directorate, zone })]
  assert.equal(new Set([...first, ...second]).size, 4)
  assert.deepEqual(await codesAtHand({ ...console_, now: new Date('2027-07-01T09:00:00Z') }, { directorate, zone }), [])
})

test('what everybody reads of the plans is in plain words in both languages', async () => {
  for (const { summary, problems } of [oldTownFirst, oldTownSecond, oldTownNow, lakesideTurn]) {
    for (const words of [summary, ...problems.map(({ statement }) => statement)]) {
      for (const [language, text] of Object.entries(words)) assert.deepEqual((await plainCheck(open(), { words: text, language })).toMend, [], text)
      assert.doesNotMatch(words.ro, /[şţŞŢ]/)
    }
  }
})
