import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator } from '#access/actor.ts'
import { assessProblem, cycle, methodCards, needsOfCycle, noteNeed, ratePartnership, writeCard } from '#domains/cycles/index.ts'
import { tables } from '#domains/cycles/tables.ts'
import { askedAgainTown, closedTurn, goingOnFrom, judgedTown, on, plannedTown } from '#testing/cycles/whole-turn.ts'
import { arta, besnik, celine, edgars, frida, petra, place } from '#testing/people.ts'
import { refused } from '#testing/story.ts'

const fromAskedAgain = goingOnFrom(askedAgainTown)
const fromClosed = goingOnFrom(closedTurn)
const fromJudged = goingOnFrom(judgedTown)
const fromPlanned = goingOnFrom(plannedTown)

const judged = { outcome: 'failure', solved: false, reasoning: 'Nobody walked there', told: { en: 'We did not get to it.' } } as const

test('a problem is marked success, partial or failure with the reasoning, beside what was measured on that day (F3)', fromJudged(async (ctx, { cycle: turn, light }) => {
  const { problems } = await cycle(on(ctx, '2027-05-26', celine), { cycle: turn })
  assert.deepEqual(problems.map(({ assessment }) => [assessment?.outcome, assessment?.solved, assessment?.change?.verdict, assessment?.assessedBy]), [['success', true, 'better', 'Arta Hoxha'], ['failure', false, 'no detectable change', 'Arta Hoxha']])
  const { change } = problems.find(({ problem }) => problem === light)!.assessment!
  assert.deepEqual([change!.before, change!.after, change!.nBefore, change!.nAfter, change!.method, change!.since?.names], [0.6, 0.2, 200, 200, 'pooled-z-newcombe', { en: 'A round' }])
  assert.ok(change!.low! < change!.difference! && change!.difference! < change!.high!)
}))

test('a success that no measure shows is refused until residents are told why it is called one, and the verdict stays (F3)', fromAskedAgain(async (ctx, { cycle: turn, dogs }) => {
  const analyst = on(ctx, '2027-05-25', arta)
  const success = { cycle: turn, problem: dogs, outcome: 'success', solved: true, reasoning: 'The school says so', told: { en: 'The dogs are gone.' } }
  await assert.rejects(assessProblem(analyst, success), refused('cycles.say-why-despite-the-measure'))
  const done = await assessProblem(analyst, { ...success, despite: { en: 'The school counted no dog since April.' } })
  assert.deepEqual([done.saidBetter, done.change?.verdict], [true, 'no detectable change'])
  const again = await assessProblem(analyst, { ...success, outcome: 'partial', solved: false, despite: { en: 'Left over' } })
  assert.equal(again.saidBetter, false)
  const { problems } = await cycle(analyst, { cycle: turn })
  assert.equal(problems.find(({ problem }) => problem === dogs)!.assessment!.despite, null, 'what is not owed is not told')
}))

test('a recorded category is told beside the figure, and without files for two years it is not compared (F3)', fromAskedAgain(async (ctx, { cycle: turn, light }) => {
  await tables(ctx).updateTable('problems.problems').set({ category: 'violence' }).where('directorate_id', '=', place.directorate).where('id', '=', light).execute()
  const { change, recorded, saidBetter } = await assessProblem(on(ctx, '2027-05-25', arta), { cycle: turn, problem: light, outcome: 'success', solved: true, reasoning: 'The lamps shine', told: { en: 'It is lit.' } })
  assert.deepEqual([change?.verdict, recorded?.verdict, recorded?.because, recorded?.now.to, saidBetter], ['better', 'not comparable', 'months-lacking', '2027-04', false])
}))

test('a judgement is a person\'s, after the second asking: nobody else\'s and not before (F3)', fromPlanned(async (ctx, { cycle: early, light }) => {
  await assert.rejects(assessProblem(on(ctx, '2027-03-01', arta), { cycle: early, problem: light, ...judged }), refused('cycles.not-asked-again-yet'))
  for (const other of [besnik, frida, edgars, petra]) await assert.rejects(assessProblem(on(ctx, '2027-03-01', other), { cycle: early, problem: light, ...judged }), refused('access.not-allowed'))
  await assert.rejects(assessProblem(on(ctx, '2027-03-01', operator), { directorate: place.directorate, cycle: early, problem: light, ...judged }), refused('access.not-allowed'))
  await assert.rejects(assessProblem(on(ctx, '2027-03-01', arta), { cycle: early, problem: crypto.randomUUID(), ...judged }), refused('cycles.no-such-problem-in-the-plan'))
}))

