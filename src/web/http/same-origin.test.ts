import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Hono } from 'hono'
import { ownDatabase } from '#testing/database.ts'
import { makeApp } from './app.ts'

let site: Hono
before(async () => { site = await makeApp(await ownDatabase()) })

const foreign: readonly (readonly [string, Record<string, string>])[] = [
  ['another site, as new browsers say it', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }],
  ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
  ['another site, as old browsers say it', { origin: 'https://elsewhere.example' }],
  ['a page that hides where it comes from', { origin: 'null' }],
]
for (const [who, headers] of foreign) {
  test(`a form that ${who} sends changes nothing`, async () => {
    for (const path of ['/en/answer', '/en/answer/check', '/en/sign-in', '/en/sign-out', '/en/station/people', '/api/do/survey.answer-sheet', '/api/ask/territory.zones']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) assert.equal((await site.request(path, { method, headers, body: '' })).status, 403, `${method} ${path}`)
    }
  })
}

test('our own pages and programs that are no browser get through', async () => {
  const body = new URLSearchParams({ code: 'x' })
  assert.equal((await site.request('/en/answer', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' } })).status, 422)
  assert.equal((await site.request('/en/answer', { method: 'POST', body, headers: { origin: 'http://localhost' } })).status, 422)
  assert.equal((await site.request('/api/ask/territory.zones', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status, 200)
})
