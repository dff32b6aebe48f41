import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent as Open, request as openly } from 'node:http'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { TLSSocket } from 'node:tls'
import { CompiledQuery } from 'kysely'
import { operator } from '#access/actor.ts'
import { addPerson, assignPost, openPost } from '#domains/people/index.ts'
import { importZones } from '#domains/territory/index.ts'
import { selfSigned } from '#platform/sign-on/self-signed.ts'
import { deviceOf } from '#web/http/gate/device-of.ts'
import { unforged, withDevice } from '#web/http/gate/who-asks.ts'
import { serve } from '#web/http/serve.ts'
import { ownDatabase } from '../database.ts'
import { maps } from '../mapped-town.ts'
import { day, deviceAuthority, opensslHere, type Shown } from '../sign-in/device-authority.ts'
import { linkFor } from '../sign-in/link-for.ts'
import { ok, says, visitor, wordsOf, type Site } from '../visitor.ts'

/** An administrator, one account, at one site that asks for devices: over real TLS, with the certificates of one device and another; each comes in from an address that no proxy has. */
const skip = opensslHere ? false : 'there is no openssl here'
const folder = mkdtempSync(join(tmpdir(), 'vatra-devices-'))
const tls = { certificate: join(folder, 'own.pem'), key: join(folder, 'own.key') }
const strangers = { proxies: () => false }
let store: Awaited<ReturnType<typeof ownDatabase>>, ours: ReturnType<typeof deviceAuthority>, others: typeof ours, good: Shown
let directorate = '', commissariat = '', person = ''
const open: (() => Promise<void>)[] = []
const rows = async <R>(text: string) => (await store.owner.executeQuery<R>(CompiledQuery.raw(text))).rows
const served = async (...[config, options]: [object, Parameters<typeof serve>[2]?]) => {
  const { address, stop } = await serve(store, { host: '127.0.0.1', port: 0, ...config }, options)
  open.push(stop)
  return address
}
before(async () => {
  if (skip) return
  const own = selfSigned('localhost', day(-1), day(90))
  writeFileSync(tls.certificate, own.certificate)
  writeFileSync(tls.key, own.key, { mode: 0o600 })
  ours = deviceAuthority(folder, 'ours')
  others = deviceAuthority(folder, 'others')
  good = ours.gives()
  store = await ownDatabase()
  const here = { actor: operator, store, now: new Date() }
  const drawn = await importZones(here, { directorate: { code: 'riverland', country: 'LV' }, commissariat: { code: 'talsi' }, geojson: maps.talsi })
  directorate = drawn.directorate
  commissariat = drawn.commissariats[0]!.id
  person = (await addPerson(here, { directorate, name: 'Doina Rusu' })).person
  const { post } = await openPost(here, { directorate, role: 'admin', area: directorate, from: '2026-01-01' })
  await assignPost(here, { directorate, post, person, from: '2026-01-01' })
})
after(async () => {
  for (const stop of open) await stop()
  await store?.close()
  rmSync(folder, { recursive: true })
})

/** A site as it is reached over the wire, from a device that shows this, with headers of the visitor's own making. */
function over(address: string, shown: Shown | null, more: Record<string, string> = {}, told: (socket: TLSSocket) => void = () => {}): Site {
  const byTls = address.startsWith('https:'), agent = byTls ? new Agent({ rejectUnauthorized: false, ...(shown && { cert: shown.certificate, key: shown.key }) }) : new Open()
  return { request: (path, init = {}) => new Promise((answered, failed) => {
    const sent = new Request(path, init), headers = { ...Object.fromEntries(sent.headers), ...(sent.headers.has('origin') && { origin: address }), ...more }
    const asking = (byTls ? request : openly)(address + new URL(path).pathname + new URL(path).search, { method: sent.method, headers, agent }, (answer) => {
      if (byTls) told(answer.socket as TLSSocket)
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        const got = new Headers()
        for (const [name, values] of Object.entries(answer.headersDistinct)) for (const value of values ?? []) got.append(name, value)
        answered(new Response([204, 304].includes(answer.statusCode!) ? null : Buffer.concat(parts), { status: answer.statusCode!, headers: got }))
      })
    })
    asking.on('error', failed)
    void sent.arrayBuffer().then((body) => asking.end(Buffer.from(body)))
  }) }
}

