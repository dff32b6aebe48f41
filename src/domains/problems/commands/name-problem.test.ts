import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, nameProblem, problem, problems } from '#domains/problems/index.ts'
import { analysed, townToAnalyse } from '#testing/problems/analysed-town.ts'
import { arta, besnik, celine, doina, edgars, frida } from '#testing/people.ts'
import { closedRound, people, publishedRound } from '#testing/small-round.ts'
import { as, refused, story } from '#testing/story.ts'

test('a figure becomes a problem with the figure as its evidence, frozen with n and interval (C2, C3)', story(async (ctx) => {
  const { zone, wave } = await townToAnalyse(ctx)
  const named = await nameProblem(as(ctx, arta), { zone, words: 'Mill Street is dark', question: 'light' })
  const found = await problem(as(ctx, arta), named)
  assert.deepEqual([found.problem.state, found.problem.wave, found.problem.lacks], ['found', wave, ['cause', 'competence', 'magnitude', 'severity', 'form']])
  const [figure] = found.evidence
  assert.deepEqual([figure!.figure, figure!.estimate, figure!.n, figure!.method, figure!.wave], ['light', 0.6, 200, 'wilson', wave])
  assert.ok(figure!.low! < 0.6 && figure!.high! > 0.6)
}))

test('a concern is one problem of a wave: named twice it is refused, with the way to the first', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  await nameProblem(as(ctx, arta), { zone, words: 'Dark', question: 'light' })
  await assert.rejects(nameProblem(as(ctx, arta), { zone, words: 'Dark again', question: 'light' }), refused('problems.already-named'))
  await assert.rejects(nameProblem(as(ctx, arta), { zone, words: 'Ghosts', question: 'ghosts' }), refused('problems.no-such-question'))
}))

test('without published answers there is nothing to analyse', story(async (ctx) => {
  const { station, zone, wave } = await townToAnalyse(ctx)
  const closed = await closedRound(ctx, { zones: [zone as never], follows: wave }, people('T1', 40, 10))
  await assert.rejects(nameProblem(as(ctx, edgars), { zone: station, words: 'Noise' }), refused('problems.no-published-wave'))
  await assert.rejects(nameProblem(as(ctx, arta), { zone, wave: closed, words: 'Noise' }), refused('survey.no-such-wave'))
}))

test('the zone\'s officer may name a problem, a commander may read it, nobody elsewhere may do either (C2)', story(async (ctx) => {
  const { zone, wave } = await townToAnalyse(ctx)
  const named = await nameProblem(as(ctx, besnik), { zone, words: 'Dogs at the school', question: 'dogs' })
  assert.equal((await problems(as(ctx, celine), { zone, wave })).problems.length, 1)
  for (const other of [celine, edgars, frida, doina]) await assert.rejects(nameProblem(as(ctx, other), { zone, words: 'Noise' }), refused('access.not-allowed'))
  for (const other of [edgars, frida, doina]) {
    await assert.rejects(desk(as(ctx, other), { zone }), refused('access.not-allowed'))
    await assert.rejects(problem(as(ctx, other), named), refused('access.not-allowed'))
  }
}))

test('a problem that goes on is led back to the wave before, with its magnitude and severity over time (C6)', story(async (ctx) => {
  const { zone, wave, lakeside } = await townToAnalyse(ctx)
  const first = await analysed(ctx, { zone })
  await publishedRound(ctx, { zones: [zone, lakeside], follows: wave }, [...people('T1', 100, 60), ...people('T2', 40, 10)])
  const again = await analysed(ctx, { zone })
  const { overTime } = await problem(as(ctx, arta), { problem: again.problem })
  assert.deepEqual(overTime.map((then) => [then.problem, then.magnitude, then.severity]), [[again.problem, 3, 2], [first.problem, 3, 2]])
}))
