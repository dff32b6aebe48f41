import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator } from '#access/actor.ts'
import { addCause, addEvidence, closeProblem, correctProblem, desk, missing, nameProblem, problem, rankConcerns, routeProblem, signAnalysis, weighProblem } from '#domains/problems/index.ts'
import { analysed, townToAnalyse } from '#testing/problems/analysed-town.ts'
import { arta, besnik, celine, edgars, place } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'

test('what a signature lacks is listed problem by problem, and until nothing is lacking nobody can sign (C13)', story(async (ctx) => {
  const { zone, wave } = await townToAnalyse(ctx)
  const here = { zone, wave }
  assert.deepEqual((await missing(as(ctx, arta), here)).lacking, [{ problem: null, words: null, what: 'problem' }])
  await analysed(ctx, here)
  const { problem: open } = await nameProblem(as(ctx, besnik), { zone, words: 'Young people at the station' })
  const { lacking, advised } = await missing(as(ctx, arta), here)
  assert.deepEqual(lacking.map(({ what }) => what), ['evidence', 'cause', 'competence', 'magnitude', 'severity', 'form'])
  assert.deepEqual([...new Set(lacking.map((lack) => lack.problem))], [open])
  assert.deepEqual(advised, ['officers-ranking', 'social-map'])
  await assert.rejects(signAnalysis(as(ctx, arta), here), refused('problems.still-missing'))
  await closeProblem(as(ctx, arta), { problem: open, because: 'It was one evening only' })
  assert.deepEqual(await signAnalysis(as(ctx, arta), here), { signedOn: '2027-01-10', problems: 1 })
  assert.deepEqual((await desk(as(ctx, celine), here)).signed, { signedOn: '2027-01-10', signedBy: 'Arta Hoxha', problems: 1 })
}))

test('an analyst of the commissariat signs: no officer, no commander, no analyst of another, not even the operator (C13)', story(async (ctx) => {
  const { zone, wave } = await townToAnalyse(ctx)
  await analysed(ctx, { zone })
  for (const other of [besnik, celine, edgars]) await assert.rejects(signAnalysis(as(ctx, other), { zone, wave }), refused('access.not-allowed'))
  await assert.rejects(signAnalysis(as(ctx, operator), { directorate: place.directorate, zone, wave }), refused('access.not-allowed'))
}))

test('what is signed stands still; a correction is a new line (C13)', story(async (ctx) => {
  const { zone, wave } = await townToAnalyse(ctx)
  const { problem: one, evidence } = await analysed(ctx, { zone })
  const analyst = as(ctx, arta)
  await assert.rejects(correctProblem(analyst, { problem: one, words: 'Seven lamps' }), refused('problems.not-signed-yet'))
  await signAnalysis(analyst, { zone, wave })
  const deeds = [
    () => nameProblem(analyst, { zone, words: 'Noise' }), () => addEvidence(analyst, { problem: one, source: 'citizens', kind: 'note', words: 'Later' }), () => addCause(analyst, { problem: one, side: 'place', words: 'Later', evidence }),
    () => weighProblem(analyst, { problem: one, magnitude: 0, severity: 0, form: 'None' }), () => routeProblem(analyst, { problem: one, competence: 'police' }),
    () => rankConcerns(as(ctx, besnik), { zone, concerns: ['light', 'dogs'] }), () => signAnalysis(analyst, { zone, wave }),
  ]
  for (const deed of deeds) await assert.rejects(deed(), refused('problems.analysis-is-signed'))
  await correctProblem(analyst, { problem: one, words: 'Seven lamps, not six' })
  const found = await problem(analyst, { problem: one })
  assert.deepEqual([found.problem.state, found.problem.magnitude, found.corrections.map(({ words }) => words)], ['analysed', 3, ['Seven lamps, not six']])
}))
