import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import type { Blinded } from './blind.ts'
import { bytesToHex, hexToBytes } from './bytes.ts'
import type { Signed } from './sign.ts'

/** What stands for an invitation when a sheet is handed in: a value, and what the zone's key makes of it. It says that somebody was invited, and not who. */
export type Token = { readonly value: string; readonly output: string }

/** Takes the blinding off. Throws when the proof does not hold: then another key was used than everybody else's, as if to mark this person. */
export function finish({ value, blind, blinded }: Blinded, { evaluated, proof }: Signed, publicKey: string): Token {
  const [of, factor, before, after, open, shown] = [value, blind, blinded, evaluated, publicKey, proof].map(hexToBytes) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  return { value, output: bytesToHex(ristretto255_oprf.voprf.finalize(of, factor, after, before, open, shown)) }
}
