import { createZstdDecompress } from 'node:zlib'
import { join } from 'node:path'
import { through } from '#platform/backup/file/through.ts'
import { keptIn, openedPiece, pieceOf } from '#platform/changes/pieces.ts'

/** A row as it was written first, out of PostgreSQL's own log: by which transaction, into which file, and its bytes. */
export type Row = { readonly xid: number; readonly file: number; readonly bytes: Buffer }
/** What somebody reads in the log who can open its pieces: every row in the order of its writing, and every transaction in the order of its end. */
export type Read = { readonly rows: readonly Row[]; readonly ends: ReadonlyMap<number, number> }

const [page, heap, ending, server] = [8192, 10, 1, 0]
/** Long, because it reads the format of PostgreSQL's log (18: access/xlogrecord.h, access/heapam_xlog.h), which no library here does. Rows of `files` are kept. */
export async function readLog(folder: string, files: ReadonlySet<number>): Promise<Read> {
  const rows: Row[] = [], ends = new Map<number, number>()
  let rest: Buffer = Buffer.alloc(0)
  for (const segment of keptIn(folder).segments) {
    const { packed } = await openedPiece(join(folder, pieceOf(segment))), parts: Buffer[] = []
    for await (const part of through(packed(), createZstdDecompress())) parts.push(part)
    const { body, before } = bodyOf(Buffer.concat(parts))
    // Of a record that began before the first segment there is nothing to be had.
    let all = rest.length > 0 ? Buffer.concat([rest, body]) : body.subarray(before)
    rest = Buffer.alloc(0)
    for (;;) {
      const length = all.length >= 4 ? all.readUInt32LE(0) : 0
      if (length > all.length) rest = all
      // The rest of a segment that was left early is empty.
      if (length < 24 || length > all.length) break
      const record = all.subarray(0, length), kind = record.readUInt8(17), what = record.readUInt8(16)
      if (kind === heap && (what & 0x70) === 0) rows.push(...inserted(record, files))
      if (kind === ending && (what & 0x70) === 0) ends.set(record.readUInt32LE(4), ends.size)
      all = all.subarray(Math.ceil(length / 8) * 8)
      if (kind === server && (what & 0xf0) === 0x40) break
    }
  }
  return { rows, ends }
}

/** A segment without the heads of its pages, and how much of it belongs to a record that began before it. */
function bodyOf(segment: Buffer): { body: Buffer; before: number } {
  const parts: Buffer[] = []
  for (let at = 0; at < segment.length; at += page) parts.push(segment.subarray(at + ((segment.readUInt16LE(at + 2) & 2) !== 0 ? 40 : 24), at + page))
  return { body: Buffer.concat(parts), before: Math.ceil(segment.readUInt32LE(16) / 8) * 8 }
}

/** The row that a record inserts: beside its block, or within an image of the whole page. */
function inserted(record: Buffer, files: ReadonlySet<number>): Row[] {
  let at = 24, file = 0, held = 0, image: { length: number; hole: number } | null = null, main = 0
  for (let open = true; open;) {
    const id = record.readUInt8(at)
    if (id === 255) [main, at, open] = [record.readUInt8(at + 1), at + 2, false]
    else if (id === 254) [main, at, open] = [record.readUInt32LE(at + 1), at + 5, false]
    else if (id === 253) at += 3
    else if (id === 252) at += 5
    else {
      const flags = record.readUInt8(at + 1)
      held = record.readUInt16LE(at + 2)
      at += 4
      if (flags & 0x10) {
        image = { length: record.readUInt16LE(at), hole: record.readUInt16LE(at + 2) }
        if (record.readUInt8(at + 4) & 0x1c) throw new Error('pages are packed in this log')
        at += 5
      }
      if (!(flags & 0x80)) {
        file = record.readUInt32LE(at + 8)
        at += 12
      }
      at += 4
    }
  }
  if (!files.has(file)) return []
  const xid = record.readUInt32LE(4), data = record.subarray(at + (image?.length ?? 0), at + (image?.length ?? 0) + held)
  if (held > 0) return [{ xid, file, bytes: Buffer.from(data.subarray(5 + data.readUInt8(4) - 23)) }]
  if (!image) return []
  const whole = Buffer.alloc(page), bytes = record.subarray(at, at + image.length)
  bytes.copy(whole, 0, 0, image.hole)
  bytes.copy(whole, image.hole + page - image.length, image.hole)
  const place = whole.readUInt32LE(24 + 4 * (record.readUInt16LE(record.length - main) - 1)), from = place & 0x7fff
  return [{ xid, file, bytes: Buffer.from(whole.subarray(from + whole.readUInt8(from + 22), from + (place >>> 17))) }]
}

/** Long values lie in rows of their own, cut in steps: put together again, in the order in which they were written. */
export function longValues(rows: readonly Row[], file: number): { readonly xid: number; readonly value: Buffer }[] {
  const values = new Map<string, { xid: number; parts: Buffer[] }>()
  for (const { xid, bytes } of rows.filter((row) => row.file === file)) {
    const key = `${xid} ${bytes.readUInt32LE(0)}`, value = values.get(key) ?? { xid, parts: [] }
    const short = bytes.readUInt8(8) & 1
    value.parts.push(short ? bytes.subarray(9, 8 + (bytes.readUInt8(8) >> 1)) : bytes.subarray(12, 8 + (bytes.readUInt32LE(8) >>> 2)))
    values.set(key, value)
  }
  return [...values.values()].map(({ xid, parts }) => ({ xid, value: Buffer.concat(parts) }))
}
