import { parse } from 'csv-parse/sync'
import { plain } from '#platform/plain.ts'
import { delimiterOf } from '#platform/table/delimiter-of.ts'

type Take = (cells: string[], line: number) => void

/**
 * Hands out the rows of a CSV text one by one with the line they stand in, the heading first; nothing is kept of them. A text without a
 * single quote needs no parser: its lines are cut at the delimiter, several times as fast.
 */
export function eachRow(text: string, file: string, take: Take): void {
  let rows = 0
  const counted: Take = (cells, line) => {
    rows++
    take(cells, line)
  }
  if (text.includes('"')) eachParsed(text, file, counted)
  else eachCut(text, file, counted)
  if (rows === 0) throw plain(`${file} is empty; its first row must name the columns.`)
}

function eachCut(text: string, file: string, take: Take): void {
  const delimiter = delimiterOf(text), lineEnd = text.includes('\n') ? '\n' : '\r'
  let line = 0, wide = 0
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length;) {
    const found = text.indexOf(lineEnd, at), end = found < 0 ? text.length : found, cells = text.slice(at, end).split(delimiter)
    at = end + 1
    line++
    for (let cell = 0; cell < cells.length; cell++) cells[cell] = cells[cell]!.trim()
    if (cells.length === 1 && cells[0] === '') continue
    wide ||= cells.length
    if (cells.length !== wide) throw uneven(file, line)
    take(cells, line)
  }
}

function eachParsed(text: string, file: string, take: Take): void {
  const record = (cells: string[], { lines }: { lines: number }) => {
    take(cells, lines)
    return null
  }
  try {
    parse(text, { bom: true, trim: true, skip_empty_lines: true, delimiter: delimiterOf(text), on_record: record })
  } catch (fault) {
    throw broken(fault as { code?: string; lines?: number; message: string }, file)
  }
}

const uneven = (file: string, line: number | undefined) => plain(`${file}, row ${line ?? '?'}: it has more or fewer cells than the heading.`)

function broken(fault: { code?: string; lines?: number; message: string }, file: string): unknown {
  if (!fault.code?.startsWith('CSV_')) return fault
  if (fault.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') return uneven(file, fault.lines)
  return plain(`${file}, row ${fault.lines ?? '?'}: ${fault.message.split(':').at(-1)?.trim()}`)
}
