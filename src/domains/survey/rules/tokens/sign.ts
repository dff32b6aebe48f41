import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes } from './bytes.ts'
import type { ZoneKey } from './zone-key.ts'

/** What comes back for a blinded value: the value evaluated under the zone's key, and the proof that it was this key and no other. */
export type Signed = { readonly evaluated: string; readonly proof: string }

/** Signs a value without seeing it; throws for what is no element of the group. */
export function sign({ secret, public: open }: ZoneKey, blinded: string): Signed {
  const { evaluated, proof } = ristretto255_oprf.voprf.blindEvaluate(secret, open, hexToBytes(blinded))
  return { evaluated: bytesToHex(evaluated), proof: bytesToHex(proof) }
}

/** The library has this for the verifiable mode too (RFC 9497, 3.3.2: Evaluate is that of 3.3.1), and does not say so in its types. */
const { evaluate } = ristretto255_oprf.voprf as unknown as { readonly evaluate: (secret: Uint8Array, value: Uint8Array) => Uint8Array }

/** Whether this value was signed for the zone: by computing anew what only the key can compute. */
export function genuine({ secret }: ZoneKey, { value, output }: { readonly value: string; readonly output: string }): boolean {
  const expected = evaluate(secret, hexToBytes(value)), told = hexToBytes(output)
  return told.length === expected.length && expected.reduce((differs, byte, at) => differs | (byte ^ told[at]!), 0) === 0
}