test('methods and partners are rated and go into a library for the whole directorate, failures beside successes (F4)', fromAskedAgain(async (ctx, town) => {
  const { cycle: turn, walks, lamps, organisation } = town
  const card = { setting: 'A street of shops', dose: 'Six lamps in two weeks', worked: 'well', advice: 'keep', notes: 'Ask the shops' } as const

  const { card: first } = await writeCard(on(ctx, '2027-05-25', arta), { cycle: turn, action: lamps, ...card })
  assert.equal((await writeCard(on(ctx, '2027-05-25', arta), { cycle: turn, action: lamps, ...card, dose: 'Nine lamps' })).card, first, 'written anew, not twice')
  await writeCard(on(ctx, '2027-05-25', arta), { cycle: turn, action: walks, setting: 'By a school', dose: 'Never', worked: 'not', advice: 'drop', notes: 'No second officer' })
  await ratePartnership(on(ctx, '2027-05-25', celine), { cycle: turn, organisation, rating: 4, words: 'Came within a week', advice: 'keep' })
  await assert.rejects(ratePartnership(on(ctx, '2027-05-25', celine), { cycle: turn, organisation, rating: 6, words: 'Too good', advice: 'keep' }), refused('frame.invalid'))
  const { partnerships } = await cycle(on(ctx, '2027-05-26', celine), { cycle: turn })
  assert.deepEqual(partnerships.map(({ name, rating, advice }) => [name, rating, advice]), [['Talsi municipality', 4, 'keep']])
  const { tried, cards } = await methodCards(on(ctx, '2027-05-26', edgars), {})
  assert.deepEqual(tried.map(({ method, worked }) => [method, worked.well, worked.not]), [['environmental-design', 1, 0], ['foot-patrol', 0, 1]], 'an analyst elsewhere learns from both')
  assert.deepEqual(cards.map(({ dose }) => dose).toSorted(), ['Never', 'Nine lamps'])
  assert.equal((await methodCards(on(ctx, '2027-05-26', edgars), { question: 'dogs' })).cards.length, 1)
  await assert.rejects(methodCards(on(ctx, '2027-05-26', petra), {}), refused('access.not-allowed'))
}))

test('a card takes over what was measured of its problem and what was made of it when the turn is closed (F4)', fromClosed(async (ctx) => {
  const { cards: [card], tried } = await methodCards(on(ctx, '2027-06-01', arta), { method: 'environmental-design' })
  assert.deepEqual([card!.effect?.verdict, card!.effect?.nAfter, card!.outcome, tried[0]!.outcomes.success], ['better', 200, 'success', 1])
}))

test('what staff, logistics and infrastructure were missing is noted and added up, kind by kind and unit by unit (F5)', fromAskedAgain(async (ctx, { cycle: turn, need }) => {
  const lead = on(ctx, '2027-05-25', celine)
  await noteNeed(lead, { cycle: turn, need, met: 'partly', amount: 25 })
  await noteNeed(lead, { cycle: turn, need, met: 'not-met' })
  await noteNeed(lead, { cycle: turn, met: 'new', kind: 'staff', words: 'An interpreter', amount: 10, unit: 'Hours', cents: 20_000 })
  await noteNeed(lead, { cycle: turn, met: 'new', kind: 'staff', words: 'A trainer', amount: 6, unit: 'hours' })
  await noteNeed(lead, { cycle: turn, met: 'new', kind: 'infrastructure', words: 'Lamps', amount: 3, unit: 'lamps', cents: 90_000 })
  const { needs, summed } = await needsOfCycle(lead, { cycle: turn })
  assert.equal(needs.length, 4)
  assert.deepEqual(summed.map(({ kind, unit, met, lines, amount, cents, priced }) => [kind, unit.toLowerCase(), met, lines, amount, cents, priced]), [
    ['infrastructure', 'lamps', 'new', 1, 3, 90_000, 1], ['staff', 'hours', 'new', 2, 16, 20_000, 1], ['staff', 'hours', 'not-met', 1, 40, 60_000, 1],
  ])
  await assert.rejects(noteNeed(lead, { cycle: turn, met: 'met', kind: 'staff', words: 'A car', amount: 1, unit: 'cars' }), refused('frame.invalid'))
  await assert.rejects(noteNeed(lead, { cycle: turn, met: 'new', words: 'Something' }), refused('frame.invalid'))
}))

test('an action of another turn has no card here', fromClosed(async (ctx, { cycle: turn }) => {
  await assert.rejects(writeCard(on(ctx, '2027-06-01', arta), { cycle: turn, action: crypto.randomUUID(), setting: 'Here', dose: 'Much', worked: 'well', advice: 'keep', notes: 'None' }), refused('cycles.cycle-is-closed'))
}))
