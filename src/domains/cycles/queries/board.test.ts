import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql, type KyselyPlugin } from 'kysely'
import { stranger } from '#access/actor.ts'
import { board, begin } from '#domains/cycles/index.ts'
import { noteProgress } from '#domains/work/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { closedTurn, goingOnFrom, on, plannedTown } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, celine, edgars, petra, place } from '#testing/people.ts'
import { refused } from '#testing/story.ts'

const fromPlanned = goingOnFrom(plannedTown), fromClosed = goingOnFrom(closedTurn)
const glance = async (...asked: Parameters<typeof board>) => (await board(...asked)).zones.map(({ slug, stageName, since, dueOn, lateBy }) => [slug, stageName, since, dueOn, lateBy])

test('the commander sees every zone\'s stage, since when and how late, and each officer\'s load (E2)', fromPlanned(async (ctx, town) => {
  assert.deepEqual(await glance(on(ctx, '2027-02-01', celine), {}), [['old-town', 'done', '2027-01-20', '2027-05-01', 0], ['lakeside', 'analysed', '2027-01-10', '2027-02-09', 0]])
  const later = await board(on(ctx, '2027-05-11', celine), {})
  assert.deepEqual(later.zones.map(({ lateBy, missing, openProblems, actions }) => [lateBy, missing, openProblems, actions]), [[10, 2, 2, { open: 2, overdue: 2, stuck: 0 }], [91, 1, 0, { open: 0, overdue: 0, stuck: 0 }]])
  assert.deepEqual(later.officers.map(({ holder, zone, openActions, overdue, openProblems }) => [holder, zone, openActions, overdue, openProblems]), [['Besnik Leka', town.zone, 1, 1, 2]])
  await noteProgress(on(ctx, '2027-05-11', arta), { action: town.walks, state: 'stuck', words: 'Waiting', because: 'No second officer', blocker: 'no-staff' })
  assert.deepEqual((await board(on(ctx, '2027-05-11', celine), {})).officers.map(({ stuck }) => stuck), [1])
}))

test('after a turn is closed the zone stands in the next, and what changed is counted by verdict (F6)', fromClosed(async (ctx, town) => {
  const { zones: [zone] } = await board(on(ctx, '2027-06-01', celine), {})
  assert.deepEqual([zone!.cycle, zone!.stageName, zone!.since, zone!.changes?.better, zone!.openProblems, zone!.actions.open], [town.next, 'analysed', '2027-05-20', 1, 1, 0])
}))

test('a board shows what lies within reach, to staff', fromPlanned(async (ctx) => {
  assert.deepEqual((await board(on(ctx, '2027-02-01', edgars), {})).zones.map(({ slug, stage }) => [slug, stage]), [['station', null]])
  assert.equal((await board(on(ctx, '2027-02-01', besnik), {})).zones.length, 2)
  for (const other of [petra, stranger]) await assert.rejects(board(on(ctx, '2027-02-01', other), { directorate: place.directorate }), refused('access.not-allowed'))
}))

test('fifty zones with two thousand actions are asked for in as many statements as two', fromPlanned(async (ctx, town) => {
  const lead = on(ctx, '2027-03-01', celine)
  const few = await counted(lead)
  await sql`insert into territory.zones (directorate_id, id, commissariat_id, code, slug, names) select ${place.directorate}, gen_random_uuid(), ${place.talsi}, 'more' || n, 'more' || n, '{"en": "More"}' from generate_series(1, 48) n`.execute(ctx.db)
  await sql`insert into survey.wave_zones (directorate_id, wave_id, zone_id, commissariat_id, target) select directorate_id, ${town.wave}, id, commissariat_id, 50 from territory.zones where slug like 'more%'`.execute(ctx.db)
  assert.equal((await begin(lead, { wave: town.wave })).begun.length, 48)
  await sql`insert into plans.actions (directorate_id, id, commissariat_id, zone_id, plan_id, problem_id, words, method, approach, owner_post_id, from_on, due_on, planned_on)
    select ${place.directorate}, gen_random_uuid(), ${place.talsi}, ${town.zone}, ${town.plan}, ${town.light}, '{"en": "One more"}', 'foot-patrol', 'prevention', ${town.post}, '2027-02-01', '2027-04-01', '2027-01-20' from generate_series(1, 2000)`.execute(ctx.db)
  const many = await counted(lead)
  assert.deepEqual([many.zones, many.open], [50, 2002])
  assert.equal(many.statements, few.statements)
  assert.ok(many.statements < 22, `${many.statements} statements`)
  assert.ok(many.took < 1500, `${many.took} ms`)
}))

async function counted(ctx: Ctx) {
  let statements = 0
  const counting: KyselyPlugin = { transformQuery: ({ node }) => (statements++, node), transformResult: async ({ result }) => result }
  const began = performance.now()
  const { zones } = await board({ ...ctx, db: ctx.db.withPlugin(counting) as Ctx['db'] }, {})
  return { statements, zones: zones.length, open: zones.reduce((sum, { actions }) => sum + actions.open, 0), took: performance.now() - began }
}
