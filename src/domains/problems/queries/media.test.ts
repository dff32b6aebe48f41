import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stranger } from '#access/actor.ts'
import { desk, media, nameProblem, noteInformation } from '#domains/problems/index.ts'
import { townToAnalyse } from '#testing/problems/analysed-town.ts'
import { arta, besnik, celine, edgars } from '#testing/people.ts'
import { as, refused, story } from '#testing/story.ts'

const read = { kind: 'media', origin: 'Town Gazette', words: 'Dark streets again by the lake', reliability: 'b', credibility: 2, learntOn: '2027-01-08', address: 'https://gazette.example/dark' } as const

test('what the press said is logged with outlet, words, address and day, and linked to a zone and a problem (C10)', story(async (ctx) => {
  const { zone, lakeside } = await townToAnalyse(ctx)
  const { problem } = await nameProblem(as(ctx, arta), { zone, words: 'Mill Street is dark' })
  await noteInformation(as(ctx, besnik), { zone, ...read, problem })
  await noteInformation(as(ctx, arta), { zone: lakeside, ...read, origin: 'Radio Talsi', words: 'Speeding at 100%', learntOn: '2027-01-02', address: undefined })
  await noteInformation(as(ctx, arta), { zone, ...read, kind: 'meeting' })
  const log = async (asked: object = {}) => (await media(as(ctx, celine), asked)).entries
  assert.deepEqual((await log()).map(({ outlet, address, learntOn, zone: of, problem: about }) => [outlet, address, learntOn, of.zone, about?.words]), [
    ['Town Gazette', 'https://gazette.example/dark', '2027-01-08', zone, 'Mill Street is dark'], ['Radio Talsi', null, '2027-01-02', lakeside, undefined],
  ])
  const outlets = async (asked: object) => (await log(asked)).map(({ outlet }) => outlet)
  assert.deepEqual(await outlets({ zone }), ['Town Gazette'])
  assert.deepEqual(await outlets({ words: 'RADIO' }), ['Radio Talsi'])
  assert.deepEqual(await outlets({ words: '100%' }), ['Radio Talsi'], 'a sign that searches is read as itself')
  assert.deepEqual(await outlets({ from: '2027-01-03', to: '2027-01-31' }), ['Town Gazette'])
  assert.deepEqual((await desk(as(ctx, arta), { zone })).information.find(({ kind }) => kind === 'media')?.problem, problem)
}))

test('the log of another commissariat is empty, a stranger has none, and an address leads to a page (C10)', story(async (ctx) => {
  const { zone, lakeside } = await townToAnalyse(ctx)
  await noteInformation(as(ctx, arta), { zone, ...read })
  assert.deepEqual((await media({ ...as(ctx, edgars) }, { commissariat: '0194d000-0000-7000-8000-0000000000c2' })).entries, [])
  await assert.rejects(media(as(ctx, stranger), {}), refused('access.not-allowed'))
  const wrong = (more: object) => noteInformation(as(ctx, arta), { zone, ...read, ...more }).then(() => assert.fail(), (no: { fields: Record<string, string> }) => no.fields)
  assert.deepEqual(await wrong({ address: 'javascript:alert(1)' }), { address: 'problems.write-an-address' })
  const { problem } = await nameProblem(as(ctx, arta), { zone: lakeside, words: 'Of another zone' })
  assert.deepEqual(await wrong({ problem }), { problem: 'problems.no-such-problem' })
}))
