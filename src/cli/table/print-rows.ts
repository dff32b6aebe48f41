/** Somewhere to write: standard output, or a test. */
export type Out = { write(text: string): unknown }

type Cell = string | number | null

/** Rows as one JSON array, a row a line and numbers unrounded, or as a table for the eye with numbers to four digits. */
export function printRows(rows: readonly Readonly<Record<string, Cell>>[], columns: readonly string[], json: boolean, out: Out): void {
  if (json) return void out.write(`[${rows.map((row) => `\n${JSON.stringify(row)}`).join(',')}\n]\n`)
  const lines = [columns, ...rows.map((row) => columns.map((column) => shown(row[column] ?? null, column)))]
  const widths = columns.map((_, c) => lines.reduce((widest, line) => Math.max(widest, line[c]!.length), 0))
  const right = columns.map((column) => rows.some((row) => typeof row[column] === 'number'))
  for (const line of lines) {
    out.write(`${line.map((cell, c) => (right[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!))).join('  ').trimEnd()}\n`)
  }
}

/** Columns of counts, hours and ends of bands, whose whole numbers are shown as such. */
const counted = /^n|^(count|observed|hour|population|x|y)$|_(from|to)$/

function shown(cell: Cell, column: string): string {
  if (cell === null) return '-'
  if (typeof cell === 'string') return cell
  if (Number.isInteger(cell) && counted.test(column)) return String(cell)
  return /^p(_|$)|^q$/.test(column) && cell < 0.0001 ? '<0.0001' : cell.toFixed(4)
}
