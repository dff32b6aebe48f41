import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from '#platform/config.ts'
import { selfSigned } from '#platform/sign-on/self-signed.ts'
import { day, deviceAuthority, opensslHere, type Given } from '#testing/sign-in/device-authority.ts'
import { devicesIn } from './devices.ts'

const folder = mkdtempSync(join(tmpdir(), 'vatra-devices-'))
after(() => rmSync(folder, { recursive: true }))
const holding = (...texts: string[]) => { const file = join(folder, 'named.pem'); writeFileSync(file, texts.join('\n')); return file }

test('a device is in order by a certificate of the authority itself, for clients, within its days, for a month at most', { skip: opensslHere ? false : 'there is no openssl here' }, () => {
  const ours = deviceAuthority(folder, 'ours'), others = deviceAuthority(folder, 'others'), same = deviceAuthority(mkdtempSync(join(folder, 'another-')), 'ours')
  const [one, both] = [devicesIn(ours.file), devicesIn(holding(ours.certificate, others.certificate))]
  const lacks = (given: Given, at = day(0), by = ours, asked = one) => asked.lacks(new X509Certificate(by.gives(given).certificate), at)
  assert.deepEqual([lacks({}), lacks({ uses: 'serverAuth,clientAuth' }), lacks({ from: day(-1), until: day(30) }), lacks({}, day(0), others, both)], [undefined, undefined, undefined, undefined])
  assert.equal(one.lacks(null, day(0)), 'none')
  const planted: readonly (readonly [string, ReturnType<typeof lacks>])[] = [
    ['over', lacks({ until: day(-0.5) })], ['not begun', lacks({ from: day(1) })], ['over by the clock', lacks({}, day(21))],
    ['too long', lacks({ until: day(30.1) })], ['for servers', lacks({ uses: 'serverAuth' })], ['for anything', lacks({ uses: '' })], ['for whatever there is', lacks({ uses: 'anyExtendedKeyUsage' })],
    ['an authority', lacks({ more: 'basicConstraints=critical,CA:TRUE' })], ['by another', lacks({}, day(0), others)], ['by another of the same name', lacks({}, day(0), same)],
    ['the authority', one.lacks(one.authorities[0]!, day(0))],
  ]
  for (const [what, found] of planted) assert.equal(found, 'unfit', what)
  // An authority that is over vouches for nobody.
  const over = deviceAuthority(folder, 'over', { until: '20260101000000Z' })
  assert.equal(lacks({}, day(0), over, devicesIn(over.file)), 'unfit')
})

test('a file that cannot be read, holds no authority, or a public one, keeps the program from starting with a sentence', { skip: opensslHere ? false : 'there is no openssl here' }, () => {
  assert.throws(() => devicesIn('/nowhere/devices.pem'), /VATRA_DEVICES names \/nowhere\/devices\.pem, which cannot be read/)
  for (const text of ['', 'nothing', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----']) assert.throws(() => devicesIn(holding(text)), /VATRA_DEVICES names .*(no authority|cannot be read)/, text)
  const own = selfSigned('talk.police.example', day(-1), day(90)).certificate, ours = deviceAuthority(folder, 'third').certificate
  assert.throws(() => devicesIn(holding(ours, own)), /CN=talk\.police\.example, and that is no authority/)
  assert.throws(() => devicesIn(holding(ours, rootCertificates[0]!)), /a public authority, which knows nothing of your devices/)
  assert.equal(devicesIn(holding(ours)).authorities.length, 1)
  assert.deepEqual([readConfig({}).devices, readConfig({ VATRA_DEVICES: '/etc/vatra/devices.pem' }).devices], [null, '/etc/vatra/devices.pem'])
})
