import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { plain } from '#platform/plain.ts'
import { counting } from '../terminal/counting.ts'
import { textOf } from './read-text.ts'
import { bytesOf, nameOf, type Bytes } from './reading/bytes-of.ts'
import { cutRows, type Take } from './reading/cut-rows.ts'
import { lettersOf } from './reading/letters-of.ts'
import { parquetRows } from './reading/parquet-rows.ts'
import { pointsOf } from './reading/points-of.ts'

/** What is awaited now and then (what was handed out may be put away), and the columns that are wanted, where not all are. */
type Asked = { readonly between?: () => Promise<void>; readonly only?: readonly string[]; readonly phase?: string }

/**
 * A table that is read piece by piece: `each` hands out its rows, the heading first, each with the row it is in the file (CSV: the line it begins
 * on; else the record, from 1). It may be gone through once, or again where that was said on opening.
 */
export type Table = { readonly file: string; readonly each: (take: Take, asked?: Asked) => Promise<void> }

/** Opens a CSV file (any delimiter, any letters, also packed), GeoJSON points or Parquet: by what stands in it, whatever its name. */
export async function readTable(path: string, again = false): Promise<Table> {
  const file = nameOf(path), kept = again && path === '-' ? await keptAside() : path
  let opened: Bytes | null = await bytesOf(kept)
  const each: Table['each'] = async (take, { between = async () => {}, only, phase = `Reading ${file}` } = {}) => {
    const bytes = opened ?? (await bytesOf(kept)), seen = counting(phase, bytes)
    opened = null
    let rows = 0
    const counted: Take = (cells, line, delimiter) => {
      rows++
      take(cells, line, delimiter)
    }
    const pause = () => {
      seen.at(Math.max(0, rows - 1))
      return between()
    }
    try {
      await handedOut(bytes, { path: kept, file, take: counted, between: pause, only })
      if (rows === 0) throw plain(`${file} is empty; its first row must name the columns.`)
    } finally {
      seen.end()
    }
  }
  return { file, each }
}

type Way = { readonly path: string; readonly file: string; readonly take: Take; readonly between: () => Promise<void>; readonly only: readonly string[] | undefined }

async function handedOut(bytes: Bytes, { path, file, take, between, only }: Way): Promise<void> {
  if (bytes.head.toString('latin1', 0, 4) === 'PAR1') {
    const onDisk = path !== '-' && !bytes.packed
    if (onDisk) await bytes.close()
    return parquetRows(onDisk ? path : await buffer(bytes.all), file, take, { only, between })
  }
  const letters = lettersOf(bytes.all, file), rows = cutRows(file, take)
  try {
    const first = await beginning(letters)
    if (first.trimStart().startsWith('{')) return pointsOf(first + await textOf(letters, file), file, take)
    rows.feed(first)
    await between()
    for await (const text of letters) {
      rows.feed(text)
      await between()
    }
    rows.feed('', true)
  } finally {
    await letters.return(undefined)
  }
}

/** The first piece that is more than blanks, with those before it. */
async function beginning(letters: AsyncGenerator<string>): Promise<string> {
  let first = ''
  while (first.trim() === '') {
    const next = await letters.next()
    if (next.done) break
    first += next.value
  }
  return first
}

/** Standard input flows by once; what must be gone through twice is kept in a file meanwhile. */
async function keptAside(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vatra-input-')), path = join(folder, 'input')
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await pipeline(process.stdin, createWriteStream(path))
  return path
}
