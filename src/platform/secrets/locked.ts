import { createCipheriv, createDecipheriv, randomBytes, type CipherGCMTypes } from 'node:crypto'
import { algorithms, type Sign } from './algorithms.ts'

/** Bytes under a key, bound to a place, as they are kept: the nonce, what the algorithm makes of them, its tag. */
export function locked(key: Buffer, place: string, words: Buffer, sign: Sign = '~'): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(named(sign), key, nonce, { authTagLength: 16 }).setAAD(bound(place, sign))
  return Buffer.concat([nonce, cipher.update(words), cipher.final(), cipher.getAuthTag()])
}

/** The bytes again; null under another key or algorithm, at another place, or when they were changed. */
export function unlocked(key: Buffer, place: string, kept: Buffer | null, sign: Sign = '~'): Buffer | null {
  if (kept === null || kept.length < 28) return null
  const cipher = createDecipheriv(named(sign), key, kept.subarray(0, 12), { authTagLength: 16 }).setAAD(bound(place, sign)).setAuthTag(kept.subarray(-16))
  try {
    return Buffer.concat([cipher.update(kept.subarray(12, -16)), cipher.final()])
  } catch {
    return null
  }
}

/** Node describes both alike, and gives the types to one of them. */
const named = (sign: Sign) => algorithms[sign] as CipherGCMTypes
/** A place names the algorithm too, but for the first, which was alone once. */
const bound = (place: string, sign: Sign) => Buffer.from(sign === '~' ? place : `${sign}|${place}`)
