import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { v7 } from 'uuid'
import { operator } from '#access/actor.ts'
import { attachPlan, begin, cycle, passOver } from '#domains/cycles/index.ts'
import { tables } from '#domains/cycles/tables.ts'
import { draftPlan, plan, planAction } from '#domains/plans/index.ts'
import { problems } from '#domains/problems/index.ts'
import { loadInstrument, openWave, planWave } from '#domains/survey/index.ts'
import { noteProgress } from '#domains/work/index.ts'
import { follow } from '#frame/afterwards.ts'
import type { Ctx } from '#frame/ctx.ts'
import { reactions } from '#reactions'
import { analysedTown, askedAgainTown, askedTown, goingOnFrom, keptIn, on, plannedTown } from '#testing/cycles/whole-turn.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, besnik, celine, edgars, place } from '#testing/people.ts'
import { people, publishedRound, small } from '#testing/small-round.ts'
import { as, refused } from '#testing/story.ts'

const fromAnalysed = goingOnFrom(analysedTown)
const fromAskedAgain = goingOnFrom(askedAgainTown)
const fromAsked = goingOnFrom(askedTown)
const fromPlanned = goingOnFrom(plannedTown)

let store: Awaited<ReturnType<typeof ownDatabase>>
before(async () => { store = await ownDatabase() })
after(async () => { follow({}); await store.close() })

const live = async (ctx: Parameters<typeof tables>[0]) =>
  tables(ctx).selectFrom('cycles.cycles').select(['id', 'zone_id', 'wave_id', 'remeasured_id', 'follows_id']).where('directorate_id', '=', place.directorate).where('closed_on', 'is', null).orderBy('zone_id').execute()

test('opening a wave begins a turn in every zone of it, by itself and once (F6)', async () => {
  const town = await keptIn(store, (ctx) => askedTown(ctx))
  await keptIn(store, async (ctx) => {
    await tables(ctx).updateTable('cycles.cycles').set({ closed_on: '2027-01-11' }).where('directorate_id', '=', place.directorate).execute()
  })
  follow(reactions)
  const outside = { actor: operator, store, now: new Date('2027-02-01T09:00:00Z') }
  const { id } = await loadInstrument(outside, { directorate: place.directorate, instrument: small })
  const { wave } = await planWave(outside, { directorate: place.directorate, commissariat: place.talsi, instrument: id, names: { en: 'Spring' }, frame: 'Register of inhabitants', modes: ['web', 'paper'], opensOn: '2027-02-01', closesOn: '2027-02-28', follows: town.wave, zones: [{ zone: town.oldTown, target: 50 }, { zone: town.lakeside, target: 50 }] })
  await openWave(outside, { directorate: place.directorate, wave })
  const begun = await keptIn(store, live)
  assert.deepEqual(begun.map(({ wave_id, follows_id }) => [wave_id, follows_id !== null]), [[wave, true], [wave, true]])
  const twice = await Promise.all([1, 2, 3].map(() => begin(outside, { directorate: place.directorate, wave })))
  assert.deepEqual(twice.map((all) => all.begun), [[], [], []])
  assert.equal((await keptIn(store, live)).length, 2)
})

test('who is asked after a contact or by their work begins no turn, where residents asked in the same zones begin one', fromAsked(async (ctx, town) => {
  await tables(ctx).updateTable('cycles.cycles').set({ closed_on: '2027-01-11' }).where('directorate_id', '=', place.directorate).execute()
  for (const [audience, turns] of [['contacts', 0], ['key-persons', 0], ['residents', 2]] as const) {
    const wave = await alike(ctx, town.wave, audience)
    assert.deepEqual([(await begin(as(ctx, arta), { wave })).begun.length, (await live(ctx)).length], [turns, turns], audience)
  }
}))

test('a wave that goes on from the first is the second asking where the plan is published, and only there (F6)', fromAskedAgain(async (ctx, town) => {
  const [...turns] = await live(ctx)
  assert.deepEqual(turns.map(({ zone_id, wave_id, remeasured_id }) => [zone_id, wave_id, remeasured_id]).toSorted(), [[town.oldTown, town.wave, town.second], [town.lakeside, town.wave, null]].toSorted())
  assert.deepEqual((await begin(as(ctx, arta), { wave: town.second })).askedAgain, [])
}))

test('a wave that follows none is no second asking, unless whoever leads the station says so', fromPlanned(async (ctx, town) => {
  const apart = { zones: [town.oldTown], opensOn: '2027-05-10', closesOn: '2027-05-31' }
  const other = await publishedRound(on(ctx, '2027-05-20'), apart, people('T1', 100, 10))
  assert.deepEqual((await begin(on(ctx, '2027-05-20', celine), { wave: other })).askedAgain, [])
  assert.deepEqual((await begin(on(ctx, '2027-05-20', celine), { wave: other, again: true })).askedAgain, [town.cycle])
  const { problems: known, compared } = await cycle(on(ctx, '2027-05-21', celine), { cycle: town.cycle })
  assert.deepEqual([compared, known.map(({ change }) => change)], [null, [null, null]], 'asked again, and nothing to compare with')
}))

