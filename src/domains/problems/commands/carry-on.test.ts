import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryOn, closeProblem, problem } from '#domains/problems/index.ts'
import { tables } from '#domains/problems/tables.ts'
import { analysed, townToAnalyse } from '#testing/problems/analysed-town.ts'
import { arta, besnik, celine, edgars, place } from '#testing/people.ts'
import { people, publishedRound } from '#testing/small-round.ts'
import { as, story, refused } from '#testing/story.ts'

test('an unsolved problem goes on in a later wave in the same words, to be analysed anew, and once (F6)', story(async (ctx) => {
  const { zone, wave, oldTown } = await townToAnalyse(ctx)
  const { problem: first } = await analysed(ctx, { zone })
  const second = await publishedRound(ctx, { zones: [oldTown], follows: wave }, people('T1', 100, 60))
  for (const other of [besnik, edgars]) await assert.rejects(carryOn(as(ctx, other), { problem: first, wave: second }), refused('access.not-allowed'))
  const { problem: next } = await carryOn(as(ctx, celine), { problem: first, wave: second })
  const found = await problem(as(ctx, arta), { problem: next })
  assert.deepEqual([found.problem.words, found.problem.follows, found.problem.lacks, found.evidence.map(({ figure, n, wave: of }) => [figure, n, of])], ['Mill Street is dark', first, ['cause', 'competence', 'magnitude', 'severity', 'form'], [['light', 100, second]]])
  await assert.rejects(carryOn(as(ctx, arta), { problem: first, wave: second }), refused('problems.already-named'))
}))

test('a question that is asked no more is left out, and what is closed does not go on (F6)', story(async (ctx) => {
  const { zone, wave, oldTown } = await townToAnalyse(ctx)
  const { problem: first } = await analysed(ctx, { zone })
  const second = await publishedRound(ctx, { zones: [oldTown], follows: wave }, people('T1', 100, 0))
  await tables(ctx).updateTable('problems.problems').set({ question: 'asked-no-more' }).where('directorate_id', '=', place.directorate).where('id', '=', first).execute()
  const { problem: next } = await carryOn(as(ctx, arta), { problem: first, wave: second })
  const found = await problem(as(ctx, arta), { problem: next })
  assert.deepEqual([found.problem.question, found.evidence], [null, []])
  await closeProblem(as(ctx, celine), { problem: first, because: 'The lamps shine again' })
  await assert.rejects(carryOn(as(ctx, arta), { problem: first, wave: second }), refused('problems.problem-is-closed'))
}))
