import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closePlan, draftPlan, plan, planAction, plans } from '#domains/plans/index.ts'
import { monthsAfter } from '#domains/plans/rules/plan-length.ts'
import { arta, besnik, celine, edgars, frida } from '#testing/people.ts'
import { draftedTown, mending, signedTown } from '#testing/plans/planned-town.ts'
import { analysed, townToAnalyse } from '#testing/problems/analysed-town.ts'
import { as, refused, story } from '#testing/story.ts'

const months = { from: '2027-02-01', to: '2027-06-30' }

test('a plan begins from the problems of a signed analysis, in their own words, with causes and numbers (D1)', story(async (ctx) => {
  const { zone, problem, plan: drafted } = await draftedTown(ctx)
  const { plan: seen, problems } = await plan(as(ctx, arta), { plan: drafted })
  assert.deepEqual([seen.state, seen.zone.zone, seen.from, seen.to], ['drafted', zone, months.from, months.to])
  assert.deepEqual(problems.map((one) => [one.problem, one.statement, one.competence, one.causes.map(({ side }) => side)]), [[problem, { en: 'Mill Street is dark' }, 'municipality', ['place']]])
  assert.deepEqual(problems[0]!.evidence.map(({ kind, figure, n }) => [kind, figure, n]), [['survey-figure', 'light', 200]])
}))

test('a plan lasts three to six calendar months, not a day less or more (D1)', story(async (ctx) => {
  const { zone } = await signedTown(ctx)
  for (const to of ['2027-04-30', '2027-08-02']) await assert.rejects(draftPlan(as(ctx, arta), { zone, from: '2027-02-01', to }), (thrown: { fields: object }) => (assert.deepEqual(thrown.fields, { to: 'plans.three-to-six-months' }), true))
  const { plan: short } = await draftPlan(as(ctx, arta), { zone, from: '2027-02-01', to: '2027-05-01' })
  await closePlan(as(ctx, celine), { plan: short })
  await draftPlan(as(ctx, besnik), { zone, from: '2027-02-01', to: '2027-08-01' })
  assert.deepEqual([monthsAfter('2027-01-31', 1), monthsAfter('2027-11-30', 3), monthsAfter('2027-01-10', -12)], ['2027-02-28', '2028-02-29', '2026-01-10'])
}))

test('without a signature there is nothing to plan from, and a zone has one plan at a time (D1)', story(async (ctx) => {
  const town = await townToAnalyse(ctx)
  await analysed(ctx, town)
  await assert.rejects(draftPlan(as(ctx, arta), { zone: town.zone, ...months }), refused('plans.analysis-not-signed'))
}))

test('a zone that has a plan gets no second one until the first is closed (D1)', story(async (ctx) => {
  const { zone, plan: first } = await draftedTown(ctx)
  await assert.rejects(draftPlan(as(ctx, arta), { zone, ...months }), refused('plans.zone-has-a-plan'))
  await closePlan(as(ctx, celine), { plan: first })
  await draftPlan(as(ctx, arta), { zone, ...months })
  assert.deepEqual((await plans(as(ctx, arta), { zone })).plans.map(({ state, problems }) => [state, problems]), [['drafted', 1], ['closed', 1]])
}))

test('analysts of the commissariat and officers of the zone plan; an analyst from elsewhere and an interviewer do not', story(async (ctx) => {
  const { zone } = await signedTown(ctx)
  for (const nobody of [edgars, frida, celine]) await assert.rejects(draftPlan(as(ctx, nobody), { zone, ...months }), refused('access.not-allowed'))
}))

test('what was begun at once about a problem is part of the plan that follows (E4)', story(async (ctx) => {
  const town = await signedTown(ctx)
  const { plan: _, ...atOnce } = mending({ ...town, plan: '' })
  const { action, plan: none } = await planAction(as(ctx, besnik), { ...atOnce, from: '2027-01-10', due: '2027-01-20' })
  assert.equal(none, null)
  const { plan: drafted } = await draftPlan(as(ctx, arta), { zone: town.zone, ...months })
  const { problems, consents } = await plan(as(ctx, arta), { plan: drafted })
  assert.deepEqual(problems[0]!.actions.map((one) => [one.action, one.tasks.map(({ state }) => state)]), [[action, ['asked']]])
  assert.deepEqual(consents.map(({ name, state }) => [name, state]), [['Talsi municipality', 'asked']])
  const { plan: joined } = await planAction(as(ctx, arta), { ...atOnce, words: { en: 'Walk the street after dark' } })
  assert.equal(joined, drafted, 'where a plan runs, an action of its problem is part of it')
}))
