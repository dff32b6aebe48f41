import { randomBytes } from 'node:crypto'
import { keyUnder, newestVersion } from '../keys.ts'
import { chosenSign, purposeBy, type Sign } from './algorithms.ts'
import { locked, unlocked } from './locked.ts'
import { padded, unpadded } from './padded.ts'

/** For what a column is sealed: what people wrote or said, and how they are reached. Each has a key of its own. */
export type Purpose = 'content' | 'contact'
/** Which row a value belongs to: its table, and its key as text. */
export type RowName = { readonly table: string; readonly row: string }

/** How a sealed value looks, whole: the algorithm's sign, the version, the wrapped data key, the sealed words. The database holds every sealed column to it. */
export const sealedForm = /^([~!])([1-9]\d{0,3})\.([A-Za-z0-9_-]{80})\.([A-Za-z0-9_-]{379,})$/

/** How bytes that are sealed begin: the same, as text; the sealed bytes follow as they are. */
export const sealedHead = /^([~!])([1-9]\d{0,3})\.([A-Za-z0-9_-]{80})\./
const longestHead = 90

/** A row's data key, as it is used and as it is kept. */
export type RowKey = { readonly key: Buffer; readonly wrapped: string; readonly version: number; readonly sign: Sign }

/** A fresh data key for a row, wrapped under the newest version of the purpose's key, by the algorithm that is chosen. */
export function freshKey(purpose: Purpose, of: RowName, version: number = newestVersion(), sign: Sign = chosenSign()): RowKey {
  const key = randomBytes(32)
  return { key, version, sign, wrapped: wrap(purpose, of, version, key, sign) }
}

/** Words as they are kept: sealed under the row's data key, bound to table, row and column, padded so that their length tells little. */
export function sealedUnder({ key, wrapped, version, sign }: RowKey, of: RowName, column: string, words: string): string {
  return `${sign}${version}.${wrapped}.${locked(key, placeOf(of, column), padded(Buffer.from(words, 'utf8')), sign).toString('base64url')}`
}

/** Bytes as they are kept: sealed as words are, behind the same beginning. */
export function sealedBytesUnder({ key, wrapped, version, sign }: RowKey, of: RowName, column: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${sign}${version}.${wrapped}.`, 'latin1'), locked(key, placeOf(of, column), padded(Buffer.from(bytes)), sign)])
}

/** Bytes again; null for what would be null of words. */
export function openedBytes(purpose: Purpose, of: RowName, column: string, kept: Buffer): Buffer | null {
  const [head, sign, number, wrapped] = sealedHead.exec(kept.toString('latin1', 0, longestHead)) ?? []
  const key = head === undefined ? null : unwrapped(purpose, of, Number(number), wrapped!, sign as Sign)
  const opened = key && unlocked(key, placeOf(of, column), kept.subarray(head!.length), sign as Sign)
  return opened && unpadded(opened)
}

/** The beginning of sealed bytes with its data key wrapped under another version; null when it does not open. */
export function rewrappedHead(purpose: Purpose, of: RowName, head: string, version: number): string | null {
  const [, sign, number, wrapped] = sealedHead.exec(head) ?? []
  const key = number === undefined ? null : unwrapped(purpose, of, Number(number), wrapped!, sign as Sign)
  return key === null ? null : `${sign}${version}.${wrap(purpose, of, version, key, sign as Sign)}.`
}

/** Words again; null when they belong elsewhere, were changed, or their key's version is not at hand. `memo` unwraps the key of a row once for all its columns. */
export function openedWords(purpose: Purpose, of: RowName, column: string, kept: string, memo?: Map<string, Buffer>): string | null {
  const [, sign, number, wrapped, body] = sealedForm.exec(kept) ?? []
  if (number === undefined || wrapped === undefined || body === undefined) return null
  const known = `${purpose}|${of.table}|${of.row}|${sign}${number}|${wrapped}`
  const key = memo?.get(known) ?? unwrapped(purpose, of, Number(number), wrapped, sign as Sign)
  if (key === null) return null
  memo?.set(known, key)
  const opened = unlocked(key, placeOf(of, column), exact(body), sign as Sign)
  return opened && (unpadded(opened)?.toString('utf8') ?? null)
}

/** The same value with its data key wrapped under another version: the sealed words are not touched, nor read. Null when it does not open. */
export function rewrapped(purpose: Purpose, of: RowName, kept: string, version: number): string | null {
  const [, sign, number, wrapped, body] = sealedForm.exec(kept) ?? []
  const key = number === undefined ? null : unwrapped(purpose, of, Number(number), wrapped!, sign as Sign)
  return key === null ? null : `${sign}${version}.${wrap(purpose, of, version, key, sign as Sign)}.${body}`
}

/** The same value under that version and by that algorithm: wrapped anew, or opened and sealed anew where the algorithm is another. Null when it does not open. */
export function resealed(purpose: Purpose, of: RowName, column: string, kept: string, version: number, sign: Sign): string | null {
  if (kept.startsWith(sign)) return rewrapped(purpose, of, kept, version)
  const words = openedWords(purpose, of, column, kept)
  return words === null ? null : sealedUnder(freshKey(purpose, of, version, sign), of, column, words)
}

/** The version that a sealed value names. */
export const versionOf = (kept: string): number => Number(sealedForm.exec(kept)?.[2] ?? 0)

function wrap(purpose: Purpose, of: RowName, version: number, key: Buffer, sign: Sign): string {
  return locked(keyUnder(purposeBy(sign, `envelope/${purpose}`), version)!, keyPlaceOf(of, version), key, sign).toString('base64url')
}

function unwrapped(purpose: Purpose, of: RowName, version: number, wrapped: string, sign: Sign): Buffer | null {
  const under = keyUnder(purposeBy(sign, `envelope/${purpose}`), version)
  const key = under && unlocked(under, keyPlaceOf(of, version), exact(wrapped), sign)
  return key && key.length === 32 ? key : null
}

const keyPlaceOf = ({ table, row }: RowName, version: number) => `key|${table}|${row}|${version}`
const placeOf = ({ table, row }: RowName, column: string) => `words|${table}|${row}|${column}`

/** Two spellings of the same bytes would be a change that nobody notices: the last symbol has bits to spare. */
function exact(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}
