import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { stranger, type Actor } from '#access/actor.ts'
import { answerTask, closePlan, dropAction, planAction, publishedPlan, sharePart } from '#domains/plans/index.ts'
import { noteProgress, worksOfPlan } from '#domains/work/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { keptIn } from '#testing/cycles/whole-turn.ts'
import { ownDatabase } from '#testing/database.ts'
import { arta, besnik, celine, petra } from '#testing/people.ts'
import { mending, plannedTown } from '#testing/plans/planned-town.ts'
import { as, refused } from '#testing/story.ts'

const now = new Date('2027-03-02T09:00:00Z')
let store: Awaited<ReturnType<typeof ownDatabase>>, town: Awaited<ReturnType<typeof plannedTown>>
before(async () => {
  store = await ownDatabase()
  town = await keptIn(store, plannedTown)
})
after(() => store.close())
const by = (actor: Actor) => ({ actor, store, now })

/** While one person is not yet done, another begins; tells what the other came to. */
async function meanwhile<R>(one: (ctx: Ctx) => Promise<unknown>, other: () => Promise<R>): Promise<PromiseSettledResult<R>> {
  let begun: Promise<PromiseSettledResult<R>[]> | undefined
  await keptIn(store, async (ctx) => {
    await one(ctx)
    begun = Promise.allSettled([other()])
    await new Promise((wait) => setTimeout(wait, 300))
  }, now)
  return (await begun!)[0]!
}
const lost = (outcome: PromiseSettledResult<unknown>, code: string) => (assert.equal(outcome.status, 'rejected'), refused(code)((outcome as PromiseRejectedResult).reason))

test('an answer given while the plan is changed is told with the change, and the change with the answer (D6, E3)', async () => {
  const { plan, problem, action, organisation } = town
  await meanwhile((ctx) => sharePart(as(ctx, arta), { plan, problem, who: 'residents', words: { en: 'Tell us which lamps are out' } }), () => answerTask(by(petra), { action, organisation, state: 'accepted' }))
  const [told] = (await publishedPlan(by(stranger), { slug: 'old-town', plan })).plan!.problems
  assert.deepEqual([told!.parts.length, told!.actions[0]!.partners[0]!.state], [3, 'accepted'])
})

test('nothing is written down under an action while it is dropped, and nothing is told of it (E1)', async () => {
  const { action } = await planAction(by(arta), { ...mending(town), words: { en: 'Walk there after dark' }, tasks: [] })
  lost(await meanwhile((ctx) => dropAction(as(ctx, arta), { action, because: 'No officer' }), () => noteProgress(by(besnik), { action, state: 'begun', words: 'I walked' })), 'work.action-is-dropped')
  assert.deepEqual((await worksOfPlan(by(stranger), { plan: town.plan })).works, [])
})

test('a plan that is closed while somebody answers stands as it was closed (D6)', async () => {
  lost(await meanwhile((ctx) => closePlan(as(ctx, celine), { plan: town.plan }), () => answerTask(by(petra), { action: town.action, organisation: town.organisation, state: 'returned', because: 'No lamps' })), 'plans.plan-is-closed')
})
