import { CsvError, parse } from 'csv-parse'
import { givingWay } from '../background/giving-way.ts'
import { stillWanted } from '../background/waited-for.ts'
import { delimiterOf } from './decoded.ts'
import { pieceOfText, piecesOf, type InPieces } from './pieces-of.ts'

/** The parser takes five times as long as cutting does: a smaller piece is a turn. */
const pieceParsed = pieceOfText / 4

/** A file whose quotes do not close, or whose rows cannot be told apart, and where. */
export class NotATable extends Error {
  readonly row: number
  constructor(row: number) {
    super(`no table: row ${row} cannot be read`)
    this.row = row
  }
}

type Take = (cells: readonly string[]) => void

/**
 * Hands out a table's rows one by one, the header first, with blanks around cells cut off; empty lines are no rows. `between` is awaited now
 * and then: what was handed out may be put away. A delimiter that is not said is guessed from the header. A file without a single quote
 * needs no parser: its lines are cut at the delimiter, five times as fast. However long the file, others are served after every few rows.
 */
export function eachRecord(text: InPieces, take: Take, between: () => Promise<void>, delimiter?: string): Promise<void> {
  const texts = typeof text === 'string' ? [text] : text, parted = delimiter ?? delimiterOf(firstLine(texts))
  return texts.some((one) => one.includes('"')) ? eachParsed(texts, take, between, parted) : eachCut(texts, take, between, parted)
}

/** As much of a text as its first line needs. */
function firstLine(texts: readonly string[]): string {
  const ends = texts.findIndex((one) => /[\r\n]/.test(one))
  return texts.slice(0, ends < 0 ? texts.length : ends + 1).join('')
}

async function eachCut(texts: readonly string[], take: Take, between: () => Promise<void>, delimiter: string): Promise<void> {
  const lineEnd = texts.some((one) => one.includes('\n')) ? '\n' : '\r', giveWay = givingWay()
  const line = (letters: string) => {
    const cells = letters.split(delimiter)
    for (let cell = 0; cell < cells.length; cell++) cells[cell] = bare(cells[cell]!)
    if (cells.length > 1 || cells[0] !== '') take(cells)
  }
  // What a line began with in the pieces before.
  let begun: string[] = []
  for (const [place, text] of texts.entries()) {
    let at = place === 0 && text.startsWith('\ufeff') ? 1 : 0, next = pieceOfText
    for (let end = text.indexOf(lineEnd, at); end >= 0; end = text.indexOf(lineEnd, at)) {
      line(begun.length === 0 ? text.slice(at, end) : [...begun, text.slice(at, end)].join(''))
      begun = []
      at = end + 1
      if (at < next) continue
      next = at + pieceOfText
      await giveWay()
      await between()
      // What was put away meanwhile was a turn's work of its own.
      await giveWay()
    }
    if (at < text.length) begun.push(text.slice(at))
  }
  if (begun.length > 0) line(begun.join(''))
}

/** Nearly every cell is a code without a blank: only others are looked at twice. */
const bare = (cell: string): string => (cell.charCodeAt(0) > 32 && cell.charCodeAt(cell.length - 1) > 32 ? cell : cell.replace(/^[ \t\f\r\n]+|[ \t\f\r\n]+$/g, ''))

async function eachParsed(texts: readonly string[], take: Take, between: () => Promise<void>, delimiter: string): Promise<void> {
  const parser = parse({
    delimiter, bom: true, trim: true, relax_column_count: true, skip_empty_lines: true,
    on_record: (cells: string[]) => void take(cells),
  })
  const ended = new Promise<void>((done, failed) => parser.on('error', failed).on('end', done).resume())
  ended.catch(() => {}) // awaited below; a fault may come before that
  for (const piece of piecesOf(texts, pieceParsed)) {
    if (parser.errored) break
    parser.write(piece)
    await new Promise((next) => setImmediate(next))
    stillWanted()
    await between()
  }
  parser.end()
  await ended.catch((fault: unknown) => {
    throw fault instanceof CsvError ? new NotATable(Number(fault.lines ?? 0)) : fault
  })
}
