import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { answerTask, askTask, planAction } from '#domains/plans/index.ts'
import { action, addPicture, followPlan, noteProgress, picture, publishedPicture, showPicture, worksOfPlan } from '#domains/work/index.ts'
import { tables } from '#domains/work/tables.ts'
import type { Ctx } from '#frame/ctx.ts'
import { goingOnFrom } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, celine, edgars, frida, petra, place } from '#testing/people.ts'
import { draftedTown, mending } from '#testing/plans/planned-town.ts'
import { as, refused, story } from '#testing/story.ts'
import { photograph, tellsOf } from '#testing/work/photograph.ts'
import { seeingAs } from '#testing/work/seeing-as.ts'
import { onDay, workedTown } from '#testing/work/worked-town.ts'

const inTown = goingOnFrom(workedTown)

test('an officer writes down how an action stands, with minutes and a photograph; lines are added, none is taken, and what was noted last stands (E1)', inTown(async (ctx, { action: mend, plan }) => {
  const officer = onDay(as(ctx, besnik), '2027-02-20')
  assert.deepEqual((await action(officer, { action: mend })).standing, { state: 'planned', since: null, daysLate: 0 })
  const { progress, picture: shot, shown } = await noteProgress(officer, {
    action: mend, state: 'begun', words: 'Three of nine lamps hang', told: { en: 'The first lamps are lit', ro: 'Primele lămpi luminează' }, minutes: 'Meeting of 19 February: six lamps more by March', on: '2027-02-19',
    picture: { file: (await photograph()).toString('base64'), caption: 'The lamp before number 12', shown: true },
  })
  assert.equal(shown, true)
  await noteProgress(onDay(officer, '2027-03-20'), { action: mend, state: 'begun', words: 'Six lamps hang' })
  await noteProgress(onDay(officer, '2027-04-10'), { action: mend, state: 'done', words: 'All nine hang' })
  await noteProgress(onDay(officer, '2027-04-11'), { action: mend, state: 'partly', words: 'One is dark again', because: 'A cable is torn' })
  const seen = await action(onDay(as(ctx, celine), '2027-05-05'), { action: mend })
  assert.deepEqual(seen.log.map(({ state, on, notedBy }) => [state, on, notedBy]), [['partly', '2027-04-11', 'Besnik Leka'], ['done', '2027-04-10', 'Besnik Leka'], ['begun', '2027-03-20', 'Besnik Leka'], ['begun', '2027-02-19', 'Besnik Leka']])
  assert.deepEqual(seen.standing, { state: 'partly', since: '2027-04-11', daysLate: 0 })
  const first = seen.log[3]!
  assert.deepEqual([first.progress, first.minutes, first.pictures.map(({ picture: id, caption, moment }) => [id, caption, moment])], [progress, 'Meeting of 19 February: six lamps more by March', [[shot, 'The lamp before number 12', 'evidence']]])
  const { works: [told] } = await worksOfPlan(ctx, { plan })
  assert.deepEqual([told!.slug, told!.state, told!.because, told!.told, told!.pictures.map(({ picture: id }) => id)], ['old-town', 'partly', 'A cable is torn', null, [shot]])
}))

test('an action stands as it does since the first line that says so, and the public words are those of that time (E1)', inTown(async (ctx, { action: mend, plan }) => {
  const officer = as(ctx, besnik)
  await noteProgress(onDay(officer, '2027-02-20'), { action: mend, state: 'begun', words: 'Begun', told: { en: 'Work has begun' } })
  await noteProgress(onDay(officer, '2027-03-01'), { action: mend, state: 'begun', words: 'Going on' })
  const { works: [told] } = await worksOfPlan(ctx, { plan })
  assert.deepEqual([told!.state, told!.since, told!.told, told!.due], ['begun', '2027-02-20', { en: 'Work has begun' }, '2027-04-30'])
}))

