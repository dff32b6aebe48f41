import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { bytesToHex, utf8ToBytes } from './bytes.ts'

/** What signs the tokens of one zone in one wave, and what anybody may check it with. */
export type ZoneKey = { readonly secret: Uint8Array; readonly public: Uint8Array; readonly hex: string }

/** The key of a zone, derived from the seed of its wave (RFC 9497, 3.2.1): a token of one zone is none in another. */
export function zoneKey(seed: Uint8Array, zone: string): ZoneKey {
  const { secretKey, publicKey } = ristretto255_oprf.voprf.deriveKeyPair(seed, utf8ToBytes(zone))
  return { secret: secretKey, public: publicKey, hex: bytesToHex(publicKey) }
}
