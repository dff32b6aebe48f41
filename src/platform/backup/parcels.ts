import { createZstdDecompress } from 'node:zlib'
import { mark, type Backup } from './manifest.ts'
import { asBackup, sourceOf } from './file/sealed-file.ts'
import { through } from './file/through.ts'

/** A table's name and columns, or some of its lines; of a copied cluster a folder, a file, or some of its bytes. */
const kinds = ['table', 'lines', 'folder', 'file', 'bytes'] as const
type Kind = (typeof kinds)[number]
export type Parcel = { readonly kind: Kind; readonly bytes: Buffer }

/** A parcel as it is packed: its head and its bytes. */
export const wrapped = (kind: Kind, bytes: Buffer): Buffer => Buffer.concat([headed(kind, bytes), bytes])

/** The head of a parcel: one byte for its kind, four for its length. */
export function headed(kind: Kind, bytes: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(kinds.indexOf(kind))
  head.writeUInt32BE(bytes.length, 1)
  return head
}

/** The rows of a backup, unpacked, a parcel at a time; never more of it in memory than that. */
export async function* parcelsIn({ file, rowsEnd }: Pick<Backup, 'file' | 'rowsEnd'>): AsyncGenerator<Parcel> {
  yield* unpacked((await sourceOf(file, asBackup)).bytes(mark.length, rowsEnd))
}

/** Packed parcels, a parcel at a time. */
export async function* unpacked(packed: AsyncIterable<Buffer>): AsyncGenerator<Parcel> {
  let parts: Buffer[] = [], length = 0, wanted = 5
  for await (const chunk of through(packed, createZstdDecompress({ chunkSize: 1 << 20 }))) {
    parts.push(chunk)
    length += chunk.length
    // A large parcel comes in many chunks: they are joined once.
    if (length < wanted) continue
    let rest = Buffer.concat(parts)
    for (let end = endOf(rest); end <= rest.length; end = endOf(rest)) {
      yield { kind: kinds[rest[0]!]!, bytes: rest.subarray(5, end) }
      rest = rest.subarray(end)
    }
    parts = [rest]
    length = rest.length
    wanted = Math.max(5, length < 5 ? 5 : endOf(rest))
  }
}

/** Where the first parcel ends, which may be beyond what has arrived. */
const endOf = (bytes: Buffer): number => (bytes.length < 5 ? Infinity : 5 + bytes.readUInt32BE(1))
