import { keyUnder, newestVersion } from '../keys.ts'
import { chosenSign, purposeBy, type Sign } from './algorithms.ts'
import { locked, unlocked } from './locked.ts'

/** A secret as it is kept looks so: the algorithm's sign, the version of the root key, the sealed words. The first ones had no sign, and one key. */
export const secretForm = /^([~!]?)([1-9]\d{0,3})\.([A-Za-z0-9_-]+)$/

/** A secret as it is kept: under its purpose's key of the newest version, bound to its place (`table|row|column`), so that copied elsewhere it does not open. */
export function sealed(purpose: string, place: string, text: string): string {
  const sign = chosenSign(), version = newestVersion(), head = `${sign}${version}`
  return `${head}.${locked(keyUnder(purposeBy(sign, purpose), version)!, `${head}|${place}`, Buffer.from(text, 'utf8'), sign).toString('base64url')}`
}

/** Bytes as they are kept, of a file for one: the same, but that the sealed bytes follow as they are. */
export function sealedBytes(purpose: string, place: string, bytes: Buffer): Buffer {
  const sign = chosenSign(), version = newestVersion(), head = `${sign}${version}`
  return Buffer.concat([Buffer.from(`${head}.`), locked(keyUnder(purposeBy(sign, purpose), version)!, `${head}|${place}`, bytes, sign)])
}

/** The bytes again. The first ones had no head, and one key. */
export function unsealedBytes(purpose: string, place: string, kept: Buffer): Buffer | null {
  const [head = '', sign = '~', version = '1'] = headOf(kept)
  const key = keyUnder(purposeBy(sign as Sign, purpose), Number(version)), first = keyUnder(purpose, 1)
  return (head && key && unlocked(key, `${sign}${version}|${place}`, kept.subarray(head.length), sign as Sign)) || (first && unlocked(first, place, kept))
}

/** Is this, of sealed bytes, the newest key and the chosen algorithm? */
export const underNewest = (kept: Buffer | string): boolean => (typeof kept === 'string' ? kept : headOf(kept)[0] ?? '').startsWith(`${chosenSign()}${newestVersion()}.`)

/** The version that a secret names. */
export const versionOfSecret = (kept: string): number => Number(secretForm.exec(kept)?.[2] ?? 0)
/** The version that sealed bytes name. */
export const versionOfBytes = (kept: Buffer): number => Number(headOf(kept)[2] ?? 1)

const headOf = (kept: Buffer) => /^([~!])([1-9]\d{0,3})\./.exec(kept.toString('latin1', 0, 6)) ?? []

/** The secret again; null when it was sealed for another place or purpose, was changed, or its key is not here. */
export function unsealed(purpose: string, place: string, text: string): string | null {
  const [, first, version, body] = secretForm.exec(text) ?? []
  if (body === undefined || (first === '' && version !== '1')) return null
  const sign = (first || '~') as Sign, key = keyUnder(purposeBy(sign, purpose), Number(version))
  return key && (unlocked(key, `${first}${version}|${place}`, Buffer.from(body, 'base64url'), sign)?.toString('utf8') ?? null)
}
