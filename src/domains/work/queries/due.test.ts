import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#access/actor.ts'
import { answerTask, askTask, planAction } from '#domains/plans/index.ts'
import { due, noteProgress } from '#domains/work/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { goingOnFrom } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, celine, edgars, frida, petra, place } from '#testing/people.ts'
import { mending } from '#testing/plans/planned-town.ts'
import { as, refused } from '#testing/story.ts'
import { seeingAs } from '#testing/work/seeing-as.ts'
import { onDay, workedTown } from '#testing/work/worked-town.ts'

const inTown = goingOnFrom(workedTown)

const ilze: Actor = { kind: 'person', id: '0194d000-0000-7000-8000-00000000000a', directorate: place.directorate, posts: [{ role: 'regional', area: place.directorate, commissariat: null }] }

test('what is late, soon due and stuck is seen by zone, by commissariat and by the regional department; elsewhere sees its own only (E2)', inTown(async (ctx, town) => {
  const { action: patrol } = await planAction(as(ctx, arta), { ...mending(town), words: { en: 'Walk there after dark' }, method: 'foot-patrol', tasks: [], due: '2027-05-15' })
  const { action: letters } = await planAction(as(ctx, arta), { ...mending(town), words: { en: 'Letters to shops' }, method: 'visit-and-advice', tasks: [], due: '2027-06-30' })
  await noteProgress(onDay(as(ctx, besnik), '2027-04-01'), { action: letters, state: 'stuck', words: 'Waiting', because: 'The printer is broken', blocker: 'no-money' })
  const later = onDay(ctx, '2027-05-05')
  const seen = await due(as(later, celine), {})
  assert.deepEqual(seen.overdue.map(({ action, daysLate, owner, slug }) => [action, daysLate, owner.holder, slug]), [[town.action, 5, 'Besnik Leka', 'old-town']])
  assert.deepEqual(seen.dueSoon.map(({ action }) => action), [patrol])
  assert.deepEqual(seen.stuck.map(({ action, blocker, because, since }) => [action, blocker, because, since]), [[letters, 'no-money', 'The printer is broken', '2027-04-01']])
  assert.deepEqual(seen.reviews.map(({ review, late }) => [review, late]), [[town.review, true]])
  const counts = { planned: 2, begun: 0, stuck: 1, done: 0, partly: 0, 'not-done': 0, overdue: 1 }
  assert.deepEqual(seen.counts.zones.map(({ slug, counts: { overdue } }) => [slug, overdue]), [['old-town', 1], ['lakeside', 0]])
  assert.deepEqual(seen.counts.commissariats.map((one) => [one.commissariat, one.counts]), [[place.talsi, counts]])
  const region = await due(await seeingAs(later, ilze), {})
  assert.deepEqual([region.counts.commissariats.map(({ commissariat, counts: { overdue } }) => [commissariat, overdue]).sort(), region.counts.whole, region.overdue.length], [[[place.talsi, 1], [place.elsewhere, 0]].sort(), counts, 1])
  const other = await due(await seeingAs(later, edgars), {})
  assert.deepEqual([other.overdue, other.stuck, other.reviews, other.unanswered, other.counts.zones.map(({ slug }) => slug), other.counts.whole.overdue], [[], [], [], [], ['station'], 0])
  await assert.rejects(due(as(later, frida), {}), refused('access.not-allowed'))
}))

test('an officer and a partner are reminded of what they answer for, and of what waits for an answer (E2)', inTown(async (ctx, town) => {
  const { action: police } = await planAction(as(ctx, arta), { ...mending(town), words: { en: 'Patrol' }, tasks: [] })
  await askTask(as(ctx, arta), { action: police, organisation: town.organisation, words: 'Open the gate at night' })
  const later = onDay(ctx, '2027-05-05')
  assert.deepEqual((await due(as(later, besnik), { mine: true })).overdue.map(({ action }) => action), [town.action, police], 'by the post he holds')
  assert.deepEqual((await due(as(later, celine), { mine: true })).overdue, [])
  const partner = await seeingAs(later, petra)
  const hers = await due(partner, { mine: true })
  assert.deepEqual(hers.overdue.map(({ action }) => action), [town.action], 'the task she accepted')
  assert.deepEqual(hers.unanswered.map(({ kind, task, name }) => [kind, task, name]), [['task', 'Open the gate at night', 'Talsi municipality']])
  await answerTask(partner, { action: police, organisation: town.organisation, state: 'accepted' })
  assert.deepEqual((await due(partner, { mine: true })).unanswered, [])
  await noteProgress(partner, { action: town.action, state: 'done', words: 'All lamps are lit' })
  assert.deepEqual((await due(partner, { mine: true })).overdue.map(({ action }) => action), [police], 'what is done is due no more')
}))

test('with 2,000 actions in 50 zones a look at what is due takes the same few statements as with three, and no time (E2)', inTown(async (ctx, { action }) => {
  const later = onDay(as(ctx, celine), '2027-05-05')
  const few = await counted(later)
  await many(ctx, action)
  const all = [await counted(later), await counted(later), await counted(later)].toSorted((one, other) => one.milliseconds - other.milliseconds)[0]!
  assert.equal(all.statements, few.statements)
  assert.ok(all.statements <= 7, String(all.statements))
  assert.equal(all.seen.counts.zones.length, 52)
  const { planned, begun, done } = all.seen.counts.whole
  assert.equal(planned + begun + done, 2001)
  const { overdue, dueSoon, rest } = all.seen
  assert.deepEqual([overdue.length, overdue.length + rest.overdue, dueSoon.length <= 100], [100, all.seen.counts.whole.overdue, true], 'a page of them, and how many there are besides')
  assert.equal((await due(later, { most: 500 })).rest.overdue, 0)
  assert.ok(all.milliseconds < 1000, `${all.milliseconds} ms on a machine that others use too`)
}))

async function counted(ctx: Ctx) {
  let statements = 0
  const plugin: KyselyPlugin = { transformQuery: ({ node }) => (statements++, node), transformResult: async ({ result }) => result }
  const began = performance.now()
  const seen = await due({ ...ctx, db: ctx.db.withPlugin(plugin) }, {})
  return { seen, statements, milliseconds: performance.now() - began }
}

/** Fifty zones more, with forty actions each, most of them done. */
async function many(ctx: Ctx, like: string): Promise<void> {
  await sql`insert into territory.zones (directorate_id, id, commissariat_id, code, slug, names)
    select ${place.directorate}::uuid, gen_random_uuid(), ${place.talsi}::uuid, 'M' || n, 'many-' || n, '{"en":"Many"}' from generate_series(1, 50) n`.execute(ctx.db)
  await sql`insert into plans.actions (directorate_id, id, commissariat_id, zone_id, partners, plan_id, problem_id, words, method, approach, owner_post_id, from_on, due_on, planned_on)
    select a.directorate_id, gen_random_uuid(), a.commissariat_id, z.id, a.partners, a.plan_id, a.problem_id, a.words, a.method, a.approach, a.owner_post_id, a.from_on, date '2027-04-20' + n, a.planned_on
    from plans.actions a cross join territory.zones z cross join generate_series(1, 40) n where a.id = ${like} and z.slug like 'many-%'`.execute(ctx.db)
  await sql`insert into work.standings (directorate_id, action_id, commissariat_id, zone_id, partners, state, since_on)
    select directorate_id, id, commissariat_id, zone_id, partners, case when random() < 0.8 then 'done' else 'begun' end, date '2027-03-01' from plans.actions where id <> ${like} and random() < 0.9`.execute(ctx.db)
}
