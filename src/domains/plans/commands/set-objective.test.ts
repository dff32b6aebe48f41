import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dropObjective, holdReview, plan, plans, setObjective, setReview, stateProblem } from '#domains/plans/index.ts'
import { importIncidents, undoBatch } from '#domains/incidents/index.ts'
import { arta, besnik, place } from '#testing/people.ts'
import { draftedTown, plannedTown } from '#testing/plans/planned-town.ts'
import { as, refused, story } from '#testing/story.ts'

/** Two burglaries of Old Town in the year before the round, one before that; and one a month in Lakeside, but for what is left out. */
const yearWithout = (...lacking: readonly number[]) => ['Day;Deed;Zone', '31.12.2026;Burglary;Old Town', '01.01.2026;Burglary;Old Town', '31.12.2025;Burglary;Old Town',
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11].filter((month) => !lacking.includes(month)).map((month) => `15.${String(month).padStart(2, '0')}.2026;Burglary;Lakeside`), ''].join('\n')
const profile = { category: { column: 'Deed', meanings: { Burglary: 'burglary' } }, day: { column: 'Day', order: 'day-first' }, zone: { column: 'Zone' } }
const fewer = { words: { en: 'Fewer people find the lighting bad' }, indicator: 'survey-figure', target: 0.4, dueOn: '2027-06-30' } as const

test('an objective by a survey figure begins where the published result stands, with interval, number of answers and source (D5)', story(async (ctx) => {
  const { plan: drafted, problem } = await draftedTown(ctx)
  await setObjective(as(ctx, arta), { plan: drafted, problem, ...fewer })
  const [one] = (await plan(as(ctx, arta), { plan: drafted })).problems[0]!.objectives
  assert.deepEqual([one!.figure, one!.baseline, one!.n, one!.source, one!.from, one!.to, one!.target, one!.dueOn], ['light', 0.6, 200, 'A round', '2027-01-01', '2027-01-31', 0.4, '2027-06-30'])
  assert.ok(one!.low! < 0.6 && one!.high! > 0.6)
}))

test('a target is better than today, of a figure that was published, due after the plan begins (D5)', story(async (ctx) => {
  const { plan: drafted, problem } = await draftedTown(ctx)
  const wrong = [[{ target: 0.6 }, 'plans.target-is-no-better'], [{ target: 40 }, 'plans.share-from-0-to-1'], [{ figure: 'age' }, 'plans.no-such-figure'], [{ dueOn: '2027-02-01' }, 'plans.due-before-the-plan']] as const
  for (const [more, code] of wrong) await assert.rejects(setObjective(as(ctx, arta), { plan: drafted, problem, ...fewer, ...more }), refused(code))
}))

test('an objective by recorded incidents begins from the year before the round, and one by a count says who counted (D5)', story(async (ctx) => {
  const { plan: drafted, problem } = await draftedTown(ctx)
  const burgled = { plan: drafted, problem, ...fewer, indicator: 'incidents', category: 'burglary', target: 5 } as const
  await assert.rejects(setObjective(as(ctx, arta), burgled), refused('plans.nothing-recorded'))
  const { batch } = await importIncidents(as(ctx, arta), { commissariat: place.talsi, fileName: 'year.csv', file: yearWithout(6), profile })
  await assert.rejects(setObjective(as(ctx, arta), burgled), refused('plans.months-lacking'), 'nobody sent a file for June')
  await undoBatch(as(ctx, arta), { batch })
  await importIncidents(as(ctx, arta), { commissariat: place.talsi, fileName: 'year.csv', file: yearWithout(), profile })
  await setObjective(as(ctx, arta), burgled)
  const counted = { ...fewer, plan: drafted, problem, indicator: 'count', baseline: 6, target: 0 } as const
  await assert.rejects(setObjective(as(ctx, arta), counted), refused('plans.say-the-source'))
  const { objective } = await setObjective(as(ctx, arta), { ...counted, source: 'Lamps that are out, counted by Besnik' })
  await setObjective(as(ctx, arta), { ...counted, objective, baseline: 7, source: 'Lamps that are out, counted by Besnik' })
  const { objectives } = (await plan(as(ctx, arta), { plan: drafted })).problems[0]!
  assert.deepEqual(objectives.map(({ indicator, baseline, n, from, to }) => [indicator, baseline, n, from, to]), [['incidents', 2, 2, '2026-01-01', '2026-12-31'], ['count', 7, null, null, null]])
  await dropObjective(as(ctx, arta), { objective })
  await assert.rejects(dropObjective(as(ctx, arta), { objective }), refused('plans.dropped-already'))
}))

test('an objective that everybody has read is not moved and not dropped; another may be set beside it (D5)', story(async (ctx) => {
  const { plan: published, problem, objective } = await plannedTown(ctx)
  await assert.rejects(setObjective(as(ctx, arta), { plan: published, problem, objective, ...fewer, target: 0.55 }), refused('plans.objective-stands'))
  await assert.rejects(dropObjective(as(ctx, arta), { objective }), refused('plans.objective-stands'))
  await setObjective(as(ctx, arta), { plan: published, problem, ...fewer, target: 0.5 })
  assert.deepEqual((await plan(as(ctx, arta), { plan: published })).problems[0]!.objectives.map(({ target }) => target), [0.4, 0.5])
}))

test('a problem is stated clearly for everybody, and the plan has days on which it is looked at (D4, D5)', story(async (ctx) => {
  const { plan: drafted, problem, wave } = await draftedTown(ctx)
  const stated = { en: 'People who walk home along Mill Street after dark are afraid.', ro: 'Oamenii care merg seara pe strada Morii se tem.' }
  await stateProblem(as(ctx, besnik), { plan: drafted, problem, words: stated })
  await assert.rejects(stateProblem(as(ctx, besnik), { plan: drafted, problem: wave, words: stated }), refused('plans.no-such-problem'))
  await assert.rejects(setReview(as(ctx, arta), { plan: drafted, on: '2027-07-01' }), refused('plans.review-within-the-plan'))
  const { review } = await setReview(as(ctx, arta), { plan: drafted, on: '2027-03-01' })
  await setReview(as(ctx, arta), { plan: drafted, review, on: '2027-03-08' })
  assert.equal((await plans(as(ctx, arta), {})).plans[0]!.nextReview, '2027-03-08')
  const later = { ...ctx, now: new Date('2027-03-08T15:00:00Z') }
  await assert.rejects(holdReview(as(later, arta), { review, words: 'Four lamps burn', on: '2027-03-09' }), refused('plans.day-to-come'))
  await assert.rejects(holdReview(as(later, arta), { review, words: 'Four lamps burn', on: '2027-01-31' }), refused('plans.review-within-the-plan'))
  await holdReview(as(later, arta), { review, words: 'Four lamps burn' })
  await assert.rejects(holdReview(as(later, arta), { review, words: 'Again' }), refused('plans.held-already'))
  const seen = await plan(as(ctx, arta), { plan: drafted })
  assert.deepEqual([seen.problems[0]!.statement, seen.reviews.map(({ on, heldOn, words }) => [on, heldOn, words])], [stated, [['2027-03-08', '2027-03-08', 'Four lamps burn']]])
}))
