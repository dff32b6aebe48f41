import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createTls,get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { connect, type ConnectionOptions } from 'node:tls'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { readConfig } from '#platform/config.ts'
import { proxiesIn } from '#platform/incoming/proxies.ts'
import { selfSigned } from '#platform/sign-on/self-signed.ts'
import { refuseInTheOpen } from '#platform/tls/in-the-open.ts'
import { suites } from '#platform/tls/own-tls.ts'
import { cameSecurely, withSecurity } from '../headers.ts'
import { listening } from './listening.ts'
import { readerOf } from './reader-of.ts'

/** Vatra speaks TLS itself: a client that knows every old way of speaking it tries them at the real server. */
const folder = mkdtempSync(join(tmpdir(), 'vatra-tls-'))
const files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') }
const day = (nth: number) => new Date(Date.now() + nth * 86_400_000)
const put = (pair: { certificate: string; key: string }) => { writeFileSync(files.certificate, pair.certificate); writeFileSync(files.key, pair.key, { mode: 0o600 }) }
const first = selfSigned('localhost', day(-1), day(90))
put(first)
const app = new Hono()
const [came, left] = [Promise.withResolvers<void>(), Promise.withResolvers<'reads' | 'writes'>()]
app.all('/waits', ({ req: { raw } }) => new Promise<Response>((answer) => {
  const { signal, reader } = readerOf(raw)
  for (const [one, who] of [[signal, 'reads'], [reader, 'writes']] as const) one?.addEventListener('abort', () => (left.resolve(who), answer(new Response(null))))
  came.resolve()
}))
app.all('*', ({ req: { raw } }) => {
  const answer = new Response(new URL(raw.url).protocol)
  withSecurity(answer.headers, cameSecurely(raw))
  return answer
})
const said: string[] = []
const answers = getRequestListener(app.fetch)
const { server, scheme, rest } = listening({ host: '127.0.0.1', tls: files }, answers, (told) => said.push(told))
const port = await new Promise<number>((ready) => server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port)))
after(() => {
  rest()
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

/** What a client that asks in this way comes to, in the words of the protocol; null when nobody speaks with it. */
const speaks = (to: number, how: ConnectionOptions) => new Promise<{ protocol: string; suite: string; serial: string } | null>((done) => {
  const socket = connect({ host: '127.0.0.1', port: to, rejectUnauthorized: false, ...how }, () => {
    done({ protocol: socket.getProtocol()!, suite: socket.getCipher().name, serial: socket.getPeerCertificate().serialNumber })
    socket.destroy()
  })
  socket.on('error', () => done(null))
})
/** Ways that are over: old versions, keys that are not drawn anew, ciphers that do not prove. */
const over: readonly ConnectionOptions[] = [
  ...(['TLSv1', 'TLSv1.1'] as const).map((version) => ({ minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' })),
  ...['AES256-GCM-SHA384', 'AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-RSA-AES256-SHA384', 'DHE-RSA-AES256-GCM-SHA384', 'AES128-SHA256', 'ECDHE-RSA-AES128-SHA256'].map((ciphers) => ({ maxVersion: 'TLSv1.2' as const, ciphers: `${ciphers}:@SECLEVEL=0` })),
]

test('browsers come in by TLS 1.2 or 1.3 with a strong suite, the strongest first, and by nothing older or weaker', async () => {
  assert.equal(scheme, 'https')
  assert.deepEqual([(await speaks(port, {}))?.protocol, (await speaks(port, { maxVersion: 'TLSv1.2' }))?.suite], ['TLSv1.3', 'ECDHE-RSA-AES256-GCM-SHA384'])
  assert.equal((await speaks(port, { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384' }))?.suite, 'ECDHE-RSA-AES256-GCM-SHA384', 'the server chooses')
  for (const how of over) assert.equal(await speaks(port, how), null, JSON.stringify(how))
  for (const suite of suites) assert.match(suite, /^TLS_(AES|CHACHA20)|^ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM|CHACHA20)-/)
  // The planted fault: a server that speaks everything. Our client finds it, so the client above could have.
  const lax = createTls({ cert: first.certificate, key: first.key, minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }, answers)
  const to = await new Promise<number>((ready) => lax.listen(0, '127.0.0.1', () => ready((lax.address() as AddressInfo).port)))
  const found = (await Promise.all(over.map((how) => speaks(to, how)))).filter((one) => one !== null)
  lax.close()
  assert.ok(found.length >= over.length - 1 && found.some(({ protocol }) => protocol === 'TLSv1.1'), `${found.length} of ${over.length}`)
})

test('who came by our own TLS is told to come so for a year; what is no TLS is answered by nothing', async () => {
  const { headers, text } = await new Promise<{ headers: Record<string, unknown>; text: string }>((done, failed) => {
    get({ host: '127.0.0.1', port, path: '/en', rejectUnauthorized: false }, (answer) => {
      answer.setEncoding('utf8').on('data', (text: string) => done({ headers: answer.headers, text }))
    }).on('error', failed)
  })
  assert.equal(text, 'https:')
  assert.equal(headers['strict-transport-security'], 'max-age=31536000; includeSubDomains')
  await assert.rejects(fetch(`http://127.0.0.1:${port}/en`))
})

test('whoever hangs up is heard by what they asked for', async () => {
  const asked = get({ host: '127.0.0.1', port, path: '/waits', rejectUnauthorized: false }).on('error', () => {})
  await came.promise
  asked.destroy()
  assert.equal(await left.promise, 'reads')
  // The control: of what may write the signal is another, which nothing that writes looks at.
  assert.deepEqual(Object.keys(readerOf(new Request('http://localhost/en', { method: 'POST' }))), ['reader'])
})

test('a renewed certificate is taken up while people are connected; one that cannot be used is told, and the one before stays', async () => {
  const held = connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
  await new Promise((there) => held.once('secureConnect', there))
  const before = held.getPeerCertificate().serialNumber
  put(selfSigned('localhost', day(-1), day(400)))
  process.emit('SIGHUP')
  const after = (await speaks(port, {}))!.serial
  assert.notEqual(after, before)
  held.write('GET /en HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
  assert.match(await new Promise<string>((done) => held.once('data', (text) => done(text.toString()))), /^HTTP\/1\.1 200/, 'who was connected stays so')
  // The planted fault: half a renewal, the new key with the old certificate.
  writeFileSync(files.certificate, first.certificate)
  process.emit('SIGHUP')
  assert.equal((await speaks(port, {}))!.serial, after)
  assert.deepEqual(said.map((told) => /taken up anew|The one before stays/.exec(told)?.[0]), ['taken up anew', 'The one before stays'])
})

test('at an address that others reach nothing begins without TLS or a proxy that was named, and each sentence says what to do', () => {
  for (const host of ['0.0.0.0', '::', '192.0.2.1', 'police.example']) {
    assert.throws(() => refuseInTheOpen({ host }), /VATRA_TLS_CERTIFICATE.*VATRA_PROXIES/, host)
    assert.throws(() => listening({ host }, answers, () => {}), /VATRA_TLS_CERTIFICATE/)
    for (const front of [{ tls: files }, { proxies: proxiesIn('10.0.0.5') }]) refuseInTheOpen({ host, ...front })
  }
  for (const host of ['127.0.0.1', '::1', 'localhost']) refuseInTheOpen({ host })
  assert.throws(() => readConfig({ VATRA_TLS_KEY: '/some/key.pem' }), /go together/)
  assert.throws(() => listening({ host: '0.0.0.0', tls: { ...files, key: '/nowhere/key.pem' } }, answers, () => {}), /VATRA_TLS_KEY names \/nowhere\/key\.pem, which cannot be read/)
})
