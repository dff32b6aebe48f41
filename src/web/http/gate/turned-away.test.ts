import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Hono } from 'hono'
import type { Store } from '#platform/db.ts'
import { answering } from '../answering.ts'
import { turnedAway, type Why } from './turned-away.ts'

const nothing = new Proxy({}, { get: () => () => Promise.reject(new Error('there is no database here')) }) as unknown as Store
const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } })

test('who is held back and what cannot be read is counted by the hour, and nobody can be found in it', async () => {
  const told: Readonly<Record<string, number>>[] = []
  const turned = turnedAway((sums) => told.push(sums))
  const app: Hono = answering({ store: nothing, clock: () => new Date(), ticks: () => 0, wrong: () => {}, turned }, async () => new Response('a page'))
  const asks = (address: string, path: string, init: RequestInit = {}) => app.request(`http://localhost${path}`, { ...init, headers: { ...init.headers, accept: 'application/json' } }, from(address))
  for (let nth = 0; nth < 3; nth++) await asks('198.51.100.7', '/en/sign-in?name=arta', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site', cookie: 'vatra-session=secret' }, body: 'name=arta' })
  await asks('198.51.100.7', '/en', { method: 'PROPFIND' })
  await asks('198.51.100.7', '/en/sign-in', { method: 'POST', headers: { 'content-length': '99999999' }, body: 'x' })
  for (let nth = 0; nth < 122; nth++) await asks('203.0.113.9', '/en/zones?q=nowhere')
  turned.tell()
  assert.deepEqual(told, [{ 'from another site': 3, 'held back: search': 2, 'too heavy': 1, 'unknown method': 1 }])
  assert.doesNotMatch(JSON.stringify(told), /198\.51|203\.0|arta|secret|sign-in|nowhere/)
  // Nothing happened, nothing is told; and each hour begins at nothing.
  turned.tell()
  assert.equal(told.length, 1)
  // The planted faults: a count that tells where or who would be seen by the same look.
  turned.count('held back: 203.0.113.9' as Why)
  turned.stop()
  assert.match(JSON.stringify(told), /203\.0/)
})
