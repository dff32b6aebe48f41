import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { policies } from '#access/policies/index.ts'
import { deeds } from '#deeds'
import { seeded } from '#kernel/random.ts'
import { makeApp } from '#web/http/app.ts'
import type { Hono } from 'hono'
import { acting, paths } from '../../hardening/built-site.ts'
import { askedOfTown } from '../../locks/asked-of-town.ts'
import { lockedOn, lockedTown, type LockedTown } from '../../locks/locked-town.ts'
import { garbled, hostileValues, hurt, nested, oneOf, type Chance } from './fuzz/hostile.ts'
import { requestsThatBroke } from './fuzz/requests-that-broke.ts'
import { staffAtWork, type StaffAtWork } from './fuzz/staff-at-work.ts'
import { faulty, told, watched, type Seen } from './fuzz/watched.ts'

const requests = process.env.VATRA_NIGHT === '1' ? 10_000 : 500
let town: LockedTown
let site: Hono
let staff: StaffAtWork
let asked: Readonly<Record<string, object>>
before(async () => {
  town = await lockedTown()
  asked = askedOfTown(town)
  site = await makeApp(town.store, { clock: () => lockedOn })
  staff = await staffAtWork(site, town)
})

const methods = ['GET', 'GET', 'GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']
const rubbish: Readonly<Record<string, readonly string[]>> = {
  'accept-language': ['*', 'ro;q=x', 'xx'.repeat(3000), ';;;,', 'en;q=-1'], accept: ['text/html', '*/*', 'x'.repeat(4000), ';'], 'if-none-match': ['*', '"', 'W/'.repeat(500)], 'accept-encoding': ['br', 'gzip, br;q=0', 'zstd', '\x80'], range: ['bytes=0-', 'bytes=-1,9-2'],
  'content-type': ['application/json', 'application/json; charset=utf-7', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=x', 'text/plain', 'x', 'application/xml'],
  cookie: ['vatra-session=', 'vatra-session=%', '=', ';;;', `vatra-session=${'a'.repeat(43)}`, 'vatra-answer=%ff', 'a=b; '.repeat(500)], authorization: ['Bearer', 'Bearer x', 'Basic eDp4', `Bearer ${'é'.repeat(40)}`], 'idempotency-key': ['x', 'a'.repeat(300), 'a-good-enough-key', 'ключ'], 'sec-fetch-site': ['same-origin', 'none', 'nonsense'],
  'x-forwarded-proto': ['https', 'gopher'], 'x-forwarded-for': ['1.2.3.4', '::::', 'x'.repeat(2000)], 'content-encoding': ['gzip', 'br'], referer: ['javascript:1', '//'], origin: ['null', 'http://localhost'],
}

function rubbishHeaders(next: Chance): Record<string, string> {
  const chosen: Record<string, string> = next() < 0.7 ? { cookie: oneOf(next, staff.cookies) } : {}
  for (const [name, values] of Object.entries(rubbish)) if (next() < 0.12) chosen[name] = oneOf(next, values)
  return chosen
}

const inAddress = (value: unknown): string => (typeof value === 'string' && /^%|\.\./.test(value) ? value : encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()).slice(0, 3000))

