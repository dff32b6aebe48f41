import assert from 'node:assert/strict'
import { createHmac, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto'
import { test } from 'node:test'
import { logoutTold, type LogoutWrong } from './logout-token.ts'

const now = new Date('2027-06-01T09:00:00Z'), at = now.getTime() / 1000
const want = { issuer: 'https://tara.example', audience: 'vatra', now }
const event = { 'http://schemas.openid.net/event/backchannel-logout': {} }
const right = { iss: want.issuer, aud: 'vatra', iat: at, exp: at + 120, jti: 'once', sub: 'EE1', sid: 's1', events: event }
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }), other = generateKeyPairSync('rsa', { modulusLength: 2048 }), short = generateKeyPairSync('rsa', { modulusLength: 1024 }), ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const jwk = (key: KeyObject, more: object = {}) => ({ ...key.export({ format: 'jwk' }), ...more }) as JsonWebKey
const coded = (it: object) => Buffer.from(JSON.stringify(it)).toString('base64url')
function token(claims: object = right, { header = { alg: 'RS256', typ: 'logout+jwt', kid: 'k' }, key = rsa.privateKey, hash = 'sha256' }: { header?: object; key?: KeyObject; hash?: string } = {}): string {
  const words = `${coded(header)}.${coded(claims)}`
  return `${words}.${sign(hash, Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}
const keys: readonly JsonWebKey[] = [jwk(rsa.publicKey, { kid: 'k', use: 'sig' }), jwk(ec.publicKey, { kid: 'e' }), jwk(short.publicKey, { kid: 'short' }), jwk(other.publicKey, { kid: 'enc', use: 'enc' })]
const told = (text: string, asked = async (): Promise<readonly JsonWebKey[]> => keys) => logoutTold(text, want, asked)

test('a signed logout token is believed, by RSA and by elliptic curves, whose stay and which', async () => {
  assert.deepEqual(await told(token()), { session: 's1', subject: 'EE1', once: 'once', until: new Date((at + 420) * 1000) })
  assert.ok('once' in (await told(token({ ...right, aud: ['other', 'vatra'], sub: undefined }, { header: { alg: 'ES256', kid: 'e' }, key: ec.privateKey }))))
})

test('a logout token that is unsigned, signed by another or for another thing, time or house is not believed, and no key is asked for what says so itself', async (t) => {
  const { iat: _, ...timeless } = right, { exp: __, ...endless } = right, { events: ___, ...eventless } = right
  const secret = String(rsa.publicKey.export({ type: 'spki', format: 'pem' })), words = `${coded({ alg: 'HS256', kid: 'k' })}.${coded(right)}`
  const [head, body, signature] = token().split('.') as [string, string, string]
  const ways: readonly (readonly [what: string, text: string, wrong: LogoutWrong, asked: boolean])[] = [
    ['no algorithm', `${coded({ alg: 'none' })}.${body}.x`, 'signature', false], ['no signature', `${coded({ alg: 'none' })}.${body}.`, 'unreadable', false], ['the public key as a secret', `${words}.${createHmac('sha256', secret).update(words).digest('base64url')}`, 'signature', false],
    ['an algorithm that every object has', token(right, { header: { alg: 'constructor' } }), 'signature', false], ['what must be understood and is not', token(right, { header: { alg: 'RS256', crit: ['x'] } }), 'signature', false], ['an access token', token(right, { header: { alg: 'RS256', typ: 'at+jwt' } }), 'no-logout', false],
    ['signed by another', token(right, { key: other.privateKey }), 'signature', true], ['by a key for encrypting', token(right, { header: { alg: 'RS256', kid: 'enc' }, key: other.privateKey }), 'signature', true], ['by a key that is too short', token(right, { header: { alg: 'RS256', kid: 'short' }, key: short.privateKey }), 'signature', true],
    ['by a key of another kind', token(right, { header: { alg: 'ES256', kid: 'k' } }), 'signature', true], ['changed', `${head}.${coded({ ...right, sid: 's2' })}.${signature}`, 'signature', true], ['by SHA-1', token(right, { hash: 'sha1' }), 'signature', true],
    ['from another house', token({ ...right, iss: 'https://tara.example.net' }), 'issuer', false], ['for another audience', token({ ...right, aud: 'other' }), 'audience', false], ['for nobody', token({ ...right, aud: undefined }), 'audience', false],
    ['an identity token', token({ ...right, nonce: 'n', events: undefined }), 'no-logout', false], ['with a nonce', token({ ...right, nonce: 'n' }), 'no-logout', false], ['without an event', token(eventless), 'no-logout', false], ['of another event', token({ ...right, events: { other: {} } }), 'no-logout', false],
    ['an event that is none', token({ ...right, events: { 'http://schemas.openid.net/event/backchannel-logout': null } }), 'no-logout', false], ['without what makes it good once', token({ ...right, jti: '' }), 'no-logout', false],
    ['too old', token({ ...right, iat: at - 361, exp: at + 60 }), 'too-late', false], ['over', token({ ...right, exp: at - 61 }), 'too-late', false], ['without a time', token(timeless), 'too-late', false], ['without an end', token(endless), 'too-late', false], ['from a future', token({ ...right, iat: at + 61 }), 'too-early', false],
    ['of nobody', token({ ...right, sub: undefined, sid: '' }), 'nobody', false], ['in four parts', `${token()}.x`, 'unreadable', false], ['no token', 'x', 'unreadable', false], ['a list', `${coded([1])}.${coded([1])}.x`, 'unreadable', false], ['a flood', token({ ...right, more: 'x'.repeat(20_000) }), 'unreadable', false],
  ]
  for (const [what, text, wrong, calls] of ways) {
    let asked = false
    assert.deepEqual(await told(text, async () => { asked = true; return keys }), { wrong }, what)
    assert.equal(asked, calls, what)
  }
  // The planted fault: whoever reads the words without looking at the signature believes half of them.
  const believing = ways.filter(([, text]) => { try { const claims = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()) as typeof right; return claims.iss === want.issuer && claims.aud === 'vatra' && 'events' in claims && !('nonce' in claims) && claims.iat === at && claims.exp === at + 120 && claims.jti !== '' && claims.sid !== '' } catch { return false } })
  t.diagnostic(`${ways.length} ways around; without the signature ${believing.length} are believed`)
  assert.ok(believing.length >= 16)
})
