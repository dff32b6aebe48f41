import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { deeds } from '#deeds'
import type { OwnDatabase } from '#testing/database.ts'
import { acting, filled, paths } from '#testing/hardening/built-site.ts'
import { ownPublishedTown } from '#testing/published-town.ts'
import { answering } from './answering.ts'
import { makeApp } from './app.ts'
import { addresses, uncovered } from './gate/addresses.ts'
import { contentPolicyOfMap, permissions, securityHeaders } from './headers.ts'
import { serve } from './serve.ts'

/** One walk over everything that can be answered: every page, file, deed, refusal, redirect and what is no request at all. */
let site: Hono
let served: Awaited<ReturnType<typeof serve>>
let sample: Readonly<Record<string, string>>
let store: OwnDatabase
let clock: () => Date

before(async () => {
  const own = await ownPublishedTown(), { town } = own
  store = own.store
  clock = () => town.now
  site = await makeApp(store, { clock })
  served = await serve(store, { host: '127.0.0.1', port: 0 }, { clock })
  sample = { lang: 'en', zone: 'old-town', wave: town.waves[0]!, block: 'a' }
})
after(() => served.stop())

type Asked = readonly [path: string, init?: RequestInit]

/** What is missing in the headers of an answer, a sentence each. */
function lacking(path: string, headers: Headers): string[] {
  const others: Readonly<Record<string, readonly string[]>> = {
    'content-security-policy': path.endsWith('/map') ? [contentPolicyOfMap] : [], 'permissions-policy': [permissions.passkeys], 'cross-origin-resource-policy': path.startsWith('/open/') ? ['cross-origin'] : [],
  }
  const said = Object.entries(securityHeaders).filter(([name, value]) => ![value, ...(others[name] ?? [])].includes(headers.get(name)?.replace(/ 'nonce-[0-9a-f]{32}'/, '') ?? '')).map(([name]) => `${path} does not say ${name}`)
  const personal = /^\/[a-z]{2}\/(station|partner|sign-|answer)|^\/api\//.test(path)
  const kind = headers.get('content-type') ?? ''
  const odd = [
    ...(kind.startsWith('text/') && !/charset=utf-8/i.test(kind) ? [`${path} does not say in which letters it is written`] : []),
    ...['server', 'x-powered-by'].filter((name) => headers.has(name)).map((name) => `${path} tells what it runs on by ${name}`),
    ...(headers.has('access-control-allow-origin') && !path.startsWith('/open/') ? [`${path} lets other sites read it`] : []),
  ]
  return [...said, ...odd, ...(headers.get('cache-control') === null ? [`${path} does not say cache-control`] : []), ...(personal && headers.get('cache-control') !== 'no-store' ? [`${path} may be kept`] : [])]
}

async function walk(app: { request: Hono['request'] }, asked: readonly Asked[]): Promise<{ lacks: string[]; statuses: Set<number> }> {
  const statuses = new Set<number>()
  const lacks: string[] = []
  for (const [path, init] of asked) {
    const answer = await app.request(path, init)
    statuses.add(answer.status)
    lacks.push(...lacking(path.replace(/\?.*/, ''), answer.headers))
    await answer.body?.cancel()
  }
  return { lacks, statuses }
}

function everything(): Asked[] {
  const pages = paths.map((path) => filled(path, sample))
  const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
  const others = ['/', '/et/zones', '/nothing/here', '/en/nothing', '/en/zones/nowhere', '/assets/none.js', '/islands/none.js', '/assets/../package.json', '/api/openapi.json', '/api', '/open/zones.geojson', '/open/zones/old-town/results.csv', '/open/nothing', '/favicon.ico', '/%ff', '/en/zones?q=%00', '//en', '/en/held-back']
  return [
    ...pages.map((path): Asked => [path]), ...pages.map((path): Asked => [path, { method: 'HEAD' }]), ...pages.slice(0, 30).map((path): Asked => [path, { headers: { cookie: 'vatra-session=gone' } }]),
    ...others.map((path): Asked => [path]),
    ...pages.map((path): Asked => [path, { method: 'POST', headers: own, body: new URLSearchParams({ x: 'y' }) }]),
    ...pages.map((path): Asked => [path, { method: 'POST', headers: { origin: 'https://elsewhere.example' }, body: '' }]),
    ...deeds.map(({ deed, kind }): Asked => [`/api/${kind === 'command' ? 'do' : 'ask'}/${deed}`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }]),
    ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'MKCOL'].flatMap((method): Asked[] => ['/en', '/en/answer', '/api/do/survey.open-wave', '/open/zones.geojson', '/assets/none.js'].map((path) => [path, { method, headers: own }])),
    ['/api/do/survey.open-wave', { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } }],
    ['/en/answer', { method: 'POST', body: 'code=x', headers: { ...own, 'content-length': '9000000000', accept: 'text/html' } }],
    ['/api/do/survey.open-wave', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'content-length': '9000000000' } }],
  ]
}

test('every page, file, deed, refusal and redirect says the same security headers, and what is a person\'s is kept by nobody (SUP-01)', async () => {
  const asked = everything()
  assert.ok(paths.length > 60 && acting.length > 30 && asked.length > 400, `${paths.length} addresses, ${asked.length} requests`)
  const { lacks, statuses } = await walk(site, asked)
  assert.deepEqual(lacks, [])
  for (const status of [200, 302, 403, 404, 405, 413, 415, 422]) assert.ok(statuses.has(status), `no answer was ${status}: ${[...statuses].join(' ')}`)
  assert.ok(![...statuses].some((status) => status >= 500), [...statuses].join(' '))
})

