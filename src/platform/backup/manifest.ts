import { createHash } from 'node:crypto'
import { plain } from '../plain.ts'
import { asBackup, bytesOf, damaged, sourceOf, type Source } from './file/sealed-file.ts'
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

/** Reads a file to its end; one with a damaged byte, one that was cut off, one that another key sealed and one that is no backup are refused in a sentence. */
export async function wholeBackup(file: string): Promise<Backup> {
  const source = await sourceOf(file, asBackup), { size } = source
  if (size < mark.length || !(await bytesOf(source, 0, mark.length)).equals(mark)) throw plain(`${file} is no backup that this Vatra made, or its first bytes are damaged. The database was left as it is.`)
  const printAt = size - printBytes, lengthAt = printAt - lengthBytes
  if (lengthAt < mark.length || !(await printTo(source, printAt)).equals(await bytesOf(source, printAt, size))) throw damaged(file)
  const rowsEnd = lengthAt - (await bytesOf(source, lengthAt, printAt)).readUInt32BE()
  return { file, rowsEnd, manifest: JSON.parse((await bytesOf(source, rowsEnd, lengthAt)).toString()) as Manifest }
}

async function printTo(source: Source, end: number): Promise<Buffer> {
  const print = createHash('sha256')
  for await (const bytes of source.bytes(0, end)) print.update(bytes)
  return print.digest()
}
