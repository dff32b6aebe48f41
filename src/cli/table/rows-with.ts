import { delimiterOf } from '#platform/table/delimiter-of.ts'
import { eachRow } from './each-row.ts'
import type { Out } from './print-rows.ts'

/** What is written beside each record: a cell, or null where the record is left out. */
type Added = (record: number) => string | number | null
type Asked = { readonly text: string; readonly file: string; readonly column: string | null; readonly json: boolean }

/**
 * Writes the rows of a file again with one column more (or, with null for its name, as they were), in the file's own delimiter or as one JSON array; a column of that name is replaced.
 * The text is gone through a second time, so that rows need not be kept.
 */
export function rowsWith({ text, file, column, json }: Asked, added: Added, out: Out): void {
  const delimiter = delimiterOf(text), chunk: string[] = []
  let heading: string[] | undefined, place = -1, record = 0, written = 0
  const write = (line: string) => {
    chunk.push(line)
    if (chunk.length >= 4096) out.write(chunk.splice(0).join(''))
  }
  eachRow(text, file, (cells) => {
    if (!heading) {
      place = column === null ? -1 : cells.includes(column) ? cells.indexOf(column) : cells.length
      heading = column === null || place < cells.length ? cells : [...cells, column]
      return write(json ? '[' : `${heading.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`)
    }
    const value = added(record++)
    if (value === null) return
    const row: (string | number)[] = cells
    if (place >= 0) row[place] = value
    write(json ? `${written++ ? ',' : ''}\n${JSON.stringify(Object.fromEntries(heading.map((name, c) => [name, row[c]])))}` : `${row.map((cell) => quoted(String(cell), delimiter)).join(delimiter)}\n`)
  })
  if (json) write('\n]\n')
  out.write(chunk.join(''))
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
