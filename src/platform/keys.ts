import { hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { plain } from './plain.ts'
import { readConfig } from './config.ts'
import { writeOnce } from './write-once.ts'

const roots = new Map<string, Buffer>()

/** A key of 32 bytes for one purpose, drawn by HKDF-SHA256 (RFC 5869) from the installation's root key, which is made at first use. */
export function keyFor(purpose: string, file: string = readConfig().keys): Buffer {
  return Buffer.from(hkdfSync('sha256', rootKey(file), Buffer.alloc(0), `vatra/${purpose}`, 32))
}

/** The root key of the installation; refuses a file that others than its owner may read. */
export function rootKey(file: string): Buffer {
  const known = roots.get(file)
  if (known) return known
  writeOnce(file, () => `${randomBytes(32).toString('base64')}\n`)
  if (statSync(file).mode & 0o077) throw plain(`The key file ${file} can be read by others. Set it right with: chmod 600 ${file}`)
  const root = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (root.length !== 32) throw plain(`The key file ${file} does not hold a key of 32 bytes. Put it back from your backup.`)
  roots.set(file, root)
  return root
}
