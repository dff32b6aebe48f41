import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operator, stranger } from '#access/actor.ts'
import { accountOfProblem, assessProblem, closeCycle, cycle, publishedAccount, writeAccount } from '#domains/cycles/index.ts'
import { tables } from '#domains/cycles/tables.ts'
import { draftPlan, plan, publishedPlan } from '#domains/plans/index.ts'
import { nameProblem, problem, problems } from '#domains/problems/index.ts'
import { noteProgress } from '#domains/work/index.ts'
import { within } from '#frame/within.ts'
import { ownDatabase } from '#testing/database.ts'
import { closedTurn, fourAnswers, goingOnFrom, judgedTown, keptIn, on } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, celine, edgars, petra, place } from '#testing/people.ts'
import { as, refused } from '#testing/story.ts'

const fromJudged = goingOnFrom(judgedTown), fromClosed = goingOnFrom(closedTurn)
let store: Awaited<ReturnType<typeof ownDatabase>>
before(async () => { store = await ownDatabase() })
after(() => store.close())

test('a closed turn tells everybody what was done, what was not, why, and how residents can help, in both languages of its plan (P1)', fromClosed(async (ctx, town) => {
  const { account, accounts } = await publishedAccount(on(ctx, '2027-06-01', stranger), { slug: 'old-town' })
  const { done, notDone, why, help, languages } = account!
  assert.deepEqual({ done, notDone, why, help }, fourAnswers)
  assert.deepEqual([languages.toSorted(), accounts.map((one) => one.cycle)], [['en', 'ro'], [town.cycle]])
  assert.deepEqual([account!.waves.before.answers, account!.waves.after.answers, account!.publishedOn], [200, 200, '2027-05-28'])
}))

test('the account shows the judgement beside the verdict, every action with its state and the reason that is owed, and where an unsolved problem goes on (P1, F3)', fromClosed(async (ctx, town) => {
  const { account } = await publishedAccount(ctx, { cycle: town.cycle })
  const [light, dogs] = [town.light, town.dogs].map((id) => account!.problems.find((one) => one.problem === id)!)
  assert.deepEqual([light!.outcome, light!.change?.verdict, light!.carriedTo, light!.actions.map(({ state }) => state)], ['success', 'better', null, ['done']])
  assert.deepEqual([dogs!.outcome, dogs!.change?.verdict, dogs!.actions.map(({ state, because }) => [state, because])], ['failure', 'no detectable change', [['not-done', 'There was no second officer in the morning']]])
  const { verdict } = await accountOfProblem(ctx, { problem: town.dogs })
  assert.deepEqual([verdict!.cycle, verdict!.slug, verdict!.carriedTo], [town.cycle, 'old-town', dogs!.carriedTo])
  assert.equal((await accountOfProblem(ctx, { problem: dogs!.carriedTo! })).verdict, null, 'what goes on has no verdict yet')
}))

test('the account separates what the police can do, what others can, and what only all together can (P2)', fromClosed(async (ctx, town) => {
  const { can } = (await publishedAccount(ctx, { cycle: town.cycle })).account!
  assert.deepEqual([can.police, can.others], [[], []])
  assert.deepEqual([can.municipality.map((one) => one.problem), can.together.map((one) => one.problem)], [[town.light], [town.dogs]])
  assert.deepEqual(can.together[0]!.parts.map(({ who }) => who), ['police', 'residents'])
}))

test('nothing of the station\'s own is in the account: no reasoning, no rating, no person (P1)', fromClosed(async (ctx, town) => {
  const told = JSON.stringify((await publishedAccount(ctx, { cycle: town.cycle })).account)
  for (const secret of ['Nobody walked there', 'They came within a week', 'Arta', 'Besnik', 'Ask the shops']) assert.ok(!told.includes(secret), secret)
}))

test('the next turn begins by itself with the second asking, and the unsolved problem is in it with the way back to what it was (F6)', fromClosed(async (ctx, town) => {
  const next = await cycle(on(ctx, '2027-06-01', celine), { zone: town.zone })
  assert.deepEqual([next.cycle.cycle, next.cycle.follows, next.cycle.wave.wave, next.stageName], [town.next, town.cycle, town.second, 'analysed'])
  const there = await problems(on(ctx, '2027-06-01', arta), { zone: town.zone, wave: town.second as never })
  assert.deepEqual(there.problems.map(({ words, question, follows, state, lacks }) => [words, question, follows, state, lacks]), [['Dogs run free at the school', 'dogs', town.dogs, 'found', ['cause', 'competence', 'magnitude', 'severity', 'form']]])
  const { overTime, evidence } = await problem(on(ctx, '2027-06-01', arta), { problem: there.problems[0]!.problem })
  assert.deepEqual([overTime.map((one) => one.problem), evidence.map(({ wave, n }) => [wave, n])], [[there.problems[0]!.problem, town.dogs], [[town.second, 200]]], 'its evidence is what was said the second time')
  assert.equal((await problem(on(ctx, '2027-06-01', arta), { problem: town.light })).problem.state, 'closed')
  assert.equal((await plan(on(ctx, '2027-06-01', arta), { plan: town.plan })).plan.state, 'closed')
  assert.equal((await publishedPlan(ctx, { slug: 'old-town' })).plan?.closedOn, '2027-05-28')
}))

