import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'
import { town, zones } from '#testing/town.ts'
import { measuresOf } from '../rules/measures.ts'
import { lsesCore } from '../words.ts'
import { detectableChange } from './detectable-change.ts'

const points = (share: number) => (share * 100).toFixed(1)

test('two hundred answers a wave can see a change of 14.0 points, and of 17.2 at a design effect of 1.5 (B1)', story(async (ctx) => {
  const { plans: [plain] } = await detectableChange(as(ctx, arta), { n: 200 })
  assert.equal(points(plain!.one), '14.0')
  const { plans: [clustered] } = await detectableChange(as(ctx, arta), { n: 200, designEffect: 1.5 })
  assert.equal(points(clustered!.one), '17.2')
  await assert.rejects(detectableChange(ctx, { n: 200 }), refused('access.not-allowed'))
}))

test('a plan that cannot see what it hopes to see is told so, zone by zone (B1)', story(async (ctx) => {
  const { instrument } = await town(ctx)
  const asked = { instrument, zones: [{ zone: zones.centre, target: 200 }, { zone: zones.laidze, target: 1500 }], hopedChange: 0.05 }
  const { tests, plans } = await detectableChange(as(ctx, arta), asked)
  assert.equal(tests, measuresOf(lsesCore).length)
  assert.deepEqual(plans.map(({ zone, population, sees }) => [zone, population, sees]), [[zones.centre, 5200, 'survey.plan-cannot-see'], [zones.laidze, 3100, 'survey.plan-sees-one-question']])
  assert.ok(plans[0]!.together > plans[0]!.one)
  assert.equal((await detectableChange(as(ctx, arta), { ...asked, hopedChange: 0.3 })).plans[0]!.sees, 'survey.plan-can-see')
}))
