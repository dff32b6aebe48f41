import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator } from '#access/actor.ts'
import { noteWalk, proposeImprovement, walks } from '#domains/work/index.ts'
import { designQuestions, type DesignAnswer } from '#domains/work/words.ts'
import { goingOnFrom } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, edgars, place } from '#testing/people.ts'
import { as, refused } from '#testing/story.ts'
import { onDay, workedTown } from '#testing/work/worked-town.ts'

const inTown = goingOnFrom(workedTown)

const all = (answer: DesignAnswer, but: Partial<Record<(typeof designQuestions)[number], DesignAnswer>> = {}) => ({ ...Object.fromEntries(designQuestions.map((question) => [question, answer])), ...but })

test('a place is walked through with the design questions to plan what to change, and again to see what has changed (E7)', inTown(async (ctx, { zone, problem }) => {
  const { improvement } = await proposeImprovement(as(ctx, besnik), { zone, kind: 'tunnel', names: { en: 'Tunnel' }, whereabouts: 'Under the railway', problem })
  const first = { zone, whereabouts: 'Station tunnel', visit: 'planning', improvement, problem, answers: all('yes', { 'even-lighting': 'no', 'sight-lines': 'partly', 'safe-crossing': 'not-here', 'kept-up': 'partly' }), words: 'Two lamps of eight' }
  await noteWalk(as(ctx, besnik), first)
  await noteWalk(onDay(as(ctx, arta), '2027-03-05'), { ...first, visit: 'follow-up', whereabouts: 'Under the railway', answers: all('yes', { 'safe-crossing': 'not-here', 'kept-up': 'no' }), words: undefined })
  const [after, before] = (await walks(as(ctx, besnik), { zone })).walks
  assert.deepEqual([before!.visit, before!.walkedBy, before!.leftToMend, before!.since], ['planning', 'Besnik Leka', ['even-lighting', 'sight-lines', 'kept-up'], null])
  assert.deepEqual([after!.visit, after!.walkedBy, after!.leftToMend], ['follow-up', 'Arta Hoxha', ['kept-up']])
  assert.deepEqual(after!.since, { walk: before!.walk, on: '2027-01-10', better: ['sight-lines', 'even-lighting'], worse: ['kept-up'] })
  assert.equal((await walks(as(ctx, besnik), { zone, visit: 'planning' })).walks.length, 1)
}))

test('every question is answered, somebody was there, and it is the zone\'s own (E7)', inTown(async (ctx, { zone }) => {
  const walk = { zone, whereabouts: 'Park', visit: 'planning', answers: all('yes') }
  const { 'help-point': _, ...short } = walk.answers as Record<string, string>
  await assert.rejects(noteWalk(as(ctx, besnik), { ...walk, answers: short }), refused('frame.invalid'))
  await assert.rejects(noteWalk(as(ctx, operator), { ...walk, directorate: place.directorate }), refused('access.not-allowed'))
  await assert.rejects(noteWalk(as(ctx, edgars), walk), refused('access.not-allowed'))
  await assert.rejects(noteWalk(as(ctx, besnik), { ...walk, on: '2027-01-11' }), refused('work.day-to-come'))
}))
