import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { readConfig } from '#platform/config.ts'
import { keyUnder, newestVersion, versionsHere } from '#platform/keys.ts'
import { retiredIn } from '#platform/secrets/root-keys.ts'
import type { Anchor, Head } from '../words.ts'

type Signed = Pick<Head, 'directorate' | 'sequence' | 'hash' | 'at'>

/** What is before the 32 bytes of an Ed25519 key where keys are kept (RFC 8410). */
const [seedIs, publicIs] = [Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from('302a300506032b6570032100', 'hex')]

const own = (version: number = newestVersion()): KeyObject => createPrivateKey({ key: Buffer.concat([seedIs, keyUnder('heads of the record', version)!]), format: 'der', type: 'pkcs8' })

/** The installation's public key for heads of its record, as it stands in each. */
export const publicKey = (key: KeyObject = own()): string => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicIs.length).toString('base64url')

/** The public keys of this installation: of every version that is here, and of those that were destroyed, which the key file notes. */
export const publicKeys = (): string[] => [...versionsHere().map(publicKeyOf), ...retiredIn(readConfig().keys).values()].filter(Boolean)

/** The public key for heads of one version. */
export const publicKeyOf = (version: number): string => publicKey(own(version))

const textOf = ({ directorate, sequence, hash, at }: Signed) => Buffer.from(`vatra record head\n${directorate}\n${sequence}\n${hash}\n${at}`)

const anchorText = ({ directorate, from, sequence, hash, kept, headAt, at }: Omit<Anchor, 'key' | 'signature'>) =>
  Buffer.from(`vatra record anchor\n${directorate}\n${from}\n${sequence}\n${hash}\n${kept}\n${headAt}\n${at}`)

/** Signs an anchor with the key of the heads. */
export const signedAnchor = (anchor: Omit<Anchor, 'key' | 'signature'>, key: KeyObject = own()): Anchor =>
  ({ ...anchor, key: publicKey(key), signature: sign(null, anchorText(anchor), key).toString('base64url') })

/** Was this anchor signed, as it stands, by one of these keys? */
export const trulyAnchored = (anchor: Anchor, keys: readonly string[]): boolean => holds(anchor, anchorText(anchor), keys)

/** A public key as people compare it: the first 16 bytes of its SHA-256, four signs at a time. */
export const fingerprint = (key: string = publicKey()): string => createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 32).match(/.{4}/g)!.join(' ')

/** Signs the head of a chain (Ed25519, RFC 8032). */
export function signed(head: Signed, key: KeyObject = own()): Head {
  return { ...head, key: publicKey(key), signature: sign(null, textOf(head), key).toString('base64url') }
}

/** Was this head signed, as it stands, by one of these keys? */
export const trulySigned = (head: Head, keys: readonly string[]): boolean => holds(head, textOf(head), keys)

function holds({ key, signature }: Pick<Head, 'key' | 'signature'>, text: Buffer, keys: readonly string[]): boolean {
  if (!keys.includes(key)) return false
  const open = createPublicKey({ key: Buffer.concat([publicIs, Buffer.from(key, 'base64url')]), format: 'der', type: 'spki' })
  return verify(null, text, open, Buffer.from(signature, 'base64url'))
}
