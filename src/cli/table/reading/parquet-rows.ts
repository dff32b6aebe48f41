import type { AsyncBuffer, Compressors, FileMetaData } from 'hyparquet'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { plain } from '#platform/plain.ts'
import { cellOf } from './points-of.ts'
import type { Take } from './cut-rows.ts'

type Asked = { readonly only: readonly string[] | undefined; readonly between: () => Promise<void> }

/**
 * Hands out the rows of a Parquet file, the names of its columns first; row 1 is the first record. Groups of rows are read one after the other, and of
 * them only the columns that are wanted (the cells of others are then empty). Snappy, gzip, Zstandard and Brotli are unpacked.
 */
export async function parquetRows(from: string | Buffer, file: string, take: Take, { only, between }: Asked): Promise<void> {
  const { asyncBufferFromFile, parquetMetadataAsync } = await import('hyparquet')
  const source = typeof from === 'string' ? await asyncBufferFromFile(from) : inMemory(from)
  const metadata = await broken(file, () => parquetMetadataAsync(source)), { names, groups } = await broken(file, async () => shapeOf(metadata))
  take([...names], 1, ',')
  const wanted = only?.filter((name) => names.includes(name)) ?? names, place = wanted.map((name) => names.indexOf(name))
  let start = 0
  for (const size of groups) {
    const rows = await broken(file, () => groupOf(source, metadata, wanted, start, start + size))
    rows.forEach((row, i) => {
      const cells = new Array<string>(names.length).fill('')
      place.forEach((at, c) => { cells[at] = cellOf(row[wanted[c]!]) })
      take(cells, start + i + 1, ',')
    })
    start += size
    await between()
  }
}

const compressors: Compressors = { GZIP: (bytes) => gunzipSync(bytes), ZSTD: (bytes) => zstdDecompressSync(bytes), BROTLI: (bytes) => brotliDecompressSync(bytes) }

/** Its columns and how many rows each group has, as far as its end tells the truth. */
function shapeOf({ schema, row_groups }: FileMetaData): { names: string[]; groups: number[] } {
  const names: string[] = []
  for (let at = 1; at < schema.length; at = past(schema, at)) names.push(schema[at]!.name)
  const groups = row_groups.map(({ num_rows }) => Number(num_rows))
  if (names.length === 0 || groups.some((rows) => !Number.isSafeInteger(rows) || rows < 0 || rows > 2 ** 27)) throw new Error('its end does not tell what it holds')
  return { names, groups }
}

/** The next column beside one that may have parts of its own. */
function past(schema: FileMetaData['schema'], at: number): number {
  let next = at + 1
  for (let part = 0; part < (schema[at]?.num_children ?? 0) && next < schema.length; part++) next = past(schema, next)
  return next
}

async function groupOf(file: AsyncBuffer, metadata: FileMetaData, columns: readonly string[], rowStart: number, rowEnd: number): Promise<Record<string, unknown>[]> {
  const { parquetRead } = await import('hyparquet')
  let found: Record<string, unknown>[] = []
  if (columns.length === 0) return Array.from({ length: rowEnd - rowStart }, () => ({}))
  await parquetRead({ file, metadata, columns: [...columns], rowStart, rowEnd, rowFormat: 'object', compressors, onComplete: (rows) => { found = rows } })
  if (found.length !== rowEnd - rowStart) throw new Error(`it promises ${rowEnd - rowStart} rows and holds ${found.length}`)
  return found
}

function inMemory(bytes: Buffer): AsyncBuffer {
  return { byteLength: bytes.length, slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer }
}

async function broken<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    const codec = /compression codec:? (\w+)/.exec(fault instanceof Error ? fault.message : '')?.[1]
    throw plain(codec ? `${file} is packed by ${codec}, which is not read here; write it anew with Snappy, gzip or Zstandard.` : `${file} is not a whole Parquet file.`)
  }
}
