import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { stranger } from '#access/actor.ts'
import { registerOrganisation } from '#domains/partners/index.ts'
import { answerPlan, answerTask, askPartners, askTask, closePlan, dropAction, myTasks, noteNeed, plan, planAction, plans, publishPlan, publishedPlan, setObjective, stateProblem, summarisePlan } from '#domains/plans/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { seeing } from '#frame/within.ts'
import { arta, besnik, celine, doina, edgars, frida, petra, place } from '#testing/people.ts'
import { draftedTown, mending, plannedTown, readyTown } from '#testing/plans/planned-town.ts'
import { as, refused, story } from '#testing/story.ts'
import { seeingAs } from '#testing/work/seeing-as.ts'

/** From here on the database lets through what a partner's post opens: the organisation, and no commissariat. */
const asPartner = async (ctx: Ctx): Promise<Ctx> => {
  return seeingAs(ctx, petra)
}

test('an organisation accepts a task, gives it back with a reason, and takes it up again; everybody reads where it stands (E3)', story(async (ctx) => {
  const { plan: published, action, organisation } = await plannedTown(ctx)
  const { slug } = (await plan(as(ctx, arta), { plan: published })).plan.zone
  const partner = await asPartner(ctx)
  const stands = async () => (await publishedPlan(as(ctx, stranger), { slug })).plan!.problems[0]!.actions[0]!.partners.map(({ state, because }) => [state, because])
  await assert.rejects(answerTask(partner, { action, organisation, state: 'returned', because: 'No lamps' }), refused('plans.not-accepted-yet'))
  await assert.rejects(answerTask(partner, { action, organisation, state: 'declined' }), refused('frame.invalid'))
  await answerTask(partner, { action, organisation, state: 'accepted' })
  assert.deepEqual(await stands(), [['accepted', null]])
  await assert.rejects(answerTask(partner, { action, organisation, state: 'declined', because: 'Changed our mind' }), refused('plans.give-it-back'))
  await answerTask(partner, { action, organisation, state: 'returned', because: 'The lamps come in June' })
  assert.deepEqual(await stands(), [['returned', 'The lamps come in June']])
  await answerTask(partner, { action, organisation, state: 'accepted' })
}))

test('what an organisation told the police is written down as that, with how it was told (E3)', story(async (ctx) => {
  const { action, organisation, plan: ready } = await readyTown(ctx)
  await assert.rejects(answerTask(as(ctx, arta), { action, organisation, state: 'accepted' }), refused('plans.say-it-is-on-behalf'))
  await assert.rejects(answerTask(as(ctx, arta), { action, organisation, state: 'accepted', onBehalf: true }), refused('plans.say-how-it-was-told'))
  await assert.rejects(answerTask(as(ctx, petra), { action, organisation, state: 'accepted', onBehalf: true }), refused('plans.you-speak-for-yourself'))
  for (const nobody of [besnik, edgars, frida, doina]) await assert.rejects(answerTask(as(ctx, nobody), { action, organisation, state: 'accepted' }), refused('access.not-allowed'))
  await answerTask(as(ctx, celine), { action, organisation, state: 'accepted', because: 'Told us by telephone', onBehalf: true })
  const [task] = (await plan(as(ctx, arta), { plan: ready })).problems[0]!.actions[0]!.tasks
  assert.deepEqual([task!.state, task!.because, task!.onBehalf], ['accepted', 'Told us by telephone', true])
}))

test('a partner sees the whole plan it was asked to, and its tasks (D7)', story(async (ctx) => {
  const { plan: ready, action, organisation, problem } = await readyTown(ctx)
  const whole = await plan(as(ctx, arta), { plan: ready })
  const partner = await asPartner(ctx)
  assert.deepEqual(await plan(partner, { plan: ready }), whole, 'partners and police read the same')
  assert.deepEqual((await plans(partner, {})).plans.map((one) => [one.plan, one.problems, one.actions]), [[ready, 1, 1]])
  const mine = await myTasks(partner, {})
  assert.deepEqual([mine.organisations.map((one) => one.organisation), mine.plans.map((one) => [one.plan, one.state]), mine.tasks.map((one) => [one.action, one.words, one.state]), mine.own], [[organisation], [[ready, 'agreed']], [[action, 'Mend the lamps', 'asked']], []])
  assert.equal(whole.problems[0]!.problem, problem)
}))

