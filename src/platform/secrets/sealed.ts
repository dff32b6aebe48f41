import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor } from '../keys.ts'

const version = '1'

/** A secret as it is kept: AES-256-GCM under the key of its purpose, bound to its place (`table|row|column`), so that copied elsewhere it does not open. */
export function sealed(purpose: string, place: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(bound(place))
  const kept = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${version}.${kept.toString('base64url')}`
}

/** The secret again; null when it was sealed for another place or purpose, or was changed. */
export function unsealed(purpose: string, place: string, text: string): string | null {
  const kept = Buffer.from(text.slice(version.length + 1), 'base64url')
  if (!text.startsWith(`${version}.`) || kept.length < 28) return null
  const cipher = createDecipheriv('aes-256-gcm', keyFor(purpose), kept.subarray(0, 12)).setAAD(bound(place)).setAuthTag(kept.subarray(-16))
  try {
    return Buffer.concat([cipher.update(kept.subarray(12, -16)), cipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const bound = (place: string) => Buffer.from(`${version}|${place}`)
