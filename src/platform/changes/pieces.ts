import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { constants, createZstdCompress } from 'node:zlib'
import { bytesOf, damaged, sealedFor, sourceOf } from '../backup/file/sealed-file.ts'
import { through } from '../backup/file/through.ts'
import { writtenWhole } from '../backup/file/written-whole.ts'

/**
 * What lies in the folder of one database server's changes: copies of its whole cluster, and the segments of its log, a sealed file each, named so
 * that they stand in their order and that one which is missing can be named. Each is sealed for its own name: none passes for another.
 */
export type Copy = { readonly name: string; readonly from: string; readonly madeAt: string }
export type Kept = { readonly copies: readonly Copy[]; readonly segments: readonly string[] }

/** What a piece says of itself at its end: when it was taken, how many bytes are packed in it and their fingerprint; a copy, also where it becomes whole. */
export type Said = { readonly at: string; readonly bytes: number; readonly sha256: string; readonly wholeAt?: string }

const copyName = /^copy-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([0-9A-F]{24})\.piece$/, segmentName = /^([0-9A-F]{24})\.piece$/

/** The folder of one server's changes, by the number that its cluster was given when it was made. */
export const changesOf = (backups: string, system: string): string => join(backups, 'changes', system)

/** A piece's name for a segment of the log. */
export const pieceOf = (segment: string): string => `${segment}.piece`

/** A copy's name: when it was begun, and the segment that it needs first. */
export const copyOf = (begun: Date, from: string): string => `copy-${begun.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z-${from}.piece`

/** What is kept in a folder, in order. */
export function keptIn(folder: string): Kept {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  const copies = names.flatMap((name) => {
    const [, year, month, day, hour, minute, second, from] = copyName.exec(name) ?? []
    return from === undefined ? [] : [{ name, from, madeAt: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` }]
  })
  return { copies, segments: names.flatMap((name) => segmentName.exec(name)?.[1] ?? []) }
}

/** Packs, seals and writes a piece; `said` adds what is known only when all has gone by. */
export async function writtenPiece(file: string, open: AsyncIterable<Buffer>, said: () => Pick<Said, 'at' | 'wholeAt'>): Promise<void> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  await writtenWhole(file, sealedFor(placeOf(file))(packed(open, said)))
}

async function* packed(open: AsyncIterable<Buffer>, said: () => Pick<Said, 'at' | 'wholeAt'>): AsyncGenerator<Buffer> {
  const print = createHash('sha256')
  let bytes = 0
  async function* summed(): AsyncGenerator<Buffer> {
    for await (const each of open) {
      print.update(each)
      bytes += each.length
      yield each
    }
  }
  yield* through(summed(), createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }))
  const says = Buffer.from(JSON.stringify({ ...said(), bytes, sha256: print.digest('hex') } satisfies Said)), length = Buffer.alloc(4)
  length.writeUInt32BE(says.length)
  yield Buffer.concat([says, length])
}

/** A piece as it is read: what it says of itself, and what is packed in it. Whoever reads it to its end compares what came with what it says. */
export async function openedPiece(file: string): Promise<{ said: Said; packed: () => AsyncIterable<Buffer> }> {
  const source = await sourceOf(file, placeOf(file))
  if (!source.sealed || source.size < 4) throw damaged(file)
  const length = (await bytesOf(source, source.size - 4, source.size)).readUInt32BE(), end = source.size - 4 - length
  if (end < 0) throw damaged(file)
  return { said: JSON.parse((await bytesOf(source, end, source.size - 4)).toString()) as Said, packed: () => source.bytes(0, end) }
}

/** A piece belongs to its server and to its name. */
const placeOf = (file: string): string => `${basename(dirname(file))}/${basename(file)}`