test('what a telephone with a weak signal sends twice is kept once', inTown(async (ctx, { action: mend }) => {
  const line = { action: mend, state: 'begun', words: 'Three lamps hang', picture: { file: await photograph(), caption: 'Lamps', shown: true } }
  const first = await noteProgress(as(ctx, besnik), line)
  assert.deepEqual(await noteProgress(as(ctx, besnik), line), first)
  await noteProgress(as(ctx, arta), line)
  assert.equal((await action(as(ctx, besnik), { action: mend })).log.length, 2, 'somebody else who says the same says it too')
}))

test('whoever says that it is stuck, done in part or not done owes the reason, and everybody reads it (E1)', inTown(async (ctx, { action: mend, plan }) => {
  for (const state of ['stuck', 'partly', 'not-done']) await assert.rejects(noteProgress(as(ctx, besnik), { action: mend, state, words: 'Nothing moves' }), (no: unknown) => {
    refused('frame.invalid')(no)
    assert.deepEqual((no as { fields: unknown }).fields, { because: 'work.reason-is-owed' })
    return true
  })
  await noteProgress(as(ctx, besnik), { action: mend, state: 'stuck', words: 'Nothing moves', blocker: 'permission', because: 'The street is a state road and its owner has not agreed' })
  const [line] = (await action(as(ctx, arta), { action: mend })).log
  assert.deepEqual([line!.blocker, line!.because], ['permission', 'The street is a state road and its owner has not agreed'])
  assert.equal((await worksOfPlan(ctx, { plan })).works[0]!.because, 'The street is a state road and its owner has not agreed')
  await assert.rejects(noteProgress(as(ctx, besnik), { action: mend, state: 'done', words: 'Done', on: '2027-03-01' }), refused('work.day-to-come'))
}))

test('an organisation accepts a task and writes down what it did, gives it back with a reason, and is heard no more in it (E3)', inTown(async (ctx, { action: mend, organisation }) => {
  const partner = as(ctx, petra)
  const { shown } = await noteProgress(partner, { action: mend, state: 'begun', words: 'The lamps are ordered', picture: { file: await photograph(), caption: 'The lamps', shown: true } })
  assert.equal(shown, false, 'what everybody sees is the station\'s decision')
  const [line] = (await action(partner, { action: mend })).log
  assert.deepEqual([line!.notedBy, line!.organisation], ['Petra Ozola', 'Talsi municipality'])
  await assert.rejects(answerTask(partner, { action: mend, organisation, state: 'returned' }), refused('frame.invalid'))
  await answerTask(partner, { action: mend, organisation, state: 'returned', because: 'The budget was cut' })
  await assert.rejects(noteProgress(partner, { action: mend, state: 'done', words: 'Done' }), refused('access.not-allowed'))
  const { tasks } = (await action(as(ctx, celine), { action: mend })).action
  assert.deepEqual(tasks.map(({ name, state, because }) => [name, state, because]), [['Talsi municipality', 'returned', 'The budget was cut']])
  await askTask(as(ctx, arta), { action: mend, organisation, words: 'Mend four lamps' })
  await answerTask(partner, { action: mend, organisation, state: 'declined', because: 'There is no money this year' })
  await assert.rejects(noteProgress(partner, { action: mend, state: 'done', words: 'Done' }), refused('access.not-allowed'))
}))

test('what can be done at once is taken straight from a finding, without a plan, and everybody reads that it was done (E4)', inTown(async (ctx, town) => {
  const { action: shelter, plan } = await planAction(as(ctx, arta), { ...mending(town), plan: undefined, problem: await anotherProblem(ctx), words: { en: 'Open a shelter for stray dogs' }, owner: { organisation: town.organisation }, tasks: [], from: '2027-01-10', due: '2027-01-20' })
  assert.equal(plan, null)
  await noteProgress(onDay(as(ctx, petra), '2027-01-15'), { action: shelter, state: 'done', words: 'Open', told: { en: 'The shelter is open' } })
  const { works } = await worksOfPlan(ctx, { slug: 'old-town' })
  assert.deepEqual(works.map(({ id, plan: of, state, told, words }) => [id, of, state, told, words]), [[shelter, null, 'done', { en: 'The shelter is open' }, { en: 'Open a shelter for stray dogs' }]])

  /** Named after the plan was made, in the next round. */
  async function anotherProblem(inside: typeof ctx): Promise<string> {
    const row = await tables(inside).selectFrom('problems.problems').selectAll().where('id', '=', town.problem).executeTakeFirstOrThrow()
    const id = crypto.randomUUID()
    await tables(inside).insertInto('problems.problems').values({ ...row, id, words: 'Stray dogs', question: 'dogs', state: 'found' }).execute()
    return id
  }
}))

