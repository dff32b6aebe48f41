import { plain } from '#platform/plain.ts'
import { bytesOf, nameOf } from './reading/bytes-of.ts'
import { lettersOf } from './reading/letters-of.ts'

export { nameOf } from './reading/bytes-of.ts'

/** The engine holds no longer text. */
const longest = 500_000_000

/** The whole text of a file in whatever letters it was written, or of standard input for "-"; packed ones (.gz) are unpacked. */
export async function readText(path: string): Promise<string> {
  return textOf(lettersOf((await bytesOf(path)).all, nameOf(path)), nameOf(path))
}

/** Pieces of text put together. */
export async function textOf(pieces: AsyncIterable<string>, name: string): Promise<string> {
  let text = ''
  for await (const piece of pieces) {
    if (text.length + piece.length > longest) throw plain(`${name} is too large to be read at once; CSV and Parquet are read piece by piece.`)
    text += piece
  }
  return text
}
