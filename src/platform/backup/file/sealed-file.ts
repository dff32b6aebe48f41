import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { readConfig } from '../../config.ts'
import { keyUnder, newestVersion } from '../../keys.ts'
import { plain } from '../../plain.ts'

/**
 * A file that is sealed in pieces, so that one of any size is written and read in a stream and also from its middle: a head in the clear (which
 * version of the key, its print, a salt), then pieces of one mebibyte under AES-256-GCM. Each is bound to its number and to whether it is the
 * last, all of them to the head and to the place that the file belongs in: what was changed, exchanged or cut off does not open.
 */
const mark = Buffer.from('Vatra sealed 1\n')
const [piece, tag, salted] = [1 << 20, 16, 32]
/** Its mark, the version of the key, the key's print, the salt. */
const headBytes = mark.length + 2 + 12 + salted

/** Bytes that can be read from anywhere: those of a file, or those that are sealed in it. */
export type Source = { readonly size: number; readonly bytes: (from: number, to: number) => AsyncIterable<Buffer> }

/** Where a sealed backup belongs: it may be carried to any disk and given any name. */
export const asBackup = 'a backup'

/** Some of the bytes, all at once. */
export async function bytesOf(source: Source, from: number, to: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const bytes of source.bytes(from, to)) parts.push(bytes)
  return Buffer.concat(parts)
}

/** Seals what goes by, under the newest version of the key, for the place that it is kept in. */
export function sealedFor(place: string) {
  return async function* (open: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const version = newestVersion(), salt = randomBytes(salted), head = headOf(version, salt), key = keyOf(head, place)
    yield head
    let rest: Buffer[] = [], length = 0, at = 0
    for await (const bytes of open) {
      rest.push(bytes)
      length += bytes.length
      if (length <= piece) continue
      let all = Buffer.concat(rest)
      for (; all.length > piece; all = all.subarray(piece)) yield shut(key, at++, false, all.subarray(0, piece))
      rest = [all]
      length = all.length
    }
    yield shut(key, at, true, Buffer.concat(rest))
  }
}

/** A file as it can be read: opened where it is sealed, as it is where it is not. One that another key sealed, or that lacks its head, is refused. */
export async function sourceOf(file: string, place: string): Promise<Source & { readonly sealed: boolean }> {
  const opened = await open(file).catch((fault: NodeJS.ErrnoException) => { throw plain(`${file} cannot be opened (${fault.code}).`) })
  try {
    const { size } = await opened.stat(), head = Buffer.alloc(headBytes)
    await opened.read(head, 0, headBytes, 0)
    if (!head.subarray(0, mark.length).equals(mark)) return { sealed: false, size, bytes: (from, to) => (to > from ? createReadStream(file, { start: from, end: to - 1 }) : nothing()) }
    return { sealed: true, ...within(file, size - headBytes, keyOf(refusedUnlessOurs(head, file), place)) }
  } finally {
    await opened.close()
  }
}

function within(file: string, sealed: number, key: Buffer): Source {
  const pieces = Math.max(1, Math.ceil(sealed / (piece + tag)))
  const size = sealed - pieces * tag
  if (size < 0) throw damaged(file)
  async function* bytes(from: number, to: number): AsyncGenerator<Buffer> {
    if (to <= from) return
    const first = Math.floor(from / piece), last = Math.min(pieces - 1, Math.floor((to - 1) / piece))
    const stream = createReadStream(file, { start: headBytes + first * (piece + tag), end: headBytes + Math.min((last + 1) * (piece + tag), sealed) - 1, highWaterMark: piece + tag })
    let at = first
    for await (const whole of evenly(stream)) {
      const clear = opened(key, at, at === pieces - 1, whole)
      if (clear === null) throw damaged(file)
      yield clear.subarray(Math.max(0, from - at * piece), Math.min(clear.length, to - at * piece))
      at++
    }
    if (at !== last + 1) throw damaged(file)
  }
  return { size, bytes }
}

/** A stream in steps of one sealed piece; the last one may be shorter. */
async function* evenly(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const bytes of stream) {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    for (; rest.length >= piece + tag; rest = rest.subarray(piece + tag)) yield rest.subarray(0, piece + tag)
  }
  if (rest.length > 0) yield rest
}

/** What is said of a file that does not open as it was sealed. */
export const damaged = (file: string): Error => plain(`${file} is damaged, or not all of it is there. Take another backup. The database was left as it is.`)

async function* nothing(): AsyncGenerator<Buffer> {}

function headOf(version: number, salt: Buffer): Buffer {
  const number = Buffer.alloc(2)
  number.writeUInt16BE(version)
  return Buffer.concat([mark, number, printOf(version)!, salt])
}

function refusedUnlessOurs(head: Buffer, file: string): Buffer {
  const { keys } = readConfig()
  if (!existsSync(keys)) throw plain(`${file} is sealed, and there is no key ${keys}. Put the key of its installation there, or type in its recovery sheet (vatra keys recover), and restore again. The database was left as it is.`)
  const print = printOf(head.readUInt16BE(mark.length))
  if (!print?.equals(head.subarray(mark.length + 2, mark.length + 14))) throw plain(`${file} was made under another key than the one that is here (VATRA_KEYS), or its first bytes are damaged. Put the key of its installation there, and restore again. The database was left as it is.`)
  return head
}

/** Tells one version of one installation's key from every other and nothing else of it. */
function printOf(version: number): Buffer | null {
  const key = version > 0 ? keyUnder('print of a sealed backup', version) : null
  return key && createHash('sha256').update(key).digest().subarray(0, 12)
}

const keyOf = (head: Buffer, place: string) =>
  Buffer.from(hkdfSync('sha256', keyUnder('backups', head.readUInt16BE(mark.length))!, head.subarray(-salted), Buffer.concat([head, Buffer.from(place)]), 32))

/** A file's key is used for this file alone, so its pieces' numbers are nonces enough. */
function nonce(at: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt8(last ? 1 : 0)
  bytes.writeUInt32BE(at, 8)
  return bytes
}

function shut(key: Buffer, at: number, last: boolean, clear: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(at, last))
  return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()])
}

function opened(key: Buffer, at: number, last: boolean, kept: Buffer): Buffer | null {
  if (kept.length < tag) return null
  const cipher = createDecipheriv('aes-256-gcm', key, nonce(at, last), { authTagLength: tag }).setAuthTag(kept.subarray(-tag))
  try {
    return Buffer.concat([cipher.update(kept.subarray(0, -tag)), cipher.final()])
  } catch {
    return null
  }
}
