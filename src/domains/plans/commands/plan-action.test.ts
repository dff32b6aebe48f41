import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator } from '#access/actor.ts'
import { closePost, openPost } from '#domains/people/index.ts'
import { closeProblem } from '#domains/problems/index.ts'
import { askTask, draftPlan, dropAction, plan, planAction } from '#domains/plans/index.ts'
import { registerOrganisation, retireOrganisation } from '#domains/partners/index.ts'
import { arta, besnik, doina, edgars, place } from '#testing/people.ts'
import { draftedTown, mending, signedTown } from '#testing/plans/planned-town.ts'
import { as, refused, story } from '#testing/story.ts'

test('an action says what, by which method, by whom, with whom, with what and from when to when (D2)', story(async (ctx) => {
  const town = await draftedTown(ctx)
  await planAction(as(ctx, besnik), mending(town))
  const [action] = (await plan(as(ctx, arta), town)).problems[0]!.actions
  assert.deepEqual([action!.words.en, action!.method, action!.approach, action!.from, action!.due, action!.resources], ['Mend the lamps of Mill Street', 'environmental-design', 'prevention', '2027-02-01', '2027-04-30', 'Nine lamps'])
  assert.deepEqual([action!.owner.kind, action!.owner.post, action!.owner.role], ['post', town.post, 'zone-officer'])
  assert.deepEqual(action!.tasks.map(({ name, words, state }) => [name, words, state]), [['Talsi municipality', 'Mend the lamps', 'asked']])
}))

test('an action works on a cause of its problem, with the partners that have a part in it (D3)', story(async (ctx) => {
  const town = await draftedTown(ctx)
  const [cause] = (await plan(as(ctx, arta), town)).problems[0]!.causes
  await assert.rejects(planAction(as(ctx, arta), { ...mending(town), cause: town.problem }), refused('plans.no-such-cause'))
  const { action } = await planAction(as(ctx, arta), { ...mending(town), cause: cause!.cause, tasks: [] })
  await askTask(as(ctx, arta), { action, organisation: town.organisation, words: 'Mend the lamps' })
  const { problems, consents } = await plan(as(ctx, arta), town)
  assert.deepEqual(problems[0]!.actions.map((one) => [one.cause, one.tasks.map(({ organisation }) => organisation)]), [[cause!.cause, [town.organisation]]])
  assert.deepEqual(consents.map(({ organisation }) => organisation), [town.organisation], 'whoever has a task is asked about the plan too')
}))

test('prevention stands beside enforcement in one plan (D11)', story(async (ctx) => {
  const town = await draftedTown(ctx)
  await planAction(as(ctx, arta), mending(town))
  await planAction(as(ctx, arta), { ...mending(town), tasks: [], words: { en: 'Stop those who race on Fridays' }, method: 'enforcement-operation', approach: 'enforcement', due: '2027-03-01' })
  assert.deepEqual((await plan(as(ctx, arta), town)).problems[0]!.actions.map(({ approach }) => approach), ['enforcement', 'prevention'])
}))

test('an action has an owner of the commissariat or an organisation, and days within the plan (D2)', story(async (ctx) => {
  const town = await draftedTown(ctx)
  const act = mending(town)
  const { post } = await openPost(as(ctx, operator), { directorate: place.directorate, role: 'analyst', area: place.elsewhere })
  const { post: gone } = await openPost(as(ctx, operator), { directorate: place.directorate, role: 'inspector', area: place.talsi })
  await closePost(as(ctx, operator), { directorate: place.directorate, post: gone, on: '2027-01-10' })
  const wrong = [
    [{ owner: { post } }, 'plans.no-such-post'], [{ owner: { post: gone } }, 'plans.no-such-post'], [{ owner: {} }, 'frame.invalid'], [{ owner: { organisation: place.elsewhere } }, 'plans.no-such-organisation'],
    [{ due: '2027-07-01' }, 'plans.due-after-the-plan'], [{ due: '2027-01-31' }, 'frame.invalid'], [{ method: 'prayer' }, 'frame.invalid'], [{ tasks: [{ organisation: place.elsewhere, words: 'Mend the lamps' }] }, 'plans.no-such-organisation'],
  ] as const
  for (const [more, code] of wrong) await assert.rejects(planAction(as(ctx, arta), { ...act, ...more }), refused(code), JSON.stringify(more))
  const { action } = await planAction(as(ctx, arta), { ...act, owner: { organisation: town.organisation }, tasks: [] })
  await planAction(as(ctx, arta), { ...act, action, owner: { organisation: town.organisation }, due: '2027-05-15' })
  const [only, ...others] = (await plan(as(ctx, arta), town)).problems[0]!.actions
  assert.deepEqual([only!.owner.name, only!.due, only!.tasks.length, others], ['Talsi municipality', '2027-05-15', 1, []], 'planned anew it is one action')
  await assert.rejects(planAction(as(ctx, edgars), act), refused('access.not-allowed'))
}))

