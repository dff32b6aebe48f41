import { hkdfSync } from 'node:crypto'
import { readConfig } from './config.ts'
import { rootsIn } from './secrets/root-keys.ts'

/** A key of 32 bytes for one purpose, drawn by HKDF-SHA256 (RFC 5869) from the newest version of the root key, which is made at first use. Whatever is kept under it notes that version. */
export function keyFor(purpose: string, file: string = readConfig().keys): Buffer {
  return drawn(rootKey(file), purpose)
}

/** The key of one purpose under one version of the root key; null when the key file does not hold that version. */
export function keyUnder(purpose: string, version: number, file: string = readConfig().keys): Buffer | null {
  const known = `${file}|${purpose}|${version}`
  const root = rootsIn(file, version).get(version)
  if (root === undefined) return null
  const kept = keys.get(known)
  if (kept?.root === root) return kept.key
  const key = drawn(root, purpose)
  // A purpose may be named for one request alone.
  if (keys.size >= 500) keys.clear()
  keys.set(known, { root, key })
  return key
}

/** The version under which is sealed from now on: the newest in the key file. */
export const newestVersion = (file: string = readConfig().keys): number => Math.max(...rootsIn(file).keys())

/** Every version that is here, the oldest first. */
export const versionsHere = (file: string = readConfig().keys): readonly number[] => [...rootsIn(file).keys()].sort((one, other) => one - other)

/** The newest version of the root key; refuses a file that others than its owner may read. */
export function rootKey(file: string): Buffer {
  return rootsIn(file).get(newestVersion(file))!
}

const keys = new Map<string, { readonly root: Buffer; readonly key: Buffer }>()
const drawn = (root: Buffer, purpose: string) => Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `vatra/${purpose}`, 32))