test('what the last turn made of a problem, and why it was not done, lies beside the next analysis and plan (F7)', fromClosed(async (ctx, town) => {
  const { before: [dogs, ...others] } = await cycle(on(ctx, '2027-06-01', besnik), { zone: town.zone })
  assert.deepEqual([dogs!.was, dogs!.outcome, dogs!.reasoning, dogs!.change?.verdict, others], [town.dogs, 'failure', 'Nobody walked there', 'no detectable change', []])
  assert.deepEqual(dogs!.tried.map(({ method, state, because, worked }) => [method, state, because, worked]), [['foot-patrol', 'not-done', 'There was no second officer in the morning', null]])
}))

test('a turn cannot be closed while one of the four answers is missing in one language, or anything else (P1)', fromJudged(async (ctx, town) => {
  await writeAccount(on(ctx, '2027-05-26', arta), { cycle: town.cycle, help: { en: 'Only in English' } })
  const lead = on(ctx, '2027-05-28', celine)
  await assert.rejects(closeCycle(lead, { cycle: town.cycle }), refused('cycles.still-missing'))
  const { stages, stage, ready } = await cycle(lead, { cycle: town.cycle })
  assert.deepEqual([stage, ready, stages.flatMap(({ missing }) => missing.map(({ what, language }) => [what, language]))], [6, false, [['help', 'ro']]])
  await writeAccount(on(ctx, '2027-05-26', arta), { cycle: town.cycle, help: fourAnswers.help })
  assert.equal((await cycle(lead, { cycle: town.cycle })).ready, true)
  assert.equal((await publishedAccount(lead, { slug: 'old-town' })).account, null, 'nothing is told before it is closed')
}))

test('the commander closes a turn, once: no analyst, no officer, nobody elsewhere, no partner (P1)', fromJudged(async (ctx, town) => {
  for (const other of [arta, besnik, edgars, petra]) await assert.rejects(closeCycle(on(ctx, '2027-05-28', other), { cycle: town.cycle }), refused('access.not-allowed'))
  await closeCycle(on(ctx, '2027-05-28', celine), { cycle: town.cycle })
  await assert.rejects(closeCycle(on(ctx, '2027-05-29', celine), { cycle: town.cycle }), refused('cycles.cycle-is-closed'))
  await assert.rejects(writeAccount(on(ctx, '2027-05-29', arta), { cycle: town.cycle, why: { en: 'Because' } }), refused('cycles.cycle-is-closed'))
  await assert.rejects(assessProblem(on(ctx, '2027-05-29', arta), { cycle: town.cycle, problem: town.dogs, outcome: 'success', solved: true, reasoning: 'It was good', told: { en: 'It was good' } }), refused('cycles.cycle-is-closed'))
}))

test('a problem that somebody named again already goes on in that one (F6)', fromJudged(async (ctx, town) => {
  const { problem: named } = await nameProblem(on(ctx, '2027-05-26', besnik), { zone: town.zone, wave: town.second as never, words: 'Dogs again', question: 'dogs' })
  const { carriedOver } = await closeCycle(on(ctx, '2027-05-28', celine), { cycle: town.cycle })
  const { account } = await publishedAccount(ctx, { cycle: town.cycle })
  assert.deepEqual([carriedOver, account!.problems.find((one) => one.problem === town.dogs)!.carriedTo], [1, named])
}))

test('where the next analysis is signed without it, an unsolved problem waits, open, and nothing says that it goes on (F6)', fromJudged(async (ctx, town) => {
  await tables(ctx).insertInto('problems.sign_offs').values({ directorate_id: place.directorate, zone_id: town.zone, wave_id: town.second, commissariat_id: place.talsi, signed_by: (arta as { id: string }).id, signed_on: '2027-05-27', problems: 1 }).execute()
  assert.equal((await closeCycle(on(ctx, '2027-05-28', celine), { cycle: town.cycle })).carriedOver, 0)
  assert.equal((await publishedAccount(ctx, { cycle: town.cycle })).account!.problems.find((one) => one.problem === town.dogs)!.carriedTo, null)
  assert.equal((await problem(on(ctx, '2027-06-01', arta), { problem: town.dogs })).problem.state, 'analysed')
}))

