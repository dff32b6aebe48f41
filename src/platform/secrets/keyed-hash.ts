import { createHmac } from 'node:crypto'
import { keyUnder, newestVersion, versionsHere } from '../keys.ts'

/** How a keyed hash looks: the version of its key, but for the first, and 64 figures. */
export const keyedHashForm = /^(?:([1-9]\d{0,3})\.)?[0-9a-f]{64}$/

/** By what something is found again that is kept nowhere: HMAC-SHA256 under its purpose's key of one version of the root key, which it names. */
export function keyedHash(purpose: string, words: string, version: number = newestVersion()): string {
  const key = keyUnder(purpose, version)
  if (key === null) throw new Error(`there is no key ${version} for ${purpose}`)
  return `${version === 1 ? '' : `${version}.`}${createHmac('sha256', key).update(words).digest('hex')}`
}

/** The same under every version that is here, the oldest first: a row is only ever given a newer hash, so whoever looks in this order does not miss one that is just being given it. */
export const keyedHashes = (purpose: string, words: string): readonly string[] => versionsHere().map((version) => keyedHash(purpose, words, version))

/** Under which version a hash was made. */
export const versionOfHash = (hash: string): number => Number(keyedHashForm.exec(hash)?.[1] ?? 1)

/** A name or an address as its hash takes it: written large or small, it is the same. */
export const folded = (words: string): string => words.normalize('NFKC').toLowerCase()
