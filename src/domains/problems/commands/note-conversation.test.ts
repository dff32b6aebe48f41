import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addEvidence, desk, nameProblem, noteConversation, problem } from '#domains/problems/index.ts'
import { townToAnalyse } from '#testing/problems/analysed-town.ts'
import { arta, besnik, celine, edgars } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'

const talk = { kind: 'focus-group', source: 'key-persons', heldOn: '2027-01-05', people: 7, who: 'Teachers of the school', guide: 'What makes the way to school unsafe?', said: [{ concern: 'light', words: 'The path is dark until eight' }, { concern: 'other', words: 'Nobody answers the telephone' }] } as const

test('a focus group is kept with who took part as a group, what they were asked and what they said by concern, for a zone and a round (B18)', story(async (ctx) => {
  const { zone, wave } = await townToAnalyse(ctx)
  await noteConversation(as(ctx, besnik), { zone, ...talk })
  await noteConversation(as(ctx, arta), { zone, wave, ...talk, kind: 'interview', source: 'citizens', people: 1, who: 'A shopkeeper of the square', heldOn: '2027-01-07' })
  const { conversations } = await desk(as(ctx, celine), { zone })
  assert.deepEqual(conversations.map(({ kind, people, who, heldOn, wave: of }) => [kind, people, who, heldOn, of]), [['interview', 1, 'A shopkeeper of the square', '2027-01-07', wave], ['focus-group', 7, 'Teachers of the school', '2027-01-05', wave]])
  assert.deepEqual(conversations[1]!.said, talk.said)
}))

test('what was said there is evidence, from the source that those who talked are (B18, C9)', story(async (ctx) => {
  const { zone, lakeside } = await townToAnalyse(ctx)
  const { conversation } = await noteConversation(as(ctx, arta), { zone, ...talk })
  const { problem: id } = await nameProblem(as(ctx, arta), { zone, words: 'The way to school is dark' })
  await addEvidence(as(ctx, arta), { problem: id, source: 'citizens', kind: 'conversation', words: 'Teachers say so', conversation })
  const [piece] = (await problem(as(ctx, arta), { problem: id })).evidence
  assert.deepEqual([piece!.source, piece!.kind, piece!.conversation, piece!.n, piece!.to], ['key-persons', 'conversation', conversation, 7, '2027-01-05'])
  const { conversation: elsewhere } = await noteConversation(as(ctx, arta), { zone: lakeside, ...talk })
  await assert.rejects(addEvidence(as(ctx, arta), { problem: id, source: 'citizens', kind: 'conversation', words: 'Of another zone', conversation: elsewhere }), refused('problems.no-such-conversation'))
}))

test('a focus group is four people or more, its words stand under a concern that was asked, and its day has passed (B18)', story(async (ctx) => {
  const { zone } = await townToAnalyse(ctx)
  const wrong = (more: object) => noteConversation(as(ctx, arta), { zone, ...talk, ...more }).then(() => assert.fail(), (no: { fields: Record<string, string> }) => no.fields)
  assert.deepEqual(await wrong({ people: 3 }), { people: 'problems.a-group-is-four' })
  assert.deepEqual(await wrong({ said: [{ concern: 'lses.z9', words: 'Something' }] }), { 'said.0.concern': 'problems.no-such-concern' })
  assert.deepEqual(await wrong({ heldOn: '2027-02-01' }), { heldOn: 'problems.day-to-come' })
  assert.deepEqual(await wrong({ said: [] }), { said: 'problems.say-what-was-said' })
  await assert.rejects(noteConversation(as(ctx, edgars), { zone, ...talk }), refused('access.not-allowed'))
  await assert.rejects(noteConversation(as(ctx, celine), { zone, ...talk }), refused('access.not-allowed'))
}))