test('of two who close a turn at once one does, and the other is told that it is closed (F6)', async () => {
  const town = await keptIn(store, judgedTown)
  const lead = { actor: celine, store, now: new Date('2027-05-28T09:00:00Z') }
  const tries = await Promise.allSettled([1, 2, 3].map(() => closeCycle(lead, { cycle: town.cycle })))
  assert.deepEqual(tries.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected', 'rejected'])
  for (const lost of tries) if (lost.status === 'rejected') refused('cycles.cycle-is-closed')(lost.reason)
  assert.equal((await publishedAccount(lead, { slug: 'old-town' })).accounts.length, 1)
  assert.equal((await problems({ ...lead, actor: arta }, { zone: town.zone, wave: town.second as never })).problems.length, 1)
})

test('nobody of another commissariat sees a turn, and everybody reads its account; the operator sees what he asks for (SEC-18)', async () => {
  const now = new Date('2027-06-01T09:00:00Z')
  const { accounts } = await publishedAccount({ actor: stranger, store, now }, {})
  const turn = accounts[0]!.cycle
  await assert.rejects(cycle({ actor: edgars, store, now }, { cycle: turn }), refused('cycles.no-such-cycle'))
  await assert.rejects(cycle({ actor: petra, store, now }, { cycle: turn }), refused('cycles.no-such-cycle'))
  assert.equal((await cycle({ actor: besnik, store, now }, { cycle: turn })).cycle.closedOn, '2027-05-28')
  assert.equal((await cycle({ actor: operator, store, now }, { directorate: place.directorate, cycle: turn })).problems.length, 2)
})

test('the database itself keeps a turn from whoever is elsewhere: nothing is read, nothing is written (SEC-18)', async () => {
  const elsewhere = { actor: edgars, store, now: new Date('2027-06-01T09:00:00Z') }
  await within(elsewhere, 'all', async (ctx) => {
    for (const table of ['cycles.cycles', 'cycles.assessments', 'cycles.partnership_ratings', 'cycles.needs', 'cycles.accounts'] as const) {
      assert.deepEqual(await tables(ctx).selectFrom(table).select('directorate_id').execute(), [], table)
    }
    assert.equal((await tables(ctx).selectFrom('cycles.method_cards').select('id').execute()).length, 1, 'what was learnt is there for all')
    assert.equal((await tables(ctx).updateTable('cycles.method_cards').set({ worked: 'not' }).execute())[0]!.numUpdatedRows, 0n)
  })
  const [{ cycle: turn } = assert.fail('there is an account')] = (await publishedAccount(elsewhere, {})).accounts
  const zone = (await cycle({ ...elsewhere, actor: celine }, { cycle: turn })).zone.zone
  await assert.rejects(within(elsewhere, 'all', (ctx) => tables(ctx).insertInto('cycles.cycles').values({
    directorate_id: place.directorate, id: crypto.randomUUID(), commissariat_id: place.talsi, zone_id: zone, wave_id: crypto.randomUUID(), plan_id: null, remeasured_id: null, follows_id: null, began_on: '2027-06-01', closed_on: '2027-06-01', passed_over_because: null,
  }).execute()), /row-level security/)
})

test('a reason is published where it is owed: what was noted beside a done action stays the station\'s (P1)', fromJudged(async (ctx, town) => {
  await noteProgress(on(ctx, '2027-05-26', arta), { action: town.lamps, state: 'done', words: 'All of them', because: 'The mayor rang the contractor at home' })
  await closeCycle(on(ctx, '2027-05-28', celine), { cycle: town.cycle })
  const { account } = await publishedAccount(ctx, { cycle: town.cycle })
  assert.deepEqual(account!.problems.flatMap(({ actions }) => actions.map(({ state, because }) => [state, because])).toSorted(), [['done', null], ['not-done', 'There was no second officer in the morning']])
}))

test('a plan begins from problems that go on nowhere else: those that were carried on are planned from their new analysis (D1, F6)', fromClosed(async (ctx, town) => {
  await assert.rejects(draftPlan(on(ctx, '2027-06-01', arta), { zone: town.zone, wave: town.wave, from: '2027-07-01', to: '2027-10-01' }), refused('plans.no-problem-to-plan'))
}))

test('while a turn is closed nobody writes down another end of its actions (F6, E1)', async () => {
  const own = await ownDatabase()
  const town = await keptIn(own, judgedTown)
  const now = new Date('2027-05-28T09:00:00Z')
  let late: Promise<unknown> = Promise.resolve()
  await keptIn(own, async (ctx) => {
    await closeCycle(as(ctx, celine), { cycle: town.cycle })
    late = assert.rejects(noteProgress({ actor: arta, store: own, now }, { action: town.lamps, state: 'stuck', words: 'They are out again', because: 'A storm' }), refused('work.plan-is-closed'))
    await new Promise((meanwhile) => setTimeout(meanwhile, 300))
  }, now)
  await late
  await own.close()
})
