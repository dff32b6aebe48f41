import { plain } from '#platform/plain.ts'
import { delimiterOf } from '#platform/table/delimiter-of.ts'
import { quotedRow } from './quoted-row.ts'

/** Is given the cells of a row, blanks around them cut off, the line that it begins on, and the delimiter that a copy of it has. */
export type Take = (cells: string[], line: number, delimiter: string) => void

/** No row is this long: a quote was left open, or the file is no table. */
const longest = 1 << 24

/**
 * Cuts CSV text, in whatever pieces it comes, into rows: the heading first, empty lines none. The heading tells the delimiter, or a line "sep=;" before it
 * (Excel's); every row has as many cells as it. Rows without a quote (nearly all) are cut at the delimiter, several times as fast as a parser is.
 */
export function cutRows(file: string, take: Take): { readonly feed: (text: string, last?: boolean) => void } {
  let rest = '', line = 1, wide = 0, delimiter = '', lineEnd = ''
  const fault = (what: string): never => { throw plain(`${file}, row ${line}: ${what}`) }

  function row(cells: string[]) {
    if (cells.length === 1 && cells[0] === '') return
    wide ||= cells.length
    if (cells.length !== wide) fault('it has more or fewer cells than the heading.')
    take(cells, line, delimiter)
  }

  function feed(text: string, last = false) {
    let all = rest + text
    if (lineEnd === '') {
      if (!last && !/[\r\n]./s.test(all) && all.length < longest) return void (rest = all)
      lineEnd = all.includes('\n') || !all.includes('\r') ? '\n' : '\r'
      const told = /^sep=([,;|\t])\r?(?=[\n\r])/i.exec(all)
      if (told) all = all.slice(all.indexOf(lineEnd) + 1)
      line += told ? 1 : 0
      delimiter = told?.[1] ?? delimiterOf(all.slice(0, longest))
    }
    let at = 0, quote = all.indexOf('"')
    while (at < all.length) {
      const found = all.indexOf(lineEnd, at), end = found < 0 ? all.length : found
      if (quote >= 0 && quote < at) quote = all.indexOf('"', at)
      const plainly = quote < 0 || quote >= end
      if (found < 0 && !last && plainly) break
      if (plainly) {
        row(bare(all.slice(at, end).split(delimiter)))
        line++
        at = end + 1
        continue
      }
      const read = quotedRow(all, at, delimiter, lineEnd, last)
      if (read === 'open') break
      if (typeof read === 'string') fault(read)
      else {
        row(read.cells)
        line += read.lines
        at = read.end
      }
    }
    rest = all.slice(at)
    if (last && rest !== '') fault('a quote is opened in it and never closed.')
    if (rest.length > longest) fault(rest.includes('"') ? 'a quote is opened in it and not closed for sixteen million letters.' : 'it is longer than any row of a table.')
  }
  return { feed }
}

/** Nearly every cell is a code without a blank: only others are looked at twice. */
function bare(cells: string[]): string[] {
  for (let c = 0; c < cells.length; c++) {
    const cell = cells[c]!, end = cell.charCodeAt(cell.length - 1)
    if (cell.charCodeAt(0) <= 32 || end <= 32 || end > 127) cells[c] = cell.trim()
  }
  return cells
}
