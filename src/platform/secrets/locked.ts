import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Bytes under a key, bound to a place, as they are kept: the nonce, what AES-256-GCM makes of them, its tag. */
export function locked(key: Buffer, place: string, words: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(words), cipher.final(), cipher.getAuthTag()])
}

/** The bytes again; null under another key, at another place, or when they were changed. */
export function unlocked(key: Buffer, place: string, kept: Buffer | null): Buffer | null {
  if (kept === null || kept.length < 28) return null
  const cipher = createDecipheriv('aes-256-gcm', key, kept.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(place)).setAuthTag(kept.subarray(-16))
  try {
    return Buffer.concat([cipher.update(kept.subarray(12, -16)), cipher.final()])
  } catch {
    return null
  }
}
