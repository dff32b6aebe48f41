import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closePlan, draftPlan, dropNeed, needsSummed, noteNeed, plan, planAction, priorities, sharePart } from '#domains/plans/index.ts'
import { rolledUp } from '#domains/plans/rules/rolled-up.ts'
import { signAnalysis } from '#domains/problems/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { arta, besnik, celine, doina, edgars, petra, place } from '#testing/people.ts'
import { draftedTown, mending } from '#testing/plans/planned-town.ts'
import { analysed } from '#testing/problems/analysed-town.ts'
import { as, refused, story } from '#testing/story.ts'

/** Two zones of Talsi with a plan each; both take on the lighting, Lakeside dogs too. */
async function twoPlans(ctx: Ctx) {
  const town = await draftedTown(ctx)
  await analysed(ctx, { zone: town.lakeside })
  await analysed(ctx, { zone: town.lakeside, question: 'dogs' })
  await signAnalysis(as(ctx, arta), { zone: town.lakeside, wave: town.wave })
  const { plan: lakeside } = await draftPlan(as(ctx, arta), { zone: town.lakeside, from: '2027-02-01', to: '2027-06-30' })
  return { ...town, lakesidePlan: lakeside }
}

test('who does what about a problem is said of police, municipality, residents and others, and said again in better words (D12)', story(async (ctx) => {
  const { plan: drafted, problem } = await draftedTown(ctx)
  const share = (who: string, en: string) => sharePart(as(ctx, besnik), { plan: drafted, problem, who, words: { en } })
  await share('residents', 'Tell us which lamps are out')
  await share('others', 'The shop leaves its window lit')
  await share('municipality', 'Mends lamps')
  await share('police', 'Walks the street after dark')
  await share('municipality', 'Mends the lamps within two weeks')
  const [one] = (await plan(as(ctx, arta), { plan: drafted })).problems
  assert.deepEqual(one!.parts.map(({ who, words }) => [who, words.en]), [
    ['police', 'Walks the street after dark'], ['municipality', 'Mends the lamps within two weeks'], ['residents', 'Tell us which lamps are out'], ['others', 'The shop leaves its window lit'],
  ])
  await assert.rejects(share('neighbours', 'Watch'), refused('frame.invalid'))
}))

test('what the plans need adds up by kind and unit, over zones and commissariats; what has no price is counted (D10)', story(async (ctx) => {
  const { plan: oldTown, lakesidePlan } = await twoPlans(ctx)
  const need = (of: string, more: object) => noteNeed(as(ctx, arta), { plan: of, kind: 'staff', words: 'Officers on foot after dark', amount: 2, unit: 'Officers', ...more })
  await need(oldTown, { cents: 250_000 })
  await need(lakesidePlan, { amount: 1 })
  await need(lakesidePlan, { kind: 'infrastructure', words: 'Lamps', amount: 9, unit: 'lamps', cents: 90_000 })
  const { need: met } = await need(lakesidePlan, { kind: 'logistics', words: 'A car', amount: 1, unit: 'cars' })
  await dropNeed(as(ctx, arta), { need: met })
  const summed = await needsSummed(as(ctx, celine), {})
  const all = [{ kind: 'staff', unit: 'officers', amount: 3, cents: 250_000, unpriced: 1, plans: 2 }, { kind: 'infrastructure', unit: 'lamps', amount: 9, cents: 90_000, unpriced: 0, plans: 1 }]
  assert.deepEqual([summed.all, summed.commissariats.map(({ commissariat, needs }) => [commissariat, needs])], [all, [[place.talsi, all]]])
  assert.deepEqual(summed.zones.map(({ plan: of, needs }) => [of, needs.map(({ amount }) => amount)]).toSorted(), [[oldTown, [2]], [lakesidePlan, [1, 9]]].toSorted())
  await closePlan(as(ctx, celine), { plan: lakesidePlan })
  assert.deepEqual((await needsSummed(as(ctx, doina), {})).all.map(({ amount }) => amount), [2], 'plans that are over need nothing any more')
  for (const nobody of [petra]) await assert.rejects(needsSummed(as(ctx, nobody), {}), refused('access.not-allowed'))
  await assert.rejects(needsSummed(as(ctx, edgars), { commissariat: place.talsi }), refused('access.not-allowed'))
}))

test('what zones put into their plans rolls up to the commissariat and the directorate: in how many zones, for how many people (D9)', story(async (ctx) => {
  const town = await twoPlans(ctx)
  await planAction(as(ctx, arta), mending(town))
  const rolled = await priorities(as(ctx, doina), {})
  assert.equal(rolled.zones, 2)
  assert.deepEqual(rolled.priorities.map(({ question, zones, share, people, first, actions }) => [question, zones, share, people, first, actions]), [['light', 2, 1, 14_200, 2, 1], ['dogs', 1, 0.5, 9000, 0, 0]])
  assert.deepEqual(rolled.commissariats.map(({ commissariat, zones, priorities: of }) => [commissariat, zones, of.length]), [[place.talsi, 2, 2]])
  await assert.rejects(priorities(as(ctx, petra), {}), refused('access.not-allowed'))
}))

test('the same question of two commissariats is one priority of the directorate; what no question asks is known by its category or its words (D9)', () => {
  const taken = (zone: string, more: object) => ({ zone, commissariat: zone[0]!, population: 1000, question: null, category: null, names: { en: zone }, place: 1, actions: 1, ...more })
  const rolled = rolledUp([
    taken('a1', { question: 'light' }), taken('b1', { question: 'light', population: null }), taken('a2', { category: 'burglary' }), taken('a1', { names: { en: 'The Bus Stop' }, place: 2 }), taken('b1', { names: { en: 'the bus stop' }, place: 2, population: null }),
  ])
  assert.deepEqual(rolled.map(({ of, zones, people, first }) => [of, zones, people, first]), [['light', 2, 1000, 2], ['the bus stop', 2, 1000, 0], ['burglary', 1, 1000, 1]])
})
