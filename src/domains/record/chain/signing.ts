import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { keyFor } from '#platform/keys.ts'
import type { Head } from '../words.ts'

type Signed = Pick<Head, 'directorate' | 'sequence' | 'hash' | 'at'>

/** What is before the 32 bytes of an Ed25519 key where keys are kept (RFC 8410). */
const [seedIs, publicIs] = [Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from('302a300506032b6570032100', 'hex')]

const own = (): KeyObject => createPrivateKey({ key: Buffer.concat([seedIs, keyFor('heads of the record')]), format: 'der', type: 'pkcs8' })

/** The installation's public key for heads of its record, as it stands in each. */
export const publicKey = (key: KeyObject = own()): string => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicIs.length).toString('base64url')

const textOf = ({ directorate, sequence, hash, at }: Signed) => Buffer.from(`vatra record head\n${directorate}\n${sequence}\n${hash}\n${at}`)

/** Signs the head of a chain (Ed25519, RFC 8032). */
export function signed(head: Signed, key: KeyObject = own()): Head {
  return { ...head, key: publicKey(key), signature: sign(null, textOf(head), key).toString('base64url') }
}

/** Was this head signed, as it stands, by one of these keys? */
export function trulySigned(head: Head, keys: readonly string[]): boolean {
  if (!keys.includes(head.key)) return false
  const key = createPublicKey({ key: Buffer.concat([publicIs, Buffer.from(head.key, 'base64url')]), format: 'der', type: 'spki' })
  return verify(null, textOf(head), key, Buffer.from(head.signature, 'base64url'))
}
