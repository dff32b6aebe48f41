import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { allowedAddress, type LookUp } from './allowed-address.ts'
import { askedOutside } from './asked-outside.ts'
import { mayBeCalled } from './may-be-called.ts'
import { pinned } from './pinned.ts'

/** Forbidden addresses as somebody would write them who wants the server to call its own house. */
const disguised = [
  // numbers: whole, in parts, octal, hexadecimal, with noughts
  '2130706433', '0x7f000001', '017700000001', '127.1', '127.0.1', '0177.0.0.1', '0x7f.0.0.1', '0x7f.0x0.0x0.0x1', '127.000.000.001', '00000177.0.0.1', '127.0.0.01', '4294967295', '0', '0.0.0.0', '127.0.0.1.', '2852039166', '0xa9fea9fe',
  '0xa9.0xfe.0xa9.0xfe', '169.254.43518', '3232235521', '10.1', '0xA000001', '012.0.0.1',
  // the ranges themselves
  '127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '169.254.169.254', '168.63.129.16', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.0.192',
  // the sixth version, and the fourth inside it
  '::1', '::', '[::1]', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1', '2002:7f00:1::', '2002:a9fe:a9fe::1', '2001:0:4136:e378:8000:63bf:80ff:fffe', 'fe80::1', 'fe80::1%eth0', '::1%lo',
  'fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1', '2001:db8::1', '::ffff:0:127.0.0.1', '100::1', '5f00::1',
  // names, and what only looks like one
  'localhost', 'LOCALHOST', 'localhost.', 'localhost.localdomain', 'metadata.google.internal', 'rebound.example', 'both.example', '①②⑦.⓪.⓪.①', '127。0。0。1', 'ⓛocalhost', 'xn--lcalhost-0xa', 'mail.example.org@127.0.0.1', '127.0.0.1#mail.example.org', 'mail.example.org:25@10.0.0.1', '127.0.0.1/x', 'mail.example.org\\@127.0.0.1',
  ' 127.0.0.1', '127.0.0.1\t', '127.0.0.1\u0000.example.org', 'mail example', '', '%31%32%37.0.0.1', 'http://127.0.0.1', '127.0.0.1:25',
] as const

/** A directory in which names lead inside; whatever is a number in disguise is understood, as a machine's own resolver understands it. */
const directory: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'], 'localhost.localdomain': ['127.0.0.1'], 'metadata.google.internal': ['169.254.169.254'], 'rebound.example': ['10.0.0.7'], 'both.example': ['93.184.215.14', '192.168.0.9'],
  'xn--lcalhost-0xa': ['127.0.0.1'], 'mail.example.org': ['93.184.215.14'],
}
const inside: LookUp = async (host) => (directory[host.toLowerCase()] ?? ['127.0.0.1']).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

test('whatever way an address of the house is written, it is not called (SUP-04)', async (t) => {
  assert.ok(new Set(disguised).size >= 60)
  const called: string[] = []
  for (const host of disguised) if ('address' in (await allowedAddress(host, 25, { ask: inside, local: '' }))) called.push(host)
  assert.deepEqual(called, [])
  for (const host of ['93.184.215.14', '2a00:1450:4001:830::200e', 'mail.example.org', 'MAIL.example.org']) assert.ok('address' in (await allowedAddress(host, 25, { ask: inside, local: '' })), host)
  // The control: looking at the text alone, as one would begin.
  const byText = (host: string) => !/^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.|::1$|fe80:|fc|fd)/i.test(host)
  const through = disguised.filter(byText)
  t.diagnostic(`${disguised.length} ways of writing, 0 called; a look at the text lets ${through.length} through`)
  assert.ok(through.length >= 40)
})

test('a name is asked about once, and whoever connects goes to the address that was looked at (SUP-04)', async () => {
  const answers = ['93.184.215.14', '127.0.0.1']
  let asked = 0
  const turning: LookUp = async () => [{ address: answers[asked++]!, family: 4 }]
  const way = await allowedAddress('turning.example', 443, { ask: turning, local: '' })
  assert.ok('address' in way)
  const gone = await new Promise<string>((done) => pinned(way)('turning.example', {}, (_fault, address) => done(address as string)))
  const all = await new Promise<unknown>((done) => pinned(way)('turning.example', { all: true }, (_fault, address) => done(address)))
  assert.deepEqual([gone, all, asked], ['93.184.215.14', [{ address: '93.184.215.14', family: 4 }], 1])
  // The planted fault: whoever asks again when connecting is led into the house.
  assert.deepEqual(await turning('turning.example'), [{ address: '127.0.0.1', family: 4 }])
})

test('a host of the station\'s own network is called when the configuration names it with its port; a link, a crowd and metadata never', async () => {
  const local = 'relay.lan:25, 127.0.0.1:2525,169.254.169.254:80,224.0.0.1:25,[fe80::1]:25'
  const at = (host: string, port: number) => allowedAddress(host, port, { ask: async () => [{ address: '10.1.2.3', family: 4 }], local }).then((way) => 'address' in way)
  assert.deepEqual(await Promise.all([at('relay.lan', 25), at('Relay.LAN', 25), at('127.0.0.1', 2525)]), [true, true, true])
  assert.deepEqual(await Promise.all([at('relay.lan', 26), at('other.lan', 25), at('127.0.0.1', 5432), at('169.254.169.254', 80), at('224.0.0.1', 25)]), [false, false, false, false, false])
  for (const address of ['fd00:ec2::254', 'fe80::1', '169.254.169.254', 'ff02::1', '::ffff:127.0.0.1']) assert.equal(mayBeCalled(address, { named: true }), false, address)
})

test('a redirect is not followed, a flood is cut, and without encryption nobody is asked whom the configuration does not name (SUP-04)', async () => {
  const server = createServer((request, answer) => {
    if (request.url === '/turn') return answer.writeHead(302, { location: '/inside' }).end()
    if (request.url === '/much') return answer.end('x'.repeat(1_100_000))
    answer.end(`the inside, for ${request.headers.host}`)
  })
  const { port } = await new Promise<AddressInfo>((ready) => server.listen(0, '127.0.0.1', () => ready(server.address() as AddressInfo)))
  const at = (path: string, local = `127.0.0.1:${port}`) => askedOutside(`http://127.0.0.1:${port}${path}`, { plainly: true, local })
  assert.deepEqual(await at('/turn'), { no: 'redirect' })
  assert.deepEqual(await at('/much'), { no: 'too-much' })
  assert.deepEqual(await at('/', ''), { no: 'not-https' })
  assert.deepEqual(await askedOutside(`https://127.0.0.1:${port}/`, { local: '' }), { no: 'inside' })
  assert.deepEqual(await askedOutside(`https://somebody:secret@example.org/`, { local: '' }), { no: 'not-a-host' })
  const heard = await at('/')
  assert.ok('body' in heard && heard.body === `the inside, for 127.0.0.1:${port}`)
  // The control: what follows redirects hears the inside.
  assert.match(await (await fetch(`http://127.0.0.1:${port}/turn`)).text(), /^the inside/)
  server.close()
})
