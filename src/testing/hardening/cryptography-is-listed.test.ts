import assert from 'node:assert/strict'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { publicKey } from '#domains/record/chain/signing.ts'
import { newToken } from '#domains/people/index.ts'
import { newSecret } from '#domains/people/proofs/one-time-code.ts'
import { keyFor } from '#platform/keys.ts'
import { selfSigned } from '#platform/sign-on/self-signed.ts'
import { projectTree, sources, treeOf, type Tree } from '../../../tools/tree.ts'

const page = projectTree().get('docs/cryptography.md') ?? ''
const ciphers = /createHash|createHmac|create(De|C)ipheriv|hkdfSync|argon2|generateKeyPairSync|createPrivateKey|crypto\.subtle|@noble\/|from '(otplib|openid-client|@node-saml\/node-saml|@simplewebauthn\/server)'|X509Certificate/
const lastTwo = (path: string) => path.split('/').slice(-2).join('/')

/** Files that cipher, hash or sign and are not on the page, and names on the page that do not. */
function unlisted(tree: Tree, text: string): string[] {
  const using = new Set(sources(tree).filter(([path, source]) => !path.startsWith('src/testing/') && ciphers.test(source)).map(([path]) => lastTwo(path)))
  const named = new Set([...text.matchAll(/`([\w-]+\/[\w-]+\.tsx?)`/g)].map(([, name]) => name!))
  return [...[...using].filter((name) => !named.has(name)).map((name) => `${name} is not on the page`), ...[...named].filter((name) => !using.has(name)).map((name) => `${name} does none of it`)]
}

test('every file that ciphers, hashes or signs is on the page that says with what and under which key', () => {
  assert.deepEqual(unlisted(projectTree(), page), [])
})

test('a file that nobody listed, and a line that is left over, are found', () => {
  const one = treeOf({ 'src/platform/planted/odd.ts': `createHash('sha256')` })
  assert.deepEqual(unlisted(one, '| x | `planted/odd.ts` |'), [])
  assert.deepEqual(unlisted(one, ''), ['planted/odd.ts is not on the page'])
  assert.deepEqual(unlisted(treeOf({}), '`planted/odd.ts`'), ['planted/odd.ts does none of it'])
})

test('keys and tokens that are made here are as long as the page says', () => {
  const { publicKey: ours } = new X509Certificate(selfSigned('vatra.example', new Date('2027-01-01'), new Date('2028-01-01')).certificate)
  assert.deepEqual([ours.asymmetricKeyType, ours.asymmetricKeyDetails?.modulusLength], ['rsa', 3072])
  const head = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey() }, format: 'jwk' })
  assert.deepEqual([head.asymmetricKeyType, Buffer.from(publicKey(), 'base64url').length], ['ed25519', 32])
  assert.deepEqual([Buffer.from(newToken(), 'base64url').length, keyFor('of a test').length, newSecret().replace(/=+$/, '').length * 5], [32, 32, 160])
})