test('what belongs to a plan that is not published is told to nobody; when it is published, all that was done is told', story(async (ctx) => {
  const town = await draftedTown(ctx)
  const { action: mend } = await planAction(as(ctx, arta), mending(town))
  await noteProgress(as(ctx, besnik), { action: mend, state: 'begun', words: 'Begun already', picture: { file: await photograph(), caption: 'Early', shown: true } })
  assert.deepEqual((await worksOfPlan(ctx, { slug: 'old-town' })).works, [])
  assert.deepEqual(await tables(ctx).selectFrom('pub.pictures').select('id').execute(), [])
  await tables(ctx).updateTable('plans.plans').set({ state: 'published' }).where('id', '=', town.plan).execute()
  assert.deepEqual(await followPlan(as(ctx, arta), { plan: town.plan }), { actions: 1 })
  const [told] = (await worksOfPlan(ctx, { plan: town.plan })).works
  assert.deepEqual([told!.state, told!.pictures.length], ['begun', 1])
  assert.equal((await tables(ctx).selectFrom('pub.pictures').select('id').execute()).length, 1)
}))

test('a picture without the station\'s word is nowhere for everybody, and one that is shown no longer is gone; what is kept tells no place (E1)', inTown(async (ctx, { action: mend, plan }) => {
  const { progress } = await noteProgress(as(ctx, besnik), { action: mend, state: 'begun', words: 'Begun' })
  const sent = await photograph()
  assert.deepEqual(await tellsOf(sent), ['exif'], 'the photograph that is sent tells a place')
  const { picture: shot } = await addPicture(as(ctx, petra), { progress, file: sent, caption: 'Lamps', shown: true })
  const everywhere = () => tables(ctx).selectFrom('pub.pictures').select('id').execute()
  assert.deepEqual(await everywhere(), [])
  await assert.rejects(publishedPicture(ctx, { picture: shot }), refused('work.no-such-picture'))
  await assert.rejects(showPicture(as(ctx, petra), { picture: shot, shown: true }), refused('access.not-allowed'))
  await showPicture(as(ctx, besnik), { picture: shot, shown: true })
  const { bytes, mediaType } = await publishedPicture(ctx, { picture: shot })
  assert.deepEqual([mediaType, await tellsOf(Buffer.from(bytes, 'base64'))], ['image/jpeg', []])
  assert.ok(!Buffer.from(bytes, 'base64').includes('GivenAwayCamera'))
  assert.equal((await worksOfPlan(ctx, { plan })).works[0]!.pictures.length, 1)
  await showPicture(as(ctx, besnik), { picture: shot, shown: false })
  assert.deepEqual([await everywhere(), (await worksOfPlan(ctx, { plan })).works[0]!.pictures], [[], []])
  assert.equal((await picture(as(ctx, petra), { picture: shot })).bytes, bytes, 'those who work on the plan still see it')
  await assert.rejects(addPicture(as(ctx, besnik), { progress, file: Buffer.from('no picture'), caption: 'Lamps' }), refused('work.no-picture'))
  await assert.rejects(addPicture(as(ctx, besnik), { progress, file: Buffer.alloc(12 * 1024 * 1024 + 1), caption: 'Lamps' }), refused('work.picture-too-heavy'))
}))

