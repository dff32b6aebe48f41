import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator } from '#access/actor.ts'
import type { Ctx } from '#frame/ctx.ts'
import { afterContact, askedAfterContact } from '#testing/survey/asked-after-contact.ts'
import { arta, besnik, celine, place, signe } from '#testing/people.ts'
import { as, story, refused } from '#testing/story.ts'
import { openedWave, planned, town, zones } from '#testing/town.ts'
import { board } from '../queries/board.ts'
import { publishedWaves } from '../queries/published-waves.ts'
import { wave as seen } from '../queries/wave.ts'
import { sheetToFill } from '../queries/sheet-to-fill.ts'
import { waveProgress } from '../queries/wave-progress.ts'
import { zoneResults } from '../queries/zone-results.ts'
import { answerSheet } from './answer-sheet.ts'
import { closeWave } from './close-wave.ts'
import { goOnAsking } from './go-on-asking.ts'
import { invite } from './invite.ts'
import { loadInstrument } from './load-instrument.ts'
import { planWave } from './plan-wave.ts'
import { publishWave } from './publish-wave.ts'
import { stopAsking } from './stop-asking.ts'

const on = (ctx: Ctx, day: string): Ctx => ({ ...as(ctx, arta), now: new Date(`${day}T09:00:00Z`) })
const answer = (ctx: Ctx, code: string | undefined, day: string, well = true) => answerSheet({ ...ctx, now: new Date(`${day}T10:00:00Z`) }, { code, language: 'en', answers: afterContact(well) })
/** What follows a closing, as the reaction does it. */
const goneOn = (ctx: Ctx, wave: string, day: string) => goOnAsking({ ...as(ctx, operator), now: new Date(`${day}T09:00:00Z`) }, { directorate: place.directorate, wave })

test('when a round of those who had to do with the police closes, the next opens the same day with the same questions, once (B17)', story(async (ctx) => {
  await town(ctx)
  const { wave } = await askedAfterContact(ctx)
  await assert.rejects(goneOn(ctx, wave, '2027-04-02'), refused('survey.close-the-wave-first'))
  await closeWave(on(ctx, '2027-04-02'), { wave })
  const { next } = await goneOn(ctx, wave, '2027-04-02')
  assert.deepEqual(await goneOn(ctx, wave, '2027-04-02'), { next }, 'what follows may run twice')
  const { instrument } = await seen(as(ctx, arta), { wave })
  await assert.rejects(planWave(as(ctx, arta), planned(instrument.id, { follows: wave, goesOnMonths: 3 })), refused('survey.goes-on-already'))
  const [first, second] = [await seen(as(ctx, arta), { wave }), await seen(as(ctx, arta), { wave: next })]
  assert.deepEqual([first.closesOn, second.opensOn, second.closesOn, second.state, second.follows, second.goesOnMonths], ['2027-04-02', '2027-04-02', '2027-07-01', 'open', wave, 3])
  assert.deepEqual([second.instrument.hash, second.frame, second.modes, second.audience, second.names.en], [first.instrument.hash, first.frame, first.modes, 'contacts', 'After contact (2027-04)'])
  assert.deepEqual(second.zones.map(({ slug, target }) => [slug, target]), [['centre', 50], ['laidze', 50]])
}))

test('a card that was handed out works until somebody uses it: after the last day, and in the round that goes on (B17)', story(async (ctx) => {
  await town(ctx)
  const { wave, centre } = await askedAfterContact(ctx)
  assert.deepEqual(await answer(ctx, centre[0], '2027-04-01'), { kept: true }, 'the last day has passed and nobody has closed it yet')
  const keys = async () => (await sheetToFill(ctx, { code: centre[2] })).fingerprint
  const printed = await keys()
  await closeWave(on(ctx, '2027-04-02'), { wave })
  const { next } = await goneOn(ctx, wave, '2027-04-02')
  assert.equal(await keys(), printed, 'what is printed on the cards holds')
  assert.deepEqual(await answer(ctx, centre[1], '2027-04-02'), { kept: true })
  assert.deepEqual(await answer(ctx, centre[0], '2027-04-02'), { kept: false })
  const count = async (of: unknown) => (await waveProgress(as(ctx, celine), { wave: of })).total
  const [before, after] = [await count(wave), await count(next)]
  assert.deepEqual([before.answers, before.invited, before.responseRate], [1, 1, null])
  assert.deepEqual([after.answers, after.invited, after.responseRate], [1, 39, null], 'nobody knows how many cards were handed out')
}))

