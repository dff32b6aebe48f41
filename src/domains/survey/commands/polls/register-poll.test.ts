import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arta, besnik, edgars, place } from '#testing/people.ts'
import { as, story, refused } from '#testing/story.ts'
import { town } from '#testing/town.ts'
import { publishedPolls } from '../../queries/polls/published-polls.ts'
import { registerPoll } from './register-poll.ts'
import { withdrawPoll } from './withdraw-poll.ts'

const poll = { askedBy: 'Institute of Opinion', from: '2026-10-01', to: '2026-10-09', question: 'Do you trust the police?', answer: 'Trust or rather trust', share: 0.62, n: 1005, method: 'Telephone', address: 'https://polls.example/2026', beside: 'lses.e10' }
const told = (ctx: Parameters<typeof publishedPolls>[0]) => publishedPolls(ctx, { directorate: place.directorate }).then(({ polls }) => polls)

test('a poll of the whole country is registered with who asked whom and when, and everybody reads it with its interval (B20)', story(async (ctx) => {
  await town(ctx)
  await registerPoll(as(ctx, arta), poll)
  await registerPoll(as(ctx, edgars), { ...poll, to: '2026-10-20', n: undefined, method: undefined, beside: undefined })
  const [later, first] = await told(ctx)
  assert.deepEqual([first!.askedBy, first!.share, first!.n, first!.beside, first!.notedOn], ['Institute of Opinion', 0.62, 1005, 'lses.e10', '2027-01-10'])
  assert.deepEqual([first!.low, first!.high].map((limit) => Math.round(limit! * 1000)), [590, 649], 'by Wilson')
  assert.deepEqual([later!.low, later!.high, later!.n, later!.method], [null, null, null, null], 'nobody said how many were asked')
}))

test('a poll that was copied wrongly leaves the page, and is taken back once (B20)', story(async (ctx) => {
  await town(ctx)
  const { poll: id } = await registerPoll(as(ctx, arta), poll)
  await withdrawPoll(as(ctx, arta), { poll: id })
  assert.deepEqual(await told(ctx), [])
  await assert.rejects(withdrawPoll(as(ctx, arta), { poll: id }), refused('survey.no-such-poll'))
}))

test('a poll needs an address to be read at, a share and days that have passed; only who plans rounds registers it (B20)', story(async (ctx) => {
  await town(ctx)
  const wrong = (more: object) => registerPoll(as(ctx, arta), { ...poll, ...more }).then(() => assert.fail(), (no: { fields: Record<string, string> }) => no.fields)
  assert.deepEqual(await wrong({ address: 'javascript:alert(1)' }), { address: 'survey.write-an-address' })
  assert.deepEqual(await wrong({ share: 62 }), { share: 'survey.share-is-a-percentage' })
  assert.deepEqual(await wrong({ to: '2028-01-01' }), { to: 'survey.day-to-come' })
  await assert.rejects(registerPoll(as(ctx, besnik), poll), refused('access.not-allowed'))
}))
