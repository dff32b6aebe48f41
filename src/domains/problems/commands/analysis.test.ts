import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addCause, addEvidence, desk, mapPlace, nameProblem, noteInformation, problem, rankConcerns, routeProblem, weighProblem } from '#domains/problems/index.ts'
import { analysed, townToAnalyse } from '#testing/problems/analysed-town.ts'
import { arta, besnik, edgars } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'

const heard = { kind: 'meeting', official: false, origin: 'Housing association', words: 'Cars race on Mill Street on Fridays', reliability: 'b', credibility: 3, learntOn: '2027-01-05' } as const

test('a cause lies with offender, target or place and rests on evidence of the same problem (C3)', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  const one = await analysed(ctx, { zone })
  const other = await analysed(ctx, { zone, question: 'dogs' })
  const cause = { problem: one.problem, side: 'target', words: 'Children walk home late' }
  await assert.rejects(addCause(as(ctx, arta), { ...cause, evidence: other.evidence }), refused('problems.say-which-evidence'))
  await addCause(as(ctx, arta), { ...cause, evidence: one.evidence, weight: 'factor' })
  assert.deepEqual((await problem(as(ctx, arta), one)).causes.map(({ side, weight }) => [side, weight]), [['place', 'cause'], ['target', 'factor']])
  await assert.rejects(addCause(as(ctx, besnik), { ...cause, evidence: one.evidence }), refused('access.not-allowed'))
}))

test('a problem is the police\'s task, the municipality\'s, both\'s or a named body\'s (C5)', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  const { problem: one } = await analysed(ctx, { zone })
  await assert.rejects(routeProblem(as(ctx, arta), { problem: one, competence: 'other' }), refused('frame.invalid'))
  await routeProblem(as(ctx, arta), { problem: one, competence: 'other', body: 'Electricity company' })
  const laid = await desk(as(ctx, arta), { zone })
  assert.deepEqual(laid.competence, { top: 1, outside: 1, shared: 0, police: 0 })
  assert.equal(laid.problems[0]!.body, 'Electricity company')
}))

test('magnitude, severity and form are weighed apart, from 0 to 4 (C6)', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  const { problem: one } = await nameProblem(as(ctx, arta), { zone, words: 'Dark' })
  await assert.rejects(weighProblem(as(ctx, arta), { problem: one, magnitude: 5, severity: 2, form: 'Fear' }), refused('frame.invalid'))
  await weighProblem(as(ctx, arta), { problem: one, magnitude: 1, severity: 4, form: 'Fear after dark' })
  const [found] = (await desk(as(ctx, arta), { zone })).problems
  assert.deepEqual([found!.magnitude, found!.severity, found!.form], [1, 4, 'Fear after dark'])
}))

test('evidence says from which of the three sources it comes, and a problem shows which it combines (C9)', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  const { problem: one } = await analysed(ctx, { zone })
  await addEvidence(as(ctx, besnik), { problem: one, source: 'key-persons', kind: 'meeting', words: 'The head of the school says the same' })
  const [found] = (await desk(as(ctx, arta), { zone })).problems
  assert.deepEqual(found!.sources, ['citizens', 'key-persons', 'studies-and-statistics'])
  await assert.rejects(addEvidence(as(ctx, arta), { problem: one, source: 'gossip', kind: 'note', words: 'Somebody said so' }), refused('frame.invalid'))
  await assert.rejects(addEvidence(as(ctx, arta), { problem: one, source: 'citizens', kind: 'survey-figure', words: 'Nothing', figure: 'age' }), refused('problems.no-such-figure'))
  await assert.rejects(addEvidence(as(ctx, arta), { problem: one, source: 'citizens', kind: 'incidents', words: 'Nothing', category: 'burglary' }), refused('problems.nothing-recorded'))
}))

test('institutions, groups, places and facilities of a zone are on its social map until they are gone (C11)', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  const school = { zone, kind: 'institution', name: 'School No. 2', whereabouts: 'Mill Street 9' }
  const { place: entry } = await mapPlace(as(ctx, arta), school)
  const { place: better } = await mapPlace(as(ctx, arta), { ...school, name: 'Second Secondary School', instead: entry })
  assert.deepEqual((await desk(as(ctx, besnik), { zone })).places.map(({ place: id, name }) => [id, name]), [[better, 'Second Secondary School']])
  await mapPlace(as(ctx, arta), { ...school, instead: better, gone: true })
  assert.deepEqual((await desk(as(ctx, arta), { zone })).places, [])
  await assert.rejects(mapPlace(as(ctx, edgars), school), refused('access.not-allowed'))
}))

test('what was heard is kept with its source and how far it can be relied on, and evidence carries the grades (C12)', story(async (ctx) => {
  const { zone, lakeside } = await townToAnalyse(ctx)
  const { information } = await noteInformation(as(ctx, besnik), { zone, ...heard })
  const { problem: one } = await nameProblem(as(ctx, besnik), { zone, words: 'Racing' })
  await addEvidence(as(ctx, besnik), { problem: one, source: 'key-persons', kind: 'meeting', words: 'Told at the meeting', information })
  const [told] = (await problem(as(ctx, arta), { problem: one })).evidence
  assert.deepEqual([told!.information, told!.reliability, told!.credibility], [information, 'b', 3])
  const { information: elsewhere } = await noteInformation(as(ctx, arta), { zone: lakeside, ...heard })
  await assert.rejects(addEvidence(as(ctx, besnik), { problem: one, source: 'key-persons', kind: 'meeting', words: 'Another zone', information: elsewhere }), refused('problems.no-such-information'))
  await assert.rejects(noteInformation(as(ctx, besnik), { zone, ...heard, learntOn: '2027-02-01' }), refused('problems.day-to-come'))
}))

test('an officer of the zone ranks its concerns, once and again; an analyst only types what an officer of the zone wrote (C4)', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  const order = { zone, concerns: ['dogs', 'light'] }
  for (const [concerns, code] of [[['dogs'], 'problems.rank-three'], [['dogs', 'ghosts'], 'problems.no-such-question'], [['dogs', 'dogs'], 'frame.invalid']] as const) {
    await assert.rejects(rankConcerns(as(ctx, besnik), { zone, concerns }), refused(code))
  }
  await rankConcerns(as(ctx, besnik), { zone, concerns: ['light', 'dogs'] })
  await rankConcerns(as(ctx, besnik), order)
  await assert.rejects(rankConcerns(as(ctx, arta), order), refused('problems.say-which-officer'))
  await assert.rejects(rankConcerns(as(ctx, arta), { ...order, officer: arta.kind === 'person' ? arta.id : '' }), refused('problems.say-which-officer'))
  const laid = await desk(as(ctx, besnik), { zone })
  assert.deepEqual(laid.officers, { count: 1, mine: ['dogs', 'light'] })
  assert.deepEqual(laid.concerns.map(({ question, rank, officersRank }) => [question, rank, officersRank]), [['light', 1, 2], ['dogs', 2, 1]])
  assert.deepEqual(laid.agreement, [{ between: ['residents', 'officers'], n: 2, tau: null, top: { both: 2, of: 2 } }], 'two concerns are too few to speak of agreement')
}))
