import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { bytesToHex, randomBytes } from './bytes.ts'

/** A random value that only its holder knows, and the same value blinded, which is all that whoever signs it sees (RFC 9497, verifiable mode). In hexadecimal digits. */
export type Blinded = { readonly value: string; readonly blind: string; readonly blinded: string }

/** Throws a value and blinds it. Any value could lie under what is signed: the blinded one tells nothing of it, to whoever has all time and keys. */
export function blind(): Blinded {
  const value = randomBytes(32)
  const { blind: factor, blinded } = ristretto255_oprf.voprf.blind(value)
  return { value: bytesToHex(value), blind: bytesToHex(factor), blinded: bytesToHex(blinded) }
}
