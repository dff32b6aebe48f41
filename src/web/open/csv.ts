import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | null

/** Rows with a head, as RFC 4180 writes them. A text that a spreadsheet would take for a formula is made plain text. */
export function csv(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const safe = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, guarded(cell)])))
  return stringify(safe, { header: true, columns: Object.keys(rows[0] ?? {}), record_delimiter: 'windows' })
}

/** Where a formula would begin: at the head of a cell, or behind a mark at which another country's spreadsheet divides cells. */
const formula = /(^|[;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/gu
const guarded = (cell: Cell) => (typeof cell === 'string' ? cell.replace(formula, (_, mark: string, space: string) => (space ? `${mark}'${space}'` : `${mark}'`)) : cell)