/** One request that nobody means: to a deed, to a page, or to what is open; its words are what is printed when it breaks something. */
function request(next: Chance): { readonly path: string; readonly init: RequestInit } {
  const kind = next()
  const headers = rubbishHeaders(next)
  if (kind < 0.55) {
    const deed = oneOf(next, deeds)
    const way = deed.kind === 'command' ? 'do' : 'ask'
    const input = hurt(next, { ...(next() < 0.2 ? { directorate: town.ids.directorate } : {}), ...asked[deed.deed] })
    if (way === 'ask' && next() < 0.3) return { path: `/api/ask/${deed.deed}?${Object.entries(input ?? {}).map(([name, value]) => `${inAddress(name)}=${inAddress(value)}`).join('&')}`.slice(0, 8000), init: { headers } }
    const text = next() < 0.03 ? oneOf(next, nested) : (JSON.stringify(input) ?? '')
    return { path: `/api/${way}/${deed.deed}`, init: { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: next() < 0.15 ? new Uint8Array(garbled(next, Buffer.from(text))) : text } }
  }
  const page = kind < 0.65 ? oneOf(next, ['open/zones/:zone/results.csv', 'open/zones/:zone/results.json', 'open/waves/:wave/results.csv', 'open/pictures/:picture', 'open/:zone', 'assets/:zone', 'islands/:zone', 'api/:zone', 'api/do/:zone']) : kind < 0.85 ? oneOf(next, acting) : oneOf(next, paths)
  const known: Record<string, string> = { ...town.ids, lang: 'en', zone: 'kurzeme-old-town', block: 'a', example: 'u1' }
  const path = `/${page.replace(/:(\w+)\??/g, (_, name: string) => (next() < 0.75 ? (known[name] ?? town.ids.zone) : inAddress(oneOf(next, hostileValues))))}${next() < 0.4 ? `?${oneOf(next, ['q', 'code', 'to', 'zone', 'year', 'link', 'with', 'gate-pass', 'month', 'of'])}=${inAddress(oneOf(next, hostileValues))}` : ''}`
  const method = kind >= 0.65 && kind < 0.85 ? 'POST' : oneOf(next, methods)
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return { path, init: { method, headers } }
  const names = ['intent', 'name', 'words', 'code', 'zone', 'wave', 'from', 'on', 'id', 'once', 'file', 'answers', 'mapping', 'held', 'count', 'lon', 'link', 'envelope', 'list', 'person', 'role', 'area', 'question', 'answer']
  const fields = Array.from({ length: Math.floor(next() * 8) }, () => [oneOf(next, names), oneOf(next, hostileValues)] as const)
  if (next() < 0.4) {
    const form = new FormData()
    for (const [name, value] of fields) form.append(name, typeof value === 'string' && next() < 0.5 ? value : new File([JSON.stringify(value)], oneOf(next, ['a.csv', '', '../x', '\0', 'é.gz'])))
    if (next() < 0.5) form.append('file', new File([new Uint8Array(garbled(next, Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3])))], 'a.gz'))
    return { path, init: { method, headers: { ...headers, ...(headers['content-type'] ? {} : {}) }, body: form } }
  }
  return { path, init: { method, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: fields.map(([name, value]) => `${name}=${inAddress(value)}`).join('&') } }
}

async function send(path: string, init: RequestInit): Promise<Seen> {
  const what = `${init.method ?? 'GET'} ${path} ${JSON.stringify(init.headers).slice(0, 200)} ${typeof init.body === 'string' ? init.body : (init.body?.constructor.name ?? '')}`
  return watched(what, async () => {
    let built: Request
    try {
      built = new Request(`http://localhost${path}`, init)
    } catch {
      // No client can send it: a header or an address that is none.
      return new Response(null, { status: 400 })
    }
    return site.fetch(built)
  })
}

/** So many requests; whoever one of them signs out is at work again for those after it. */
async function fuzz(seed: number, count: number): Promise<Seen[] & { back?: number }> {
  const next = seeded(seed)
  const seen: Seen[] & { back?: number } = []
  for (let sent = 0; sent < count; sent++) {
    if (sent % 20 === 0) seen.back = (seen.back ?? 0) + (await staff.back())
    const { path, init } = request(next)
    seen.push(await send(path, init))
  }
  return seen
}

test('requests that once broke something are answered (REL-06)', async () => {
  const seen: Seen[] = []
  for (const { path, body, kind = 'application/json' } of requestsThatBroke(town.ids)) for (const cookie of staff.cookies) seen.push(await send(path, { method: body === undefined ? 'GET' : 'POST', headers: { cookie, 'content-type': kind }, ...(body !== undefined && { body }) }))
  assert.deepEqual(faulty(seen), [])
})

test('requests that nobody means, to every deed and every page, by everybody: none is answered with a fault of ours, none takes long or grows (REL-06)', async (t) => {
  const seen = await fuzz(Number(process.env.VATRA_SEED ?? 6), requests)
  t.diagnostic(`${told(seen)}; ${seen.back} times somebody had been signed out and came in again`)
  const statuses = new Map<number, number>()
  for (const { status } of seen) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  t.diagnostic(JSON.stringify(Object.fromEntries(statuses)))
  assert.deepEqual(faulty(seen), [])
  for (const status of [200, 400, 403, 404, 405, 422]) assert.ok((statuses.get(status) ?? 0) > 0, `${status} was never answered`)
})

test('somebody whom a request has signed out is found, and at work again (REL-06)', async () => {
  await staff.back()
  await send('/api/do/people.sign-out', { method: 'POST', headers: { cookie: staff.cookies[1]!, 'content-type': 'application/json' }, body: JSON.stringify({ session: /vatra-session=([^;]+)/.exec(staff.cookies[1]!)![1] }) })
  assert.deepEqual([await staff.known(), await staff.back(), await staff.known()], [2, 1, 3])
})

test('a planted crash is found by the same requests (REL-06)', async () => {
  const name = 'territory.zones'
  const real = policies[name]
  ;(policies as Record<string, unknown>)[name] = () => { throw new TypeError('planted') }
  try {
    assert.ok(faulty(await fuzz(7, 200)).some((line) => line.startsWith('500')))
  } finally {
    ;(policies as Record<string, unknown>)[name] = real
  }
})
