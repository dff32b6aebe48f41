import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator, stranger } from '#access/actor.ts'
import { describePost } from '#domains/people/index.ts'
import { answerPlan, answerTask, askPartners, closePlan, draftPlan, plan, planAction, planGaps, problemsOfItem, publishPlan, publishedPlan, publishedProblem, sharePart, summarisePlan, tellNames } from '#domains/plans/index.ts'
import { describeOrganisation, registerOrganisation } from '#domains/partners/index.ts'
import type { Ctx } from '#frame/ctx.ts'
import { arta, besnik, celine, doina, petra, place } from '#testing/people.ts'
import { draftedTown, mending, plannedTown, readyTown } from '#testing/plans/planned-town.ts'
import { as, refused, story } from '#testing/story.ts'

test('a plan lists what it lacks, problem by problem, and is not published before (D4)', story(async (ctx) => {
  const { plan: drafted, problem } = await draftedTown(ctx)
  const { missing } = await planGaps(as(ctx, celine), { plan: drafted })
  assert.deepEqual(missing.map((gap) => [gap.what, gap.problem]), [['objective', problem], ['action', problem], ['police-part', problem], ['other-part', problem], ['review', null], ['summary', null]])
  await assert.rejects(publishPlan(as(ctx, celine), { plan: drafted }), refused('plans.still-missing'))
}))

test('everybody who was asked answers before the plan is published; a no does not stop it and is told with it (D7)', story(async (ctx) => {
  const { plan: drafted, organisation } = await readyTown(ctx)
  const { organisation: school } = await registerOrganisation(as(ctx, doina), { name: 'Second Secondary School', sector: 'school' })
  await askPartners(as(ctx, arta), { plan: drafted, organisations: [school, organisation] })
  assert.deepEqual((await planGaps(as(ctx, arta), { plan: drafted })).missing.map(({ what, name }) => [what, name]), [['answer', 'Second Secondary School']])
  await assert.rejects(publishPlan(as(ctx, celine), { plan: drafted }), refused('plans.still-missing'))
  await assert.rejects(answerPlan(as(ctx, celine), { plan: drafted, organisation: school, state: 'declined', because: 'No teachers to spare' }), refused('plans.say-it-is-on-behalf'))
  await assert.rejects(answerPlan(as(ctx, celine), { plan: drafted, organisation: school, state: 'agreed', onBehalf: true }), refused('plans.say-how-it-was-told'))
  await answerPlan(as(ctx, celine), { plan: drafted, organisation: school, state: 'declined', because: 'Told us by telephone: no teachers to spare', onBehalf: true })
  await publishPlan(as(ctx, celine), { plan: drafted })
  const { plan: told } = await publishedPlan(as(ctx, stranger), { slug: await slugOf(ctx, drafted) })
  assert.deepEqual(told!.partners.map(({ name, state, onBehalf }) => [name, state, onBehalf]), [['Second Secondary School', 'declined', true], ['Talsi municipality', 'agreed', false]])
}))

test('the published plan is one view for everybody: problems, objectives, actions with owners by office, parts, partners and reviews (D6, D7)', story(async (ctx) => {
  const { plan: drafted, problem, action } = await plannedTown(ctx)
  const slug = await slugOf(ctx, drafted)
  const { plan: told, plans } = await publishedPlan(as(ctx, stranger), { slug })
  assert.deepEqual([told!.plan, told!.publishedOn, told!.changedOn, told!.summary.en, plans.length], [drafted, '2027-01-10', null, 'Mill Street gets its light back by April.', 1])
  const [one] = told!.problems
  assert.deepEqual([one!.problem, one!.competence, one!.parts.map(({ who }) => who), one!.objectives.map(({ baseline, target }) => [baseline, target])], [problem, 'municipality', ['police', 'municipality'], [[0.6, 0.4]]])
  assert.deepEqual(one!.actions.map((it) => [it.action, it.owner, it.partners.map(({ name, state }) => [name, state])]), [[action, { kind: 'post', role: 'zone-officer', title: null, name: null }, [['Talsi municipality', 'asked']]]])
  assert.ok(!JSON.stringify(told).includes('Besnik'), 'no person is named')
}))

test('from a survey figure one comes to the problem and its plan, and from the problem back to the figure', story(async (ctx) => {
  const { plan: drafted, problem, wave } = await plannedTown(ctx)
  const slug = await slugOf(ctx, drafted)
  assert.deepEqual((await problemsOfItem(as(ctx, stranger), { slug, wave, question: 'light' })).problems.map((one) => [one.problem, one.plan]), [[problem, drafted]])
  assert.deepEqual((await problemsOfItem(as(ctx, stranger), { slug, wave, question: 'dogs' })).problems, [])
  const { problem: told } = await publishedProblem(as(ctx, stranger), { problem })
  assert.deepEqual(told!.evidence.map(({ kind, wave: of, figure, n }) => [kind, of, figure, n]), [['survey-figure', wave, 'light', 200]])
  assert.ok(!JSON.stringify(told).includes('Six of nine'), 'what the station noted for itself stays at the desk')
}))

