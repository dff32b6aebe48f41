import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { plain } from '../plain.ts'
import type { Sum } from './lines-of.ts'

/** What a backup says of itself: when it was made, which migrations the database had seen, and every table with its rows and fingerprint. */
export type Manifest = {
  readonly madeAt: string
  /** Which root key opens what is sealed in it; older backups do not say. */
  readonly key?: string | null
  readonly migrations: readonly { readonly name: string; readonly hash: string }[]
  readonly tables: readonly ({ readonly name: string; readonly columns: readonly string[] } & Sum)[]
}

/** A whole backup: where it lies, where its rows end, and what it says of itself. */
export type Backup = { readonly file: string; readonly rowsEnd: number; readonly manifest: Manifest }

/** What a backup begins with; the number is that of its form. The rows follow, packed, then the manifest, its length, and the fingerprint of all that. */
export const mark = Buffer.from('Vatra backup 1\n')
const [lengthBytes, printBytes] = [4, 32]

/** Lets a file's bytes by and ends them with the manifest and the fingerprint, without which the file is not whole. */
export function ended(manifest: () => Manifest) {
  return async function* (rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const print = createHash('sha256')
    const by = (bytes: Buffer) => (print.update(bytes), bytes)
    yield by(mark)
    for await (const bytes of rows) yield by(bytes)
    const says = Buffer.from(JSON.stringify(manifest()))
    const length = Buffer.alloc(lengthBytes)
    length.writeUInt32BE(says.length)
    yield by(says)
    yield by(length)
    yield print.digest()
  }
}

/** Reads a file to its end; one with a damaged byte, one that was cut off, and one that is no backup are refused in a sentence. */
export async function wholeBackup(file: string): Promise<Backup> {
  const opened = await open(file).catch((fault: NodeJS.ErrnoException) => {
    throw plain(`${file} cannot be opened (${fault.code}).`)
  })
  try {
    const { size } = await opened.stat()
    if (size < mark.length || !(await bytesAt(opened, 0, mark.length)).equals(mark)) throw plain(`${file} is no backup that this Vatra made, or its first bytes are damaged. The database was left as it is.`)
    const printAt = size - printBytes, lengthAt = printAt - lengthBytes
    if (lengthAt < mark.length || !(await printTo(file, printAt)).equals(await bytesAt(opened, printAt, printBytes))) throw plain(`${file} is damaged, or not all of it is there. Take another backup. The database was left as it is.`)
    const rowsEnd = lengthAt - (await bytesAt(opened, lengthAt, lengthBytes)).readUInt32BE()
    return { file, rowsEnd, manifest: JSON.parse((await bytesAt(opened, rowsEnd, lengthAt - rowsEnd)).toString()) as Manifest }
  } finally {
    await opened.close()
  }
}

async function printTo(file: string, end: number): Promise<Buffer> {
  const print = createHash('sha256')
  for await (const bytes of createReadStream(file, { end: end - 1 })) print.update(bytes as Buffer)
  return print.digest()
}

async function bytesAt(opened: FileHandle, from: number, count: number): Promise<Buffer> {
  const { buffer, bytesRead } = await opened.read(Buffer.alloc(count), 0, count, from)
  return buffer.subarray(0, bytesRead)
}