test('an answer that breaks half-way says them too (SUP-01)', async () => {
  const told: string[] = []
  const broken = answering({ store, clock, ticks: () => 0, wrong: (_, path) => void told.push(path) }, () => Promise.reject(new Error('on purpose')))
  const { lacks, statuses } = await walk(broken, [['/en/zones'], ['/en/station/people', { method: 'POST', body: new URLSearchParams() }]])
  assert.deepEqual([lacks, [...statuses], told], [[], [500], ['/en/zones', '/en/station/people']])
})

test('a route that says nothing of the kind is found (SUP-01)', async () => {
  const planted = new Hono().get('/en/station/planted', (c) => c.text('hello')).all('*', ({ req }) => site.fetch(req.raw))
  const { lacks } = await walk(planted, [['/en/zones'], ['/en/station/planted']])
  assert.equal(lacks.length, Object.keys(securityHeaders).length + 2)
  assert.ok(lacks.every((lack) => lack.startsWith('/en/station/planted ')))
  assert.equal(lacking('/en', new Headers({ ...securityHeaders, 'cache-control': 'no-store', 'content-type': 'text/html', 'x-powered-by': 'x', 'access-control-allow-origin': '*' })).length, 3)
})

/** Writes these bytes to the served site and reads what comes back. */
const raw = (bytes: string): Promise<string> => new Promise((done) => {
  const { hostname, port } = new URL(served.address)
  let heard = ''
  const line = connect(Number(port), hostname, () => line.write(bytes)).setEncoding('utf8')
  line.on('data', (some: string) => { heard += some }).on('close', () => done(heard)).on('error', () => done(heard))
})

test('what is no request is answered with the same headers (SUP-01)', async () => {
  const nonsense = ['nonsense\r\n\r\n', 'GET / HTTP/1.1\r\nHost: \x00\r\n\r\n', 'GET /en\\..\\x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`, 'POST /en/answer HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 'TRACE /en HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'GET http://[::1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'POST /en/answer HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n']
  for (const bytes of nonsense) {
    const [head = ''] = (await raw(bytes)).split('\r\n\r\n')
    const [status = '', ...lines] = head.split('\r\n')
    assert.match(status, /^HTTP\/1\.1 4\d\d /, JSON.stringify(bytes.slice(0, 60)))
    assert.deepEqual(lacking('/', new Headers(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))), [], JSON.stringify(bytes.slice(0, 60)))
  }
})

test('nothing may be loaded from elsewhere, no script or style may stand in a page, and none may be made of text (SUP-01)', () => {
  assert.doesNotMatch(securityHeaders['content-security-policy']!, /unsafe|https?:|\*/)
  assert.match(securityHeaders['content-security-policy']!, /require-trusted-types-for 'script'; trusted-types 'none'/)
})

test('what came by TLS is asked to come by TLS for a year, and who signs out is forgotten by the browser (SUP-01)', async () => {
  assert.match((await site.request('/en', { headers: { 'x-forwarded-proto': 'https' } })).headers.get('strict-transport-security') ?? '', /max-age=31536000; includeSubDomains/)
  assert.equal((await site.request('/en')).headers.get('strict-transport-security'), null)
  const out = await site.request('/en/sign-out', { method: 'POST', body: '' })
  assert.equal(out.headers.get('clear-site-data'), '"cache", "storage"')
  assert.equal((await site.request('/en/mine/out', { method: 'POST', body: '' })).headers.get('clear-site-data'), '"cache", "cookies", "storage"')
})

/** Where other programs show their makers what goes on inside, or lay their sources and settings open by mistake. */
const workshops = ['/debug', '/__debug', '/debug/pprof/', '/en/debug', '/metrics', '/status', '/server-status', '/actuator/env', '/trace', '/console', '/graphql', '/phpinfo.php', '/.env', '/.git/config', '/.npmrc', '/package.json', '/@vite/client', '/@fs/etc/passwd', '/@id/react', '/__manifest', '/__inspect', '/json/list', '/node_modules/react/package.json', '/src/cli/start.ts', '/build/server/index.js', '/assets/entry.client.js.map', '/api/debug', '/api/do/debug', '/en/test', '/test']
/** What only a program that is still being made says. */
const unfinished = /sourceMappingURL|jsxDEV\(|react-dom[./-](?:server\.)?development|__vite|import\.meta\.hot|\bdebugger\b|node:inspector/

test('nothing that shows makers what goes on inside is in what is built, and no address leads to it (SUP-07)', async () => {
  for (const path of workshops) assert.ok([404, 405].includes((await site.request(path)).status), `${path} is answered with ${(await site.request(path)).status}`)
  assert.deepEqual([...paths].filter((path) => /debug|inspect|metrics|(^|\/)(test|dev|trace|console)s?(\/|$)|__/i.test(path)), [])
  const built = ['build/client', 'build/server', 'dist'].flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  assert.ok(built.length > 10)
  assert.deepEqual(built.filter((file) => file.endsWith('.map') || (/\.m?js$/.test(file) && unfinished.test(readFileSync(file, 'utf8')))), [])
  // The planted faults: an address that tells, and a program that was built for its makers.
  const planted = new Hono().get('/metrics', (c) => c.text('users 3')).all('*', ({ req }) => site.fetch(req.raw))
  assert.equal((await planted.request('/metrics')).status, 200)
  for (const text of ['//# sourceMappingURL=a.js.map', 'jsxDEV("p")', 'debugger', `import 'node:inspector'`]) assert.match(text, unfinished)
})

test('an address of which nobody said what it costs keeps the site from starting, and so does a file that is not counted', () => {
  assert.deepEqual(uncovered(paths), [])
  assert.equal(uncovered([':lang/planted']).length, 1)
  assert.match(uncovered([':lang/station/planted.csv'])[0]!, /export/)
  assert.ok(addresses.length < paths.length)
})