test('a partner sees no plan it was not asked to, and cannot change the one it sees: by right', story(async (ctx) => {
  const town = await readyTown(ctx)
  const { plan: ready, problem, action, organisation } = town
  const { organisation: school } = await registerOrganisation(as(ctx, doina), { name: 'Second Secondary School', sector: 'school' })
  const teacher = { ...petra, id: '0194d000-0000-7000-8000-00000000000a', posts: [{ role: 'partner', area: school, commissariat: place.talsi }] } as typeof petra
  await assert.rejects(plan(as(ctx, teacher), { plan: ready }), refused('access.not-allowed'))
  await assert.rejects(answerTask(as(ctx, teacher), { action, organisation, state: 'accepted' }), refused('access.not-allowed'))
  await assert.rejects(answerPlan(as(ctx, teacher), { plan: ready, organisation: school, state: 'agreed' }), refused('plans.was-not-asked'))
  const changes = [
    () => stateProblem(as(ctx, petra), { plan: ready, problem, words: { en: 'All is well' } }), () => planAction(as(ctx, petra), mending(town)), () => dropAction(as(ctx, petra), { action, because: 'No money' }),
    () => askTask(as(ctx, petra), { action, organisation, words: 'Do nothing' }), () => askPartners(as(ctx, petra), { plan: ready, organisations: [school] }), () => summarisePlan(as(ctx, petra), { plan: ready, summary: { en: 'All is well' } }),
    () => noteNeed(as(ctx, petra), { plan: ready, kind: 'staff', words: 'Officers', amount: 1, unit: 'officers' }), () => publishPlan(as(ctx, petra), { plan: ready }), () => closePlan(as(ctx, petra), { plan: ready }),
    () => setObjective(as(ctx, petra), { plan: ready, problem, words: { en: 'Less' }, indicator: 'survey-figure', target: 0.5, dueOn: '2027-06-01' }),
  ]
  for (const change of changes) await assert.rejects(change(), refused('access.not-allowed'))
}))

test('a partner sees no plan it was not asked to, and cannot change the one it sees: by the database (SEC-18)', story(async (ctx) => {
  const { plan: asked, organisation } = await readyTown(ctx)
  await seeing(as(ctx, stranger), { directorate: place.directorate, areas: ['0194d000-0000-7000-8000-0000000000f9'] })
  for (const table of ['plans', 'statements', 'objectives', 'actions', 'tasks', 'parts', 'reviews', 'consents']) assert.equal(await rowsOf(ctx, table), 0, `another organisation sees ${table}`)
  await assert.rejects(plan(as(ctx, petra), { plan: asked }), refused('plans.no-such-plan'))
  await asPartner(ctx)
  for (const table of ['plans', 'statements', 'objectives', 'actions', 'tasks', 'parts', 'reviews', 'consents']) assert.ok(await rowsOf(ctx, table) > 0, `the partner sees ${table}`)
  for (const table of ['problems.problems', 'problems.evidence', 'problems.causes']) assert.equal(Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(ctx.db)).rows[0]!.n), 0, `${table} stays at the desk`)
  for (const table of ['plans', 'statements', 'objectives', 'actions', 'parts', 'reviews']) {
    assert.equal((await sql`update ${sql.table(`plans.${table}`)} set partners = '{}'`.execute(ctx.db)).numAffectedRows, 0n, `the partner changes ${table}`)
  }
  await assert.rejects(sql`insert into plans.consents (directorate_id, plan_id, organisation_id, commissariat_id, state) values (${place.directorate}, ${asked}, ${organisation}, ${place.talsi}, 'agreed')`.execute(ctx.db), /row-level security/)
}))

test('an officer of another zone reads nothing and writes nothing; a commander reads and does not write', story(async (ctx) => {
  const town = await draftedTown(ctx)
  const other = { ...besnik, posts: [{ role: 'zone-officer', area: town.lakeside, commissariat: place.talsi }] } as typeof besnik
  const own = { ...besnik, posts: [{ role: 'zone-officer', area: town.oldTown, commissariat: place.talsi }] } as typeof besnik
  for (const nobody of [other, edgars, frida]) await assert.rejects(plan(as(ctx, nobody), { plan: town.plan }), refused('access.not-allowed'))
  for (const nobody of [other, edgars, celine]) await assert.rejects(planAction(as(ctx, nobody), mending(town)), refused('access.not-allowed'))
  assert.equal((await plan(as(ctx, celine), { plan: town.plan })).problems.length, 1)
  await planAction(as(ctx, own), mending(town))
  await assert.rejects(publishPlan(as(ctx, own), { plan: town.plan }), refused('access.not-allowed'))
}))

async function rowsOf(ctx: Ctx, table: string): Promise<number> {
  return Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(`plans.${table}`)}`.execute(ctx.db)).rows[0]!.n)
}
