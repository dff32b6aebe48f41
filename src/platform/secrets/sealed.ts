import { keyFor } from '../keys.ts'
import { locked, unlocked } from './locked.ts'

const version = '1'

/** A secret as it is kept: AES-256-GCM under the key of its purpose, bound to its place (`table|row|column`), so that copied elsewhere it does not open. */
export function sealed(purpose: string, place: string, text: string): string {
  return `${version}.${locked(keyFor(purpose), bound(place), Buffer.from(text, 'utf8')).toString('base64url')}`
}

/** The secret again; null when it was sealed for another place or purpose, or was changed. */
export function unsealed(purpose: string, place: string, text: string): string | null {
  if (!text.startsWith(`${version}.`)) return null
  return unlocked(keyFor(purpose), bound(place), Buffer.from(text.slice(version.length + 1), 'base64url'))?.toString('utf8') ?? null
}

const bound = (place: string) => `${version}|${place}`