test('a published plan that is changed is shown changed, with the day; a closed one stands still (D6)', story(async (ctx) => {
  const town = await plannedTown(ctx)
  const slug = await slugOf(ctx, town.plan)
  const later = { ...ctx, now: new Date('2027-03-02T09:00:00Z') }
  await sharePart(as(later, besnik), { plan: town.plan, problem: town.problem, who: 'residents', words: { en: 'Tell us which lamps are out' } })
  await planAction(as(later, arta), { ...mending(town), action: town.action, due: '2027-05-31' })
  const { plan: told } = await publishedPlan(as(ctx, stranger), { slug })
  assert.deepEqual([told!.publishedOn, told!.changedOn, told!.problems[0]!.actions[0]!.due, told!.problems[0]!.parts.length], ['2027-01-10', '2027-03-02', '2027-05-31', 3])
  await assert.rejects(publishPlan(as(later, celine), { plan: town.plan }), refused('plans.published-already'))
  await closePlan(as(later, celine), { plan: town.plan })
  await assert.rejects(summarisePlan(as(later, arta), { plan: town.plan, summary: { en: 'Something else' } }), refused('plans.plan-is-closed'))
  await assert.rejects(answerPlan(as(later, petra), { plan: town.plan, organisation: town.organisation, state: 'agreed' }), refused('plans.plan-is-closed'))
  await draftPlan(as(later, arta), { zone: town.zone, from: '2027-04-01', to: '2027-09-01' })
  assert.equal((await publishedPlan(as(ctx, stranger), { slug })).plan!.closedOn, '2027-03-02', 'what was published stays to be read')
}))

test('the station hears how many sentences of its summary are hard to read, and keeps its own words (D6)', story(async (ctx) => {
  const { plan: drafted } = await draftedTown(ctx)
  assert.deepEqual(await summarisePlan(as(ctx, arta), { plan: drafted, summary: { en: 'We mend the lamps. We shall commence with the implementation in March.', ro: 'Reparăm lămpile.' } }), { toMend: 1 })
}))

async function slugOf(ctx: Ctx, drafted: string): Promise<string> {
  return (await plan(as(ctx, arta), { plan: drafted })).plan.zone.slug
}

test('how the police were told of a yes is not for everybody, nor are the words in which a task was asked for; why somebody said no is (D7)', story(async (ctx) => {
  const { plan: drafted, action, organisation } = await readyTown(ctx)
  await answerPlan(as(ctx, celine), { plan: drafted, organisation, state: 'agreed', because: 'Mrs Ozola rang from home', onBehalf: true })
  await answerTask(as(ctx, celine), { action, organisation, state: 'accepted', because: 'Mrs Ozola rang again', onBehalf: true })
  await publishPlan(as(ctx, celine), { plan: drafted })
  const { plan: told } = await publishedPlan(as(ctx, stranger), { slug: await slugOf(ctx, drafted) })
  assert.deepEqual([told!.partners.map(({ because }) => because), told!.problems[0]!.actions[0]!.partners], [[null], [{ name: 'Talsi municipality', state: 'accepted', because: null }]])
  await answerTask(as(ctx, celine), { action, organisation, state: 'returned', because: 'No lamps before June', onBehalf: true })
  assert.equal((await publishedPlan(as(ctx, stranger), { slug: told!.slug })).plan!.problems[0]!.actions[0]!.partners[0]!.because, 'No lamps before June')
}))

test('an organisation or an office that is called otherwise is called so in the published plan, which is not changed by it (D6)', story(async (ctx) => {
  const town = await plannedTown(ctx)
  await describeOrganisation(as(ctx, arta), { organisation: town.organisation, name: 'Talsi town council' })
  await tellNames(as(ctx, operator), { directorate: place.directorate, organisation: town.organisation })
  await describePost(as(ctx, operator), { directorate: place.directorate, post: town.post, title: { en: 'Officer of Old Town' } })
  await tellNames(as(ctx, operator), { directorate: place.directorate, post: town.post })
  const { plan: told } = await publishedPlan(as(ctx, stranger), { slug: await slugOf(ctx, town.plan) })
  const [action] = told!.problems[0]!.actions
  assert.deepEqual([told!.partners.map(({ name }) => name), action!.partners.map(({ name }) => name), action!.owner.title, told!.changedOn], [['Talsi town council'], ['Talsi town council'], { en: 'Officer of Old Town' }, null])
  assert.equal((await publishedProblem(as(ctx, stranger), { problem: town.problem })).problem!.actions[0]!.partners[0]!.name, 'Talsi town council')
  await assert.rejects(tellNames(as(ctx, arta), { organisation: town.organisation }), refused('access.not-allowed'))
}))