/** Signs in by a link, which asks nobody for a device. */
async function signedIn(site: Site) {
  const doina = visitor(site), { token } = await linkFor({ store, now: new Date() }, { directorate, person })
  says(ok(await doina.send('/en/sign-in', { link: token })), /Doina Rusu/)
  return doina
}
type Doina = Awaited<ReturnType<typeof signedIn>>
const letsIn = (doina: Doina, name: string) => doina.send('/en/station/people', { intent: 'add', name, role: 'analyst', area: commissariat, from: '2026-01-01' })
const byProgram = async (site: Site, { cookies }: Doina, way: string, body: object) => {
  const answer = await site.request(`http://localhost/api/${way}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }, body: JSON.stringify(body) })
  return [answer.status, ((await answer.json()) as { code?: string }).code]
}
const none = /done only from a device that your police looks after: use your work computer/, unfit = /certificate of this device does not say that it is in order/
const header = (shown: Shown) => ({ 'client-cert': `:${new X509Certificate(shown.certificate).raw.toString('base64')}:` })

test('an administrator does administration from a device that is in order, and from no other: not without one, nor by a certificate that is over, too long, for servers, another authority\'s, or put into a header (SEC-04)', { skip }, async () => {
  const address = await served({ tls, devices: ours.file }, strangers), reused: boolean[] = []
  // One session of one browser: what it is carried to changes, and nothing else.
  let at = over(address, good, {}, (socket) => reused.push(socket.isSessionReused()))
  const doina = await signedIn({ request: (path, init) => at.request(path, init) })
  says(ok(await letsIn(doina, 'Arta Hoxha')), /A sign-in link for Arta Hoxha/)
  assert.deepEqual(await byProgram(at, doina, 'ask/people.persons', {}), [200, undefined])
  assert.ok(reused.includes(true), 'a connection that goes on where an earlier one ended is the same device\'s')
  const persons = () => rows<{ n: number }>('select count(*)::int as n from people.persons'), before = await persons()
  const wrong: readonly (readonly [string, Site, RegExp, string])[] = [
    ['none', over(address, null), none, 'access.no-device'],
    ['over', over(address, ours.gives({ until: day(-0.5) })), unfit, 'access.unfit-device'],
    ['too long', over(address, ours.gives({ until: day(90) })), unfit, 'access.unfit-device'],
    ['another authority\'s', over(address, others.gives()), unfit, 'access.unfit-device'],
    ['for servers alone', over(address, ours.gives({ uses: 'serverAuth' })), unfit, 'access.unfit-device'],
    ['a header from somebody who is no proxy', over(address, null, header(good)), none, 'access.no-device'],
    ['the same in a bad one\'s place', over(address, others.gives(), header(good)), unfit, 'access.unfit-device'],
    ['who says they are a proxy', over(address, null, { ...header(good), 'x-forwarded-for': '127.0.0.1' }), none, 'access.no-device'],
  ]
  for (const [what, other, sentence, code] of wrong) {
    at = other
    const page = says(await doina.see('/en/station/people'), sentence)
    assert.equal(page.status, 403, what)
    assert.doesNotMatch(wordsOf(page.html), /Arta Hoxha/, what)
    assert.deepEqual(await byProgram(at, doina, 'do/people.add-person', { name: 'Besnik Krasniqi' }), [403, code], what)
  }
  // A form is refused in the same words; whoever has no such device works as before, and looks after what is their own.
  at = over(address, null)
  assert.equal(says(await letsIn(doina, 'Besnik Krasniqi'), none).status, 403)
  for (const path of ['/en', '/en/station', '/en/sign-in/mine']) ok(await doina.see(path))
  for (const [language, words] of [['ro', /calculatorul de serviciu/], ['ru', /рабочий компьютер/]] as const) says(await doina.see(`/${language}/station/people`), words)
  assert.deepEqual(await persons(), before)
  // Each refusal is in the record, with which of the two it was, and no word of any device.
  const lines = await rows<{ name: string; because: string; n: number }>(`select name, subject->>'because' as because, count(*)::int as n from frame.record where result = 'refused' and name <> 'people.trusted-posts' group by 1, 2 order by 1, 2`)
  assert.deepEqual(lines.map(({ name, because, n }) => `${n} ${name} ${because}`), ['3 people.add-person access.no-device', '5 people.add-person access.unfit-device', '1 people.let-in access.no-device'])
  const kept = JSON.stringify(await rows('select r::text as line, s.line as session from frame.record r, (select string_agg(s::text, $$ $$) as line from people.sessions s) s'))
  const { serialNumber, fingerprint256 } = new X509Certificate(good.certificate)
  for (const trace of [serialNumber, fingerprint256, 'device-1']) assert.ok(!kept.toLowerCase().includes(trace.toLowerCase()), trace)
  // The planted fault: a site that asks for no device. The same account does it from anywhere.
  at = over(await served({ tls }, strangers), null)
  says(ok(await doina.see('/en/station/people')), /Arta Hoxha/)
  says(ok(await letsIn(doina, 'Besnik Krasniqi')), /A sign-in link for Besnik Krasniqi/)
})

test('browsers are asked for a certificate of that authority alone, and nobody has to show one', { skip }, async () => {
  const acceptable = (address: string) => new Promise<string>((done) => {
    const child = execFile('openssl', ['s_client', '-connect', new URL(address).host], (_, told) => done(/Acceptable client certificate CA names\n(.*)\n/.exec(told)?.[1] ?? 'nobody is asked'))
    child.stdin!.end()
  })
  assert.equal(await acceptable(await served({ tls, devices: ours.file })), 'CN = ours')
  assert.equal(await acceptable(await served({ tls })), 'nobody is asked')
})

test('a proxy that is believed hands a device on; where one speaks for others its own certificate is nobody\'s, and of a stranger no header is left', { skip }, async () => {
  const [believed, unbelieved, byTls] = [await served({ devices: ours.file }), await served({ devices: ours.file }, strangers), await served({ tls, devices: ours.file })]
  const asked = async (address: string, shown: Shown | null, more: Record<string, string>, doina: Doina) => (await byProgram(over(address, shown, more), doina, 'ask/people.persons', {}))[0]
  const [openly, secretly] = [await signedIn(over(believed, null)), await signedIn(over(byTls, null))]
  for (const [what, more, status] of [
    ['good', header(good), 200], ['none', {}, 403], ['empty', { 'client-cert': '::' }, 403], ['no certificate', { 'client-cert': `:${'A'.repeat(400)}:` }, 403], ['another\'s', header(others.gives()), 403],
    ['two', { 'client-cert': `${header(good)['client-cert']}, ${header(good)['client-cert']}` }, 403],
  ] as const) assert.equal(await asked(believed, null, more, openly), status, what)
  assert.equal(await asked(unbelieved, null, header(good), openly), 403)
  const proxied = { 'x-forwarded-for': '203.0.113.9' }
  assert.deepEqual([await asked(byTls, good, {}, secretly), await asked(byTls, good, proxied, secretly), await asked(byTls, null, { ...proxied, ...header(good) }, secretly)], [200, 403, 200])
  // Who hung up has no address any more: that is no proxy.
  const gone = { incoming: { socket: {} } }, sent = new Request('http://localhost/en', { headers: header(good) })
  assert.deepEqual([deviceOf(sent) !== null, deviceOf(withDevice(unforged(sent, gone), gone, {}))], [true, null])
})

test('a site does not begin with a file of devices that cannot be read', { skip }, async () => {
  await assert.rejects(serve(store, { host: '127.0.0.1', port: 0, devices: join(folder, 'nothing.pem') }), /VATRA_DEVICES names .*nothing\.pem, which cannot be read/)
})
