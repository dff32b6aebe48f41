import { hkdfSync } from 'node:crypto'
import { readConfig } from './config.ts'
import { rootsIn } from './secrets/root-keys.ts'

/** A key of 32 bytes for one purpose, drawn by HKDF-SHA256 (RFC 5869) from the installation's first root key, which is made at first use. What is found by such a key stays under it. */
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
  keys.set(known, { root, key })
  return key
}

/** The version under which is sealed from now on: the newest in the key file. */
export const newestVersion = (file: string = readConfig().keys): number => Math.max(...rootsIn(file).keys())

/** The first root key of the installation; refuses a file that others than its owner may read. */
export function rootKey(file: string): Buffer {
  return rootsIn(file).get(1)!
}

const keys = new Map<string, { readonly root: Buffer; readonly key: Buffer }>()
const drawn = (root: Buffer, purpose: string) => Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `vatra/${purpose}`, 32))
