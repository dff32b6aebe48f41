import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { mark, type Backup } from './manifest.ts'

/** A table's name and columns, or some of its lines. */
const kinds = ['table', 'lines'] as const
type Kind = (typeof kinds)[number]
export type Parcel = { readonly kind: Kind; readonly bytes: Buffer }

/** A parcel as it is packed: one byte for its kind, four for its length, and its bytes. */
export function wrapped(kind: Kind, bytes: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(kinds.indexOf(kind))
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

/** The rows of a backup, unpacked, a parcel at a time; never more of it in memory than that. */
export async function* parcelsIn({ file, rowsEnd }: Pick<Backup, 'file' | 'rowsEnd'>): AsyncGenerator<Parcel> {
  const unpacked = pipeline(createReadStream(file, { start: mark.length, end: rowsEnd - 1 }), createZstdDecompress(), () => {})
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let end = endOf(rest); end <= rest.length; end = endOf(rest)) {
      yield { kind: kinds[rest[0]!]!, bytes: rest.subarray(5, end) }
      rest = rest.subarray(end)
    }
  }
}

/** Where the first parcel ends, which may be beyond what has arrived. */
const endOf = (bytes: Buffer): number => (bytes.length < 5 ? Infinity : 5 + bytes.readUInt32BE(1))