test('an action that was dropped, or whose plan is closed, is worked on no more', inTown(async (ctx, { action: mend, plan }) => {
  await noteProgress(as(ctx, besnik), { action: mend, state: 'begun', words: 'Begun' })
  await tables(ctx).updateTable('plans.plans').set({ state: 'closed', closed_on: '2027-01-10' }).where('id', '=', plan).execute()
  await assert.rejects(noteProgress(as(ctx, besnik), { action: mend, state: 'done', words: 'Done' }), refused('work.plan-is-closed'))
  await tables(ctx).updateTable('plans.actions').set({ dropped_on: '2027-01-10', dropped_because: 'Not needed' }).where('directorate_id', '=', place.directorate).where('id', '=', mend).execute()
  await assert.rejects(noteProgress(as(ctx, besnik), { action: mend, state: 'done', words: 'Done' }), refused('work.action-is-dropped'))
  await followPlan(as(ctx, arta), { action: mend })
  assert.deepEqual((await worksOfPlan(ctx, { slug: 'old-town' })).works, [], 'what was dropped is told of no longer')
}))

test('progress is noted by whoever does the action: its officer, an analyst, the commander; no interviewer, nobody of elsewhere', inTown(async (ctx, { action: mend }) => {
  for (const one of [besnik, arta, celine]) await noteProgress(as(ctx, one), { action: mend, state: 'begun', words: 'Begun' })
  for (const other of [frida, edgars]) await assert.rejects(noteProgress(as(ctx, other), { action: mend, state: 'begun', words: 'Begun' }), refused('access.not-allowed'))
}))

test('the database lets a partner see what is shared with it and write what it did itself, and shows elsewhere nothing (SEC-18)', inTown(async (ctx, town) => {
  const alone = await planAction(as(ctx, arta), { ...mending(town), plan: undefined, problem: town.problem, tasks: [] })
  await tables(ctx).updateTable('plans.actions').set({ partners: [] }).where('id', '=', alone.action).execute()
  await noteProgress(as(ctx, besnik), { action: alone.action, state: 'begun', words: 'Police only' })
  const partner = await seeingAs(ctx, petra)
  await noteProgress(partner, { action: town.action, state: 'begun', words: 'Ordered', picture: { file: await photograph(), caption: 'Lamps', shown: false } })
  await noteProgress(partner, { action: town.action, state: 'done', words: 'Lit' })
  assert.deepEqual((await action(partner, { action: town.action })).log.map(({ words }) => words), ['Lit', 'Ordered'])
  await assert.rejects(action(partner, { action: alone.action }), refused('work.no-such-action'))
  const [own] = await tables(ctx).selectFrom('work.progress').selectAll().orderBy('id', 'desc').execute()
  const line = { ...own!, told: '{}', id: crypto.randomUUID() }
  const forge = (of: object) => () => tables(ctx).insertInto('work.progress').values({ ...line, ...of }).execute()
  await locked(ctx, forge({ organisation_id: null }), 'in nobody\'s name')
  await locked(ctx, forge({ noted_by: besnik.kind === 'person' ? besnik.id : '' }), 'in Besnik\'s name')
  await locked(ctx, forge({ partners: [] }), 'in what is not shared')
  const [shot] = await tables(ctx).selectFrom('work.pictures').selectAll().execute()
  await locked(ctx, () => tables(ctx).insertInto('work.pictures').values({ ...shot!, id: crypto.randomUUID(), shown: true }).execute(), 'a picture for everybody')
  await locked(ctx, () => tables(ctx).insertInto('work.standings').values({ directorate_id: place.directorate, action_id: alone.action, commissariat_id: place.talsi, zone_id: town.zone, partners: [], state: 'done', since_on: '2027-01-10', organisation_id: null }).execute(), 'of an action of others')
  const other = await seeingAs(ctx, edgars)
  await assert.rejects(action(other, { action: town.action }), refused('work.no-such-action'))
  for (const table of ['work.progress', 'work.standings', 'work.pictures'] as const) assert.deepEqual(await tables(ctx).selectFrom(table).select('directorate_id').execute(), [], table)
}))

/** The database does not let this be written. */
async function locked(ctx: Ctx, write: () => Promise<unknown>, what: string): Promise<void> {
  await sql`savepoint before_it`.execute(ctx.db)
  await assert.rejects(write(), /row-level security/, what)
  await sql`rollback to savepoint before_it`.execute(ctx.db)
}