test('cards are made by the twenty, so that none tells whose contact it was (B17)', story(async (ctx) => {
  await town(ctx)
  const { wave } = await askedAfterContact(ctx)
  await assert.rejects(invite(as(ctx, signe), { wave, zone: zones.centre, count: 19 }), refused('survey.cards-in-twenties'))
  assert.equal((await invite(as(ctx, signe), { wave, zone: zones.centre, count: 20 })).codes.length, 20)
}))

test('a series is stopped, ends with its own last day and is not followed; only who plans it stops it (B17)', story(async (ctx) => {
  await town(ctx)
  const { wave, centre } = await askedAfterContact(ctx)
  await assert.rejects(stopAsking(as(ctx, besnik), { wave }), refused('access.not-allowed'))
  await stopAsking(as(ctx, arta), { wave })
  await assert.rejects(stopAsking(as(ctx, arta), { wave }), refused('survey.does-not-go-on'))
  await assert.rejects(answer(ctx, centre[0], '2027-04-01'), refused('survey.wave-closed'))
  await closeWave(on(ctx, '2027-04-02'), { wave })
  assert.deepEqual(await goneOn(ctx, wave, '2027-04-02'), { next: null })
}))

test('the board, the rounds and the page of a zone speak of residents only, and what others said stands apart (B17, B2)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave, centre } = await askedAfterContact(ctx, { cards: 40 })
  const glance = async () => (await board(as(ctx, celine), {})).zones.map(({ due, overdue, open }) => [due, overdue, open])
  const plain = [['plan-a-round', true, null], ['plan-a-round', true, null]]
  assert.deepEqual(await glance(), plain, 'a zone is due although others are being asked')
  for (const [at, code] of centre.entries()) await answer(ctx, code, '2027-01-20', at % 4 > 0)
  await closeWave(on(ctx, '2027-01-31'), { wave })
  await publishWave(on(ctx, '2027-01-31'), { wave })
  assert.deepEqual(await glance(), plain)
  assert.deepEqual((await publishedWaves(ctx, {})).waves, [])
  assert.deepEqual((await publishedWaves(ctx, { audience: 'contacts' })).waves.map((one) => one.wave), [wave])
  const residents = await zoneResults(ctx, { slug: 'centre' })
  assert.deepEqual([residents.waves, residents.result], [[], null])
  const contacts = await zoneResults(ctx, { slug: 'centre', audience: 'contacts' })
  assert.deepEqual([contacts.waves.length, contacts.result?.answers, contacts.result?.figures.find(({ of }) => of === 'contact.11')?.estimate], [1, 40, 0.75])
  assert.equal((await zoneResults(ctx, { slug: 'centre', wave })).result?.answers, 40, 'named by itself it is found')
  const { wave: round } = await openedWave(ctx, instrument)
  assert.deepEqual((await board(as(ctx, celine), {})).zones.map(({ due, open }) => [due, open?.wave]), [['field', round], ['field', round]])
}))

test('a round goes on from one that asked the same kind of people, and residents are never asked without end (B17, B19)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave } = await askedAfterContact(ctx)
  const { id: key } = await loadInstrument(as(ctx, arta), { instrument: 'key-persons' })
  const plan = (more: object) => planWave(as(ctx, arta), planned(instrument, { modes: ['web'], ...more }))
  await assert.rejects(plan({ follows: wave }), refused('survey.follows-another-series'))
  await assert.rejects(plan({ goesOnMonths: 3 }), refused('survey.only-contacts-go-on'))
  await assert.rejects(plan({ group: { en: 'Teachers' } }), refused('survey.only-key-persons-are-a-group'))
  await assert.rejects(plan({ instrument: key }), refused('survey.name-the-group'))
  const { wave: teachers } = await plan({ instrument: key, group: { en: 'Teachers' } })
  await plan({ instrument: key, group: { en: 'Teachers' }, follows: teachers })
  await assert.rejects(plan({ instrument: key, group: { en: 'Tenant associations' }, follows: teachers }), refused('survey.follows-another-series'))
  await assert.rejects(planWave({ ...as(ctx, celine) }, planned(instrument)), refused('access.not-allowed'))
}))
