import { sha256 } from '@noble/hashes/sha2.js'
import { symbolsOf } from '../asking/code.ts'
import { utf8ToBytes } from './bytes.ts'

/** The public keys of a wave, by zone. */
export type Publics = Readonly<Record<string, string>>

/** Sixteen symbols (80 bits) that stand for all keys of a wave: printed in every letter, so that nobody can be given keys of their own unnoticed. */
export function fingerprint(publics: Publics): string {
  const listed = Object.entries(publics).sort(([one], [other]) => (one < other ? -1 : 1)).map(([zone, key]) => `${zone}=${key}`).join('\n')
  return symbolsOf(sha256(utf8ToBytes(`vatra wave key\n${listed}`)).slice(0, 10), 16).replace(/(.{4})(?=.)/g, '$1-')
}
