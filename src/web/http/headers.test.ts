import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Hono } from 'hono'
import type { ServerBuild } from 'react-router'
import { ownDatabase } from '#testing/database.ts'
import { publishedTown } from '#testing/published-town.ts'
import { makeApp } from './app.ts'
import { securityHeaders } from './headers.ts'

let site: Hono
let pages: readonly string[]

before(async () => {
  const store = await ownDatabase()
  const town = await publishedTown(store)
  site = await makeApp(store, { clock: () => town.now })
  const sample: Readonly<Record<string, string>> = { lang: 'en', zone: 'old-town', wave: town.waves[0]!, block: 'a' }
  pages = [...await addresses()].map((path) => `/${path.replace(/:(\w+)/g, (_, name: string) => sample[name] ?? 'x')}`)
})

/** Every address of the built site, its parameters still in it. */
async function addresses(): Promise<Set<string>> {
  const { routes } = await import(new URL('../../../build/server/index.js', import.meta.url).href) as ServerBuild
  const full = (id: string | undefined): string => (id === undefined || !routes[id] ? '' : [full(routes[id]!.parentId), routes[id]!.path ?? ''].filter(Boolean).join('/'))
  return new Set(Object.keys(routes).map(full).filter(Boolean))
}

test('every answer carries the same security headers: pages, files, the API, errors', async () => {
  assert.ok(pages.length > 12, `only ${pages.length} pages`)
  const others = ['/', '/et/zones', '/nothing/here', '/en/nothing', '/en/zones/nowhere', '/assets/none.js', '/islands/none.js', '/api/openapi.json', '/api/ask/territory.zones', '/api/do/nothing', '/open/zones.geojson', '/open/zones/old-town/results.csv', '/open/nothing', '/favicon.ico']
  for (const path of [...pages, ...others]) {
    const answer = await site.request(path)
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (name === 'cross-origin-resource-policy' && path.startsWith('/open/')) continue
      const said = answer.headers.get(name)
      if (name === 'content-security-policy') assert.equal(said?.replace(/ 'nonce-[0-9a-f]{32}'/, ''), value, path)
      else assert.equal(said, value, `${path}: ${name}`)
    }
    assert.ok(answer.headers.get('cache-control'), path)
    await answer.text()
  }
})

test('nothing may be loaded from elsewhere, and no script or style may stand in a page', () => {
  assert.doesNotMatch(securityHeaders['content-security-policy']!, /unsafe|https?:|\*/)
})

test('what came by TLS is asked to come by TLS for a year', async () => {
  const answer = await site.request('/en', { headers: { 'x-forwarded-proto': 'https' } })
  assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=31536000/)
  assert.equal((await site.request('/en')).headers.get('strict-transport-security'), null)
})