test('an action that will not be done is dropped with a reason', story(async (ctx) => {
  const town = await draftedTown(ctx)
  const { action } = await planAction(as(ctx, arta), mending(town))
  await dropAction(as(ctx, arta), { action, because: 'The whole street is rebuilt in May' })
  await assert.rejects(dropAction(as(ctx, arta), { action, because: 'Again' }), refused('plans.dropped-already'))
  await assert.rejects(askTask(as(ctx, arta), { action, organisation: town.organisation, words: 'Mend them' }), refused('plans.action-is-dropped'))
  assert.deepEqual((await plan(as(ctx, arta), town)).missing.map(({ what }) => what).includes('action'), true)
}))

test('an action can be taken straight from a problem that is not closed; whom it asks sees it alone (E4)', story(async (ctx) => {
  const town = await signedTown(ctx)
  const { plan: _, ...atOnce } = mending({ ...town, plan: '' })
  const { action } = await planAction(as(ctx, besnik), { ...atOnce, due: '2027-02-10' })
  const { organisation } = await registerOrganisation(as(ctx, doina), { name: 'Second Secondary School', sector: 'school' })
  await askTask(as(ctx, besnik), { action, organisation, words: 'Tell the parents' })
  const { partners } = await ctx.db.withTables<{ 'plans.actions': { id: string; partners: string[] } }>().selectFrom('plans.actions').select('partners').where('id', '=', action).executeTakeFirstOrThrow()
  assert.deepEqual(partners, [town.organisation, organisation])
  await closeProblem(as(ctx, arta), { problem: town.problem, because: 'The lamps burn' })
  await assert.rejects(planAction(as(ctx, besnik), atOnce), refused('plans.problem-is-closed'))
}))

test('an action that is taken at once and planned anew leaves nobody out who was asked (E4)', story(async (ctx) => {
  const town = await signedTown(ctx)
  const { plan: _, ...atOnce } = mending({ ...town, plan: '' })
  const { action } = await planAction(as(ctx, besnik), atOnce)
  const { organisation } = await registerOrganisation(as(ctx, doina), { name: 'Second Secondary School', sector: 'school' })
  await askTask(as(ctx, besnik), { action, organisation, words: 'Tell the parents' })
  await planAction(as(ctx, besnik), { ...atOnce, action, due: '2027-05-15' })
  const { partners } = await ctx.db.withTables<{ 'plans.actions': { id: string; partners: string[] } }>().selectFrom('plans.actions').select('partners').where('id', '=', action).executeTakeFirstOrThrow()
  assert.deepEqual(partners.toSorted(), [town.organisation, organisation].toSorted())
}))

test('what was done at once with an organisation that has left since does not stand in the way of a plan (E4)', story(async (ctx) => {
  const town = await signedTown(ctx)
  const { plan: _, ...atOnce } = mending({ ...town, plan: '' })
  const { action } = await planAction(as(ctx, besnik), atOnce)
  await retireOrganisation(as(ctx, arta), { organisation: town.organisation, on: '2027-01-10' })
  const { plan: drafted } = await draftPlan(as(ctx, arta), { zone: town.zone, from: '2027-02-01', to: '2027-06-30' })
  const { problems, consents } = await plan(as(ctx, arta), { plan: drafted })
  assert.deepEqual([problems[0]!.actions.map((one) => one.action), consents], [[action], []])
}))
