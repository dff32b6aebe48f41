import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { plain } from '#platform/plain.ts'

/** The bytes of a file as they come: the first of them to look at, all of them once, how much of the file was read, and how long it is (null for standard input). */
export type Bytes = { readonly head: Buffer; readonly all: AsyncIterable<Buffer>; readonly read: () => number; readonly size: number | null; readonly packed: boolean; readonly close: () => Promise<unknown> }

/** What is read at once. */
const part = 1 << 16

/** Opens a file, or standard input for "-"; packed ones (.gz) are unpacked as they are read. What cannot be opened or unpacked is said plainly. */
export async function bytesOf(path: string): Promise<Bytes> {
  const name = nameOf(path), count = { read: 0 }
  try {
    const file = path === '-' ? null : openSync(path, 'r'), size = file === null ? null : fstatSync(file).size
    const raw = await peeked(counted(file === null ? process.stdin : inParts(file), count)), packed = path.endsWith('.gz') || (raw.head[0] === 0x1f && raw.head[1] === 0x8b)
    const { head, all, close } = packed ? await peeked(unpacked(raw.all)) : raw
    return { head, all: inPlainWords(all, name), read: () => count.read, size, packed, close }
  } catch (fault) {
    throw said(fault, name)
  }
}

/** What a file is called when it is spoken of. */
export function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path
}

/** A part after the other, without the ceremony of a stream: nothing else waits meanwhile. */
function* inParts(file: number): Generator<Buffer> {
  try {
    for (;;) {
      const bytes = Buffer.allocUnsafe(part), read = readSync(file, bytes)
      if (read === 0) return
      yield bytes.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}

async function* counted(stream: AsyncIterable<Buffer> | Iterable<Buffer>, count: { read: number }): AsyncGenerator<Buffer> {
  for await (const bytes of stream) {
    count.read += bytes.length
    yield bytes
  }
}

/** The first four bytes or more (fewer only where there are no more), and everything, these included. */
async function peeked(chunks: AsyncIterable<Buffer>): Promise<Pick<Bytes, 'head' | 'all' | 'close'>> {
  const rest = chunks[Symbol.asyncIterator]()
  let head: Buffer = Buffer.alloc(0)
  while (head.length < 4) {
    const { value, done } = await rest.next()
    if (done) break
    head = head.length === 0 ? value : Buffer.concat([head, value])
  }
  return { head, all: continued(head, rest), close: async () => rest.return?.() }
}

async function* continued(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

function unpacked(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  return pipeline(Readable.from(chunks), createGunzip({ chunkSize: part }), () => {}) // a fault is thrown to whoever reads
}

async function* inPlainWords(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  try {
    yield* chunks
  } catch (fault) {
    throw said(fault, name)
  }
}

function said(fault: unknown, name: string): unknown {
  const { code, message } = fault as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return plain(`There is no file ${name}.`)
  if (code === 'EISDIR') return plain(`${name} is a folder.`)
  if (code?.startsWith('Z_')) return plain(`${name} is not a whole .gz file.`)
  return code === undefined ? fault : plain(`${name} cannot be read: ${message}`)
}
