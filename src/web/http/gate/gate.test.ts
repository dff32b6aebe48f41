import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import type { Hono } from 'hono'
import { deeds } from '#deeds'
import { codeFrom } from '#domains/survey/rules/asking/code.ts'
import { seeded } from '#kernel/random.ts'
import type { OwnDatabase } from '#testing/database.ts'
import { formOn } from '#testing/form-on.ts'
import { ownPublishedTown, type PublishedTown } from '#testing/published-town.ts'
import { wordsOf } from '#testing/visitor.ts'
import { makeApp } from '../app.ts'
import { rateOf } from './addresses.ts'
import { budgets } from './budgets.ts'
import { gate } from './gate.ts'
import { meter } from './meter.ts'
import { passes, worked } from './passes.ts'
import { proxiesIn } from '#platform/incoming/proxies.ts'
import { addressOf, namelessly, network, unforged } from './who-asks.ts'

let store: OwnDatabase
let town: PublishedTown
let site: Hono
/** The clock of the gate, in milliseconds: no test waits. */
let now: number

before(async () => {
  ;({ store, town } = await ownPublishedTown())
})
beforeEach(async () => {
  now = 1_000_000
  site = await makeApp(store, { clock: () => town.now, ticks: () => now })
})

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin', accept: 'text/html' }
const shows = (code: string, address: string, at = '/en/answer') => site.request(at, { method: 'POST', headers: own, body: new URLSearchParams({ code }) }, from(address))
const asks = (code: string, address: string) => site.request('/api/ask/survey.sheet-to-fill', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) }, from(address))
const next = seeded(7)
/** A code as they are printed, whose check digits are right: only the database knows that nobody holds it. */
const guess = () => codeFrom(Uint8Array.from({ length: 32 }, () => Math.floor(next() * 256)))

/** Guesses from fifty addresses, two thousand a minute: how many were looked at in each minute, and how many opened anything. */
async function attack(guesses: number, tries: (code: string, address: string, n: number) => Response | Promise<Response>) {
  const looked = new Map<number, number>()
  let hits = 0
  for (let n = 0; n < guesses; n++) {
    now += 30
    const answer = await tries(guess(), `198.51.100.${n % 50}`, n)
    if (answer.status !== 429) looked.set(Math.floor(now / 60_000), (looked.get(Math.floor(now / 60_000)) ?? 0) + 1)
    if (answer.status < 400) hits++
    await answer.body?.cancel()
  }
  return { hits, most: Math.max(...looked.values()), all: [...looked.values()].reduce((sum, one) => sum + one, 0) }
}

test('of ten thousand guesses at a code from fifty addresses sixty a minute at most are looked at, none opens anything, and who holds the letter gets in at once (SEC-06)', async () => {
  const both = (code: string, address: string, n: number) => (n % 250 === 0 ? shows(code, address) : asks(code, address))
  const first = await attack(5000, both)
  const genuine = await shows(town.codes[0]!, '203.0.113.9')
  assert.deepEqual([genuine.status, genuine.headers.get('location')], [302, '/en/answer/a'])
  const second = await attack(5000, both)
  for (const { hits, most, all } of [first, second]) assert.ok(hits === 0 && most <= 60 && all > 60, `${hits} hits, ${most} in a minute, ${all} in all`)
})

test('without the gate every guess would be looked at (SEC-06)', async () => {
  const { all } = await attack(200, (code) => site.request('/api/ask/survey.sheet-to-fill', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) }))
  assert.equal(all, 200)
})

test('a code that is carried as a cookie is a guess like one that is typed (SEC-06)', async () => {
  const guesses = await Promise.all(Array.from({ length: 8 }, () => site.request('/en/answer/a', { headers: { cookie: `vatra-answer=${guess()}` } }, from('192.0.2.1'))))
  assert.equal(guesses.filter(({ status }) => status === 429).length, 3)
})

test('who asks too often reads in their language what to do, and gets back what they typed; a minute later it is done (SEC-06)', async () => {
  for (let n = 0; n < 5; n++) assert.equal((await shows(guess(), '192.0.2.2')).status, 404)
  const held = await shows(town.codes[1]!, '192.0.2.2', '/ro/answer?from=letter')
  const html = await held.text()
  assert.deepEqual([held.status, held.headers.get('retry-after'), held.headers.get('cache-control')], [429, '60', 'no-store'])
  assert.match(wordsOf(html), /Așteptați puțin .* Așteptați 60 de secunde.* Nu s-a pierdut nimic/)
  assert.equal(formOn(html, 'code').code, town.codes[1])
  const again = /action="([^"]+)"/.exec(html.slice(html.indexOf('id="held-back"') - 300))![1]!.replaceAll('&amp;', '&')
  assert.match(again, /^\/ro\/answer\?from=letter&gate-pass=/)
  now += 30_000
  const early = await shows(town.codes[1]!, '192.0.2.2', again)
  assert.deepEqual([early.status, early.headers.get('retry-after')], [429, '30'], 'whoever presses too early waits no longer for it')
  assert.equal((await shows(town.codes[1]!, '192.0.2.66', again)).status, 302, 'from elsewhere the way is open')
  now += 30_000
  assert.equal((await shows(town.codes[1]!, '192.0.2.2', again)).status, 302)
})

