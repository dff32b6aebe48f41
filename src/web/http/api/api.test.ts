import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { deeds } from '#deeds'
import type { Hono } from 'hono'
import { ownPublishedTown } from '#testing/published-town.ts'
import { cookieOf } from '#web/http/cookies.ts'
import { typedIn } from '#web/http/ctx.ts'
import { makeApp } from '../app.ts'

let site: Hono
let waves: readonly string[]
before(async () => {
  const { store, town } = await ownPublishedTown()
  waves = town.waves
  site = await makeApp(store, { clock: () => town.now })
})
const post = (path: string, body: string, headers: Record<string, string> = {}) => site.request(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
type Problem = { readonly status: number; readonly code: string; readonly title: string; readonly fields: Record<string, string> }

test('the description of the API is drawn from the deeds and lists every one of them', async () => {
  const { openapi, paths } = await (await site.request('/api/openapi.json')).json() as { openapi: string; paths: Record<string, Record<string, object>> }
  assert.equal(openapi, '3.1.0')
  assert.ok(deeds.length > 30)
  for (const { deed, kind } of deeds) assert.ok(paths[`/api/${kind === 'command' ? 'do' : 'ask'}/${deed}`]?.post, deed)
  assert.equal(Object.keys(paths).length, deeds.length)
})

test('a question is asked by address or by JSON and answers the same', async () => {
  const byAddress = await (await site.request('/api/ask/territory.zone?slug=old-town')).json()
  assert.deepEqual(await (await post('/api/ask/territory.zone', '{"slug":"old-town"}')).json(), byAddress)
  const drawn = await (await site.request('/api/ask/territory.zones?withBoundaries=true')).json() as { zones: { boundary: unknown }[] }
  assert.ok(drawn.zones[0]!.boundary, 'true in an address is true')
})

test('a refusal is a problem with a code that stays and a sentence in the reader\'s language', async () => {
  const answer = await post('/api/do/survey.close-wave', JSON.stringify({ wave: waves[0] }), { 'accept-language': 'ro' })
  const problem = await answer.json() as Problem
  assert.deepEqual([answer.status, answer.headers.get('content-type'), problem.code], [403, 'application/problem+json; charset=utf-8', 'access.not-allowed'])
  assert.match(problem.title, /Postul/)
  const invalid = await (await post('/api/ask/territory.zone', '{}')).json() as Problem
  assert.deepEqual([invalid.status, invalid.fields], [422, { slug: 'frame.wrong-field' }])
  assert.equal((await post('/api/ask/territory.zone', '{"slug":"nowhere"}')).status, 404)
})

test('what is no deed, no JSON or asked in the wrong way is told so', async () => {
  assert.equal((await post('/api/do/survey.nothing', '{}')).status, 404)
  assert.equal((await post('/api/do/territory.zones', '{}')).status, 404, 'a question is asked, not done')
  assert.equal((await site.request('/api/do/survey.open-wave')).status, 405)
  assert.equal((await post('/api/do/survey.open-wave', '{')).status, 400)
  assert.equal((await post('/api/do/survey.open-wave', 'wave=1', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415)
})

test('what is sent twice is two things, and is not chosen from: in an address, and in a form', async () => {
  assert.equal((await site.request('/api/ask/territory.zone?slug=old-town')).status, 200)
  for (const twice of ['slug=old-town&slug=old-town', 'slug=nowhere&slug=old-town']) assert.equal((await site.request(`/api/ask/territory.zone?${twice}`)).status, 422, twice)
  const form = async (body: string) => typedIn(new Request('http://localhost/en/answer', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }))
  assert.deepEqual(await form('code=a&code=b'), { code: ['a', 'b'] })
})

test('what is written twice over is read once: an address, a cookie and a form', async () => {
  const asked = new Request('http://localhost/en/answer?q=%2541', { method: 'POST', headers: { cookie: 'a=%2541', 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=%2541&b=%26lt%3B' })
  assert.deepEqual([new URL(asked.url).searchParams.get('q'), cookieOf(asked, 'a'), await typedIn(asked)], ['%41', '%41', { a: '%41', b: '&lt;' }])
  assert.equal((await site.request('/api/ask/territory.zone?slug=old%252Dtown')).status, 404)
  assert.equal((await site.request('/api/ask/territory.zone?slug=old%2Dtown')).status, 200)
})