test('the published plan is the plan of the turn; a drafted one is only told (F6)', fromPlanned(async (ctx, town) => {
  assert.deepEqual(await attachPlan(as(ctx, arta), { plan: town.plan }), { cycle: town.cycle }, 'twice changes nothing')
  const seen = await cycle(on(ctx, '2027-01-21', celine), { zone: town.zone })
  assert.deepEqual([seen.plan?.plan, seen.plan?.state, seen.stage, seen.stageName], [town.plan, 'published', 4, 'done'])
}))

test('a turn without a plan is passed over with a reason; what is unsolved goes on in the latest asking (F6)', fromAnalysed(async (ctx, town) => {
  const later = { zones: [town.oldTown, town.lakeside], follows: town.wave as string, opensOn: '2027-07-01', closesOn: '2027-07-31' }
  const second = await publishedRound(on(ctx, '2027-07-10'), later, [...people('T1', 100, 60), ...people('T2', 40, 10)])
  assert.deepEqual(await begin(on(ctx, '2027-07-10', arta), { wave: second }), { begun: [], askedAgain: [] }, 'without a plan there is nothing to measure')
  for (const nobody of [arta, besnik, edgars]) await assert.rejects(passOver(on(ctx, '2027-07-11', nobody), { cycle: town.cycle, because: 'No staff in spring' }), (no: { code?: string }) => /not-allowed|no-such-cycle/.test(no.code ?? ''))
  const { next } = await passOver(on(ctx, '2027-07-11', celine), { cycle: town.cycle, because: 'No staff in spring' })
  const found = await problems(as(ctx, arta), { zone: town.zone, wave: second as never })
  assert.deepEqual(found.problems.map(({ follows, question }) => [follows, question]).toSorted(), [[town.light, 'light'], [town.dogs, 'dogs']].toSorted())
  const seen = await cycle(on(ctx, '2027-07-11', celine), { zone: town.zone })
  assert.deepEqual([seen.cycle.cycle, seen.stageName, seen.history.map(({ passedOverBecause }) => passedOverBecause)], [next, 'analysed', [null, 'No staff in spring']])
}))

test('a turn with a published plan is not passed over: it ends with an account (P1)', fromPlanned(async (ctx, town) => {
  await assert.rejects(passOver(as(ctx, celine), { cycle: town.cycle, because: 'We forgot it' }), refused('cycles.a-plan-is-followed-to-its-end'))
}))

test('a plan that was only drafted ends with the turn that is passed over, and what was done at once about its problems goes on (E4)', fromAnalysed(async (ctx, town) => {
  const atOnce = { problem: town.light, words: { en: 'Mend the first lamp' }, method: 'environmental-design', approach: 'prevention', owner: { post: town.post }, from: '2027-01-15', due: '2027-02-15' }
  const { action } = await planAction(on(ctx, '2027-01-15', besnik), atOnce)
  const { plan: drafted } = await draftPlan(on(ctx, '2027-01-20', arta), { zone: town.zone, from: '2027-02-01', to: '2027-05-01' })
  const { action: only } = await planAction(on(ctx, '2027-01-20', arta), { ...atOnce, plan: drafted, words: { en: 'Walk there' }, method: 'foot-patrol', from: '2027-02-01' })
  assert.equal((await passOver(on(ctx, '2027-01-21', celine), { cycle: town.cycle, because: 'No staff in spring' })).next, null)
  assert.equal((await plan(as(ctx, arta), { plan: drafted })).plan.state, 'closed')
  await noteProgress(on(ctx, '2027-01-22', besnik), { action, state: 'done', words: 'It burns' })
  await assert.rejects(noteProgress(on(ctx, '2027-01-22', besnik), { action: only, state: 'done', words: 'Walked' }), refused('work.plan-is-closed'))
}))

test('a plan that is published and not yet the turn\'s stands in the way of passing over', fromAnalysed(async (ctx, town) => {
  const { plan: drafted } = await draftPlan(on(ctx, '2027-01-20', arta), { zone: town.zone, from: '2027-02-01', to: '2027-05-01' })
  await tables(ctx).updateTable('plans.plans').set({ state: 'published', published_on: '2027-01-21' }).where('id', '=', drafted).execute()
  await assert.rejects(passOver(on(ctx, '2027-01-21', celine), { cycle: town.cycle, because: 'No staff' }), refused('cycles.a-plan-is-followed-to-its-end'))
}))

/** Another wave in the zones of one that is there, which asks others. */
async function alike(ctx: Ctx, wave: string, audience: 'residents' | 'contacts' | 'key-persons'): Promise<string> {
  const id = v7(), of = { directorate: place.directorate, wave }
  const { closed: _, ...row } = await tables(ctx).selectFrom('survey.waves').selectAll().where('directorate_id', '=', of.directorate).where('id', '=', of.wave).executeTakeFirstOrThrow()
  await tables(ctx).insertInto('survey.waves').values({ ...row, id, audience, name: JSON.stringify(row.name), margins: null, group_name: audience === 'key-persons' ? JSON.stringify({ en: 'Head teachers' }) : null }).execute()
  const zones = await tables(ctx).selectFrom('survey.wave_zones').selectAll().where('directorate_id', '=', of.directorate).where('wave_id', '=', of.wave).execute()
  await tables(ctx).insertInto('survey.wave_zones').values(zones.map((zone) => ({ ...zone, wave_id: id }))).execute()
  return id
}