test('a block of answers that is held back comes back whole, own words to be read and ticks unseen, and no password', async () => {
  const words = 'Two lamps at the bridge are dark, and <b>nobody</b> comes.'
  const sends = () => site.request('/en/answer/a', { method: 'POST', headers: own, body: new URLSearchParams([['lses.a1', '2'], ['lses.x', '1'], ['lses.x', '3'], ['own', words], ['password', 'hidden horse']]) }, from('192.0.2.3'))
  for (let n = 0; n < budgets.code.each.most; n++) await (await site.request('/en/answer/a', { method: 'POST', headers: { ...own, cookie: `vatra-answer=${guess()}` }, body: new URLSearchParams() }, from('192.0.2.3'))).body?.cancel()
  const held = await sends()
  const html = await held.text()
  assert.equal(held.status, 429)
  assert.equal(formOn(html, 'own').own, words)
  assert.equal([...html.matchAll(/type="hidden" name="lses\.\w+"/g)].length, 3)
  assert.doesNotMatch(html, /hidden horse|<b>nobody/)
})

test('right answers are counted too, though far more of them, and an export by the person wherever they sit', async () => {
  const admit = gate(() => now)
  const many = async (path: string, times: number, who = 'x') => {
    let held = 0
    for (let n = 0; n < times; n++) {
      const admitted = await admit(new Request(`http://localhost${path}`, { method: 'POST', body: '' }), from(path.endsWith('csv') ? `192.0.2.${n}` : '192.0.2.5'), async () => who)
      if ('wait' in admitted) held++
      else admitted.settle(200)
    }
    return held
  }
  assert.equal(await many('/en/answer/a', 310), 10)
  assert.equal(await many('/en/station/waves/x/letters.csv', 65), 5)
  assert.equal(await many('/en/station/waves/x/letters.csv', 5, 'y'), 0)
})

test('a browser that has worked need not wait, and its work opens once', async () => {
  const gates = passes(() => now)
  const { pass, bits } = gates.given('code me', null)
  let work = 0
  while (!worked(pass, String(work), bits)) work++
  assert.ok(work > 500, `${work} tries`)
  assert.deepEqual([gates.opens('code me', pass, null), gates.opens('code me', pass, `${work + 1}`), gates.opens('code you', pass, `${work}`), gates.opens('code me', `${pass}x`, `${work}`)], [false, worked(pass, `${work + 1}`, bits), false, false])
  assert.deepEqual([gates.opens('code me', pass, `${work}`), gates.opens('code me', pass, `${work}`)], [true, false])
  now += 3_700_000
  assert.equal(gates.opens('code me', gates.given('code me', null).pass, null), false)
})

test('a budget holds in every stretch of its length, and what did not count is given back', () => {
  const counted = meter(() => now)
  const [held, times] = [{ most: 5, seconds: 60 }, [] as number[]]
  for (let step = 0; step < 3000; step++) {
    now += Math.floor(next() * 9000)
    if (typeof counted.take('a', held) !== 'number') times.push(now)
  }
  for (const [at, time] of times.entries()) assert.ok((times[at + 5] ?? Infinity) - time >= 60_000)
  assert.ok(times.length > 900)
  for (let step = 0; step < 20; step++) (counted.take('b', held) as { back: () => void }).back()
  assert.equal(counted.spent('b', 60), 0)
})

test('an address counts by a name that means nothing and changes every day; a street of addresses counts as one (PRIV-08)', () => {
  const named = namelessly(() => now)
  const [one, same, other] = [named('192.0.2.1'), named('192.0.2.1'), named('192.0.2.2')]
  assert.ok(one === same && one !== other && !one.includes('192'))
  now += 86_400_000
  assert.notEqual(named('192.0.2.1'), one)
  assert.notEqual(namelessly(() => now)('192.0.2.1'), named('192.0.2.1'), 'no two programs share a key')
  assert.equal(network('2001:db8:0:7::1'), network('2001:0db8:0000:0007:ffff:1:2:3'))
  assert.notEqual(network('2001:db8:0:7::1'), network('2001:db8:0:8::1'))
  assert.equal(network('::ffff:192.0.2.9'), '192.0.2.9')
})

