import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator, type Actor } from '#access/actor.ts'
import { seeing, within } from '#frame/within.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, celine, edgars, besnik, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { openedWave, planned, town, zones } from '#testing/town.ts'
import { wave } from '../queries/wave.ts'
import { waves } from '../queries/waves.ts'
import { lsesCore } from '../words.ts'
import { loadInstrument } from './load-instrument.ts'
import { openWave } from './open-wave.ts'
import { planWave } from './plan-wave.ts'

test('a round is planned for chosen zones with its days, ways of answering and targets, and opens (B1)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave: id, breaks } = await planWave(as(ctx, arta), planned(instrument, { designEffect: 1.5, hopedChange: 0.1, margins: [{ question: 'lses.x2', shares: { 1: 0.5, 2: 0.49, 3: 0.01 } }] }))
  assert.deepEqual(breaks, [])
  const seen = await wave(as(ctx, celine), { wave: id })
  assert.deepEqual([seen.state, seen.opensOn, seen.closesOn, seen.modes, seen.designEffect, seen.hopedChange, seen.instrument.code], ['planned', '2027-01-04', '2027-01-31', ['web', 'interview'], 1.5, 0.1, 'lses-core'])
  assert.deepEqual(seen.zones.map(({ slug, target, population, hasBoundary }) => [slug, target, population, hasBoundary]), [['centre', 200, 5200, true], ['laidze', 100, 3100, false]])
  assert.deepEqual(await openWave(as(ctx, arta), { wave: id }), { wave: id, opensOn: '2027-01-04', closesOn: '2027-01-31' })
  await assert.rejects(openWave(as(ctx, arta), { wave: id }), refused('survey.wave-not-planned'))
  assert.deepEqual((await waves(as(ctx, celine), {})).waves.map(({ wave, state }) => [wave, state]), [[id, 'open']])
}))

test('a plan that asks differently than the round it follows is told what breaks (F1)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const { wave: before } = await openedWave(ctx, instrument)
  const same = await planWave(as(ctx, arta), planned(instrument, { follows: before }))
  assert.deepEqual(same.breaks, [])
  const [first, ...rest] = lsesCore.questions
  const { id: other } = await loadInstrument(as(ctx, arta), { instrument: { ...lsesCore, version: '3', questions: [{ ...first, choices: first!.choices!.slice(0, 3), measure: { share: [2] } }, ...rest] } })
  const { breaks } = await planWave(as(ctx, arta), planned(other, { follows: before, modes: ['paper'], frame: 'Whoever came by' }))
  for (const expected of ['modes-changed', 'frame-changed', 'scale-changed'] as const) assert.ok(breaks.includes(expected), expected)
}))

test('an analyst of another commissariat may not plan or open a wave (B1)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  await assert.rejects(planWave(as(ctx, edgars), planned(instrument)), refused('access.not-allowed'))
  await assert.rejects(planWave(as(ctx, besnik), planned(instrument)), refused('access.not-allowed'))
  const { wave: id } = await planWave(as(ctx, arta), planned(instrument))
  await assert.rejects(openWave(as(ctx, edgars), { wave: id }), refused('access.not-allowed'))
  await assert.rejects(openWave(as(ctx, celine), { wave: id }), refused('access.not-allowed'))
}))

test('for an analyst of another commissariat the wave is not there, whatever the code would let through (B1)', async () => {
  const store = await ownDatabase()
  const by = (actor: Actor) => ({ actor, store, now: new Date('2027-01-10T09:00:00Z') })
  const id = await within(by(operator), 'all', async (ctx) => {
    await seeing(ctx, { directorate: place.directorate, areas: [place.directorate] })
    const { instrument } = await town(ctx)
    return (await planWave(as(ctx, arta), planned(instrument))).wave
  })
  assert.deepEqual((await waves(by(edgars), {})).waves, [])
  await assert.rejects(openWave(by(edgars), { wave: id }), refused('survey.no-such-wave'))
  assert.equal((await openWave(by(arta), { wave: id })).wave, id)
  await store.close()
})

test('a plan that cannot be is refused, with the field that is wrong', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const plans = async (more: Record<string, unknown>) => planWave(as(ctx, arta), planned(instrument, more))
  await assert.rejects(plans({ closesOn: '2027-01-03' }), (thrown: { fields?: Record<string, string> }) => thrown.fields?.closesOn === 'survey.closes-before-it-opens')
  await assert.rejects(plans({ zones: [{ zone: zones.centre, target: 1 }, { zone: zones.centre, target: 2 }] }), (thrown: { fields?: Record<string, string> }) => thrown.fields?.zones === 'survey.zone-twice')
  await assert.rejects(plans({ zones: [{ zone: zones.far, target: 10 }] }), refused('survey.no-such-zone'))
  await assert.rejects(plans({ instrument: zones.far }), refused('survey.no-such-instrument'))
  await assert.rejects(plans({ follows: zones.far }), refused('survey.no-such-wave'))
  await assert.rejects(plans({ margins: [{ question: 'lses.x1', shares: { 1: 0.2 } }] }), refused('survey.margins-wrong'))
  await assert.rejects(plans({ directorate: place.talsi }), refused('frame.not-found'))
  const { wave: late } = await plans({ opensOn: '2026-12-01', closesOn: '2027-01-09' })
  await assert.rejects(openWave(as(ctx, arta), { wave: late }), refused('survey.closing-day-passed'))
}))
