import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { blind } from './blind.ts'
import { bytesToHex, hexToBytes, utf8ToBytes } from './bytes.ts'
import { fingerprint } from './fingerprint.ts'
import { finish } from './finish.ts'
import { genuine, sign } from './sign.ts'
import { zoneKey } from './zone-key.ts'

const { voprf } = ristretto255_oprf
const seed = new Uint8Array(32).fill(0xa3)
const zone = '0194d000-0000-7000-8000-0000000000e1'

/** RFC 9497, appendix A.1.2: ristretto255-SHA512, verifiable mode, batch size one. */
const published = [
  {
    input: '00', blinded: '863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945', evaluated: 'aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e',
    proof: 'ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d',
    output: 'b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c',
  },
  {
    input: '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a', blinded: 'cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c', evaluated: '60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468',
    proof: '401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02',
    output: '8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6',
  },
]
const factor = '64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706'
const proofFactor = '222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e'

/** A source of randomness from which the library draws exactly this scalar: it takes what it is given plus one. */
const drawing = (scalar: string) => (length?: number) => {
  const bytes = new Uint8Array(length ?? 48)
  bytes.set(hexToBytes(scalar))
  bytes[0]! -= 1
  return bytes
}

test('keys, blinding, evaluation, proof and output are those of RFC 9497 for ristretto255-SHA512 (PRIV-05)', () => {
  const keys = voprf.deriveKeyPair(seed, utf8ToBytes('test key'))
  assert.equal(bytesToHex(keys.secretKey), 'e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909')
  assert.equal(bytesToHex(keys.publicKey), 'c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e')
  for (const { input, blinded, evaluated, proof, output } of published) {
    const own = voprf.blind(hexToBytes(input), drawing(factor))
    assert.deepEqual([bytesToHex(own.blind), bytesToHex(own.blinded)], [factor, blinded])
    const said = voprf.blindEvaluate(keys.secretKey, keys.publicKey, own.blinded, drawing(proofFactor))
    assert.deepEqual([bytesToHex(said.evaluated), bytesToHex(said.proof)], [evaluated, proof])
    const open = bytesToHex(keys.publicKey)
    assert.deepEqual(finish({ value: input, blind: factor, blinded }, { evaluated, proof }, open), { value: input, output })
    assert.equal(genuine({ secret: keys.secretKey, public: keys.publicKey, hex: open }, { value: input, output }), true)
  }
})

test('a token is signed unseen, holds in its own zone and in no other, and no other value has its output (PRIV-05)', () => {
  const here = zoneKey(seed, zone), there = zoneKey(seed, zone.replace(/1$/, '2'))
  const own = blind()
  const token = finish(own, sign(here, own.blinded), here.hex)
  assert.equal(genuine(here, token), true)
  assert.equal(genuine(there, token), false)
  assert.equal(genuine(here, { ...token, value: blind().value }), false)
  assert.equal(genuine(here, { ...token, output: token.output.slice(2) }), false)
  assert.equal(finish(own, sign(here, own.blinded), here.hex).output, token.output, 'signed again, it is the same token')
})

test('whoever is signed for with a key of their own notices it: the proof does not hold, and other keys have another fingerprint (PRIV-05)', () => {
  const everybodys = zoneKey(seed, zone), marked = zoneKey(new Uint8Array(32).fill(1), zone)
  const own = blind()
  assert.throws(() => finish(own, sign(marked, own.blinded), everybodys.hex))
  assert.notEqual(fingerprint({ [zone]: marked.hex }), fingerprint({ [zone]: everybodys.hex }))
  assert.match(fingerprint({ [zone]: everybodys.hex }), /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  assert.equal(fingerprint({ b: '2', a: '1' }), fingerprint({ a: '1', b: '2' }), 'in whatever order')
})

test('what is no element of the group is not signed', () => {
  for (const blinded of ['', '00', 'ff'.repeat(32), '00'.repeat(32)]) assert.throws(() => sign(zoneKey(seed, zone), blinded))
})