test('what a stranger says of their own address is not believed; what our own machine in front says is', () => {
  const asked = new Request('http://localhost/en', { headers: { 'x-forwarded-for': '10.0.0.1, 192.0.2.77' } })
  assert.equal(addressOf(asked, from('198.51.100.1')), '198.51.100.1')
  assert.equal(addressOf(asked, from('127.0.0.1')), '192.0.2.77')
  assert.equal(addressOf(new Request('http://localhost/en', { headers: { 'x-forwarded-for': 'nonsense' } }), from('::1')), network('::1'))
})

test('that somebody came by TLS is believed from a proxy on our own machine, and from nobody who says it themself', async () => {
  const says = { headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elsewhere.example', 'accept-language': 'ro' } }
  const secure = async (connection: ReturnType<typeof from> | undefined) => (await site.request('/en/zones', says, connection)).headers.has('strict-transport-security')
  assert.deepEqual([await secure(from('127.0.0.1')), await secure(from('::1')), await secure(from('198.51.100.1')), await secure(from('::ffff:10.0.0.2'))], [true, true, false, false])
  const sent = new Request('http://localhost/en/answer', { ...says, method: 'POST', body: 'code=x' })
  const left = unforged(sent, from('198.51.100.1'))
  assert.deepEqual([[...left.headers.keys()].filter((name) => name.startsWith('x-')), left.headers.get('accept-language'), await left.text()], [[], 'ro', 'code=x'])
})

test('of a proxy on another machine what it says of others is believed when the configuration names it; what a stranger says never is', async () => {
  const proxies = proxiesIn('192.0.2.5, 2001:db8:1:2::/64')
  const spoken = (list: string) => new Request('http://localhost/en', { headers: { 'x-forwarded-for': list, 'x-forwarded-proto': 'https' } })
  assert.equal(addressOf(spoken('203.0.113.9'), from('192.0.2.5'), proxies), '203.0.113.9')
  assert.equal(addressOf(spoken('203.0.113.9'), from('::ffff:192.0.2.5'), proxies), '203.0.113.9')
  assert.equal(addressOf(spoken('203.0.113.9'), from('2001:db8:1:2::7'), proxies), '203.0.113.9')
  assert.equal(addressOf(spoken('198.51.100.7, 203.0.113.9, 192.0.2.5, 127.0.0.1'), from('127.0.0.1'), proxies), '203.0.113.9', 'through two proxies, and no further than whom the outer one saw')
  for (const stranger of ['198.51.100.1', '192.0.2.6', '2001:db8:1:3::7']) {
    assert.equal(addressOf(spoken('203.0.113.9'), from(stranger), proxies), network(stranger), stranger)
    assert.equal(unforged(spoken('203.0.113.9'), from(stranger), proxies).headers.get('x-forwarded-proto'), null, stranger)
  }
  const behind = await makeApp(store, { clock: () => town.now, ticks: () => now, proxies })
  const secure = async (at: string, app = behind) => (await app.request('/en/zones', { headers: { 'x-forwarded-proto': 'https' } }, from(at))).headers.has('strict-transport-security')
  assert.deepEqual([await secure('192.0.2.5'), await secure('198.51.100.1'), await secure('192.0.2.5', site)], [true, false, false])
  // The planted fault: a house that believes everybody lets a stranger choose the address they are counted by, and say that they came by TLS.
  const believing = () => true
  assert.equal(addressOf(spoken('203.0.113.9'), from('198.51.100.1'), believing), '203.0.113.9')
  assert.equal(unforged(spoken('203.0.113.9'), from('198.51.100.1'), believing).headers.get('x-forwarded-proto'), 'https')
})

test('a proxy that is named wrongly, or by a range that holds strangers, keeps the server from starting', () => {
  for (const named of ['0.0.0.0/0', '0.0.0.0', '::/0', '::', '10.0.0.0/8', '2001:db8::/32', '10.0.0.0/33', '10.0.0.5/', '10.0.0.5/-1', '10.0.0.5/8/8', '10.0.0', '010.0.0.5', 'proxy.lan', '10.0.0.5;10.0.0.6', 'fe80::1%eth0', '*', '10.0.0.5, everybody'])
    assert.throws(() => proxiesIn(named), (fault: Error) => fault.message.startsWith('VATRA_PROXIES names'), named)
  for (const named of ['', ' ', '10.0.0.5', '10.0.0.5,10.0.0.6', '10.0.0.0/28', 'fd00:1::5', 'fd00:1::/64', '172.16.0.0/16']) assert.equal(proxiesIn(named)('198.51.100.1'), false, named)
})

test('every deed that opens something by a code, a link or a password is counted as such', () => {
  const rates = Object.groupBy(deeds, (deed) => rateOf(deed))
  const names = (rate: 'code' | 'signing-in') => (rates[rate] ?? []).map(({ deed }) => deed)
  for (const deed of ['survey.sheet-to-fill', 'survey.answer-sheet', 'survey.keep-draft', 'fieldwork.interview-sheet'] as const) assert.ok(names('code').includes(deed), deed)
  assert.ok(names('signing-in').includes('people.sign-in'))
})
