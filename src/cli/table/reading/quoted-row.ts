/** A row whose cells may be in quotes (RFC 4180), how many lines it stands on and where the next begins. */
type Row = { readonly cells: string[]; readonly lines: number; readonly end: number }

/** Reads one row that begins at `from`: `open` where the text ends before the row does, else what is wrong with it in words. */
export function quotedRow(text: string, from: number, delimiter: string, lineEnd: string, last: boolean): Row | 'open' | (string & {}) {
  const cells: string[] = []
  let at = from, lines = 1
  for (;;) {
    const start = pastBlanks(text, at, delimiter, lineEnd)
    if (text[start] === '"') {
      const close = closing(text, start)
      if (close < 0) return last ? 'a quote is opened in it and never closed.' : 'open'
      const cell = text.slice(start + 1, close).replaceAll('""', '"')
      for (let n = cell.indexOf(lineEnd); n >= 0; n = cell.indexOf(lineEnd, n + 1)) lines++
      cells.push(cell)
      at = pastBlanks(text, close + 1, delimiter, lineEnd)
      if (at >= text.length && !last) return 'open'
      if (at < text.length && !text.startsWith(delimiter, at) && !text.startsWith(lineEnd, at)) return 'a quote is closed in the middle of a cell.'
    } else {
      const mark = text.indexOf(delimiter, at), line = text.indexOf(lineEnd, at), stop = Math.min(mark < 0 ? text.length : mark, line < 0 ? text.length : line)
      if (stop === text.length && !last) return 'open'
      const cell = text.slice(at, stop)
      if (cell.includes('"')) return 'a quote stands in the middle of a cell; quote the whole cell and double the quote.'
      cells.push(cell.trim())
      at = stop
    }
    if (at >= text.length) return { cells, lines, end: text.length }
    if (text.startsWith(lineEnd, at)) return { cells, lines, end: at + lineEnd.length }
    at += delimiter.length
  }
}

function pastBlanks(text: string, from: number, delimiter: string, lineEnd: string): number {
  let at = from
  while ((text[at] === ' ' || text[at] === '\t' || text[at] === '\r') && text[at] !== delimiter && text[at] !== lineEnd) at++
  return at
}

/** The quote that closes the one at `start`: the next that is not doubled. */
function closing(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return -1
}
