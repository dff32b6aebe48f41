import { stringify } from 'csv-stringify/sync'
import { givingWay } from '#platform/background/giving-way.ts'

export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>

/** Rows of one stretch: a turn's work. */
const atOnce = 60

/** Rows with a head, as RFC 4180 writes them. A text that a spreadsheet would take for a formula is made plain text. */
export const csv = (rows: readonly Row[]): string => written(rows, Object.keys(rows[0] ?? {}), true)

/** The same of many rows, in pieces one after another: others have their turn in between. */
export async function csvInTurns(rows: Iterable<Row>, giveWay: () => Promise<void> = givingWay()): Promise<readonly string[]> {
  const pieces: string[] = []
  let some: Row[] = [], columns: readonly string[] | undefined
  const put = () => {
    columns ??= Object.keys(some[0] ?? {})
    pieces.push(written(some, columns, pieces.length === 0))
    some = []
  }
  for (const row of rows) {
    if (some.push(row) < atOnce) continue
    put()
    await giveWay()
  }
  if (some.length > 0 || pieces.length === 0) put()
  return pieces
}

function written(rows: readonly Row[], columns: readonly string[], header: boolean): string {
  const safe = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, guarded(cell)])))
  return stringify(safe, { header, columns: [...columns], record_delimiter: 'windows' })
}

/** Where a formula would begin: at the head of a cell, or behind a mark at which another country's spreadsheet divides cells. */
const formula = /(^|[;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/gu
const guarded = (cell: Cell) => (typeof cell === 'string' ? cell.replace(formula, (_, mark: string, space: string) => (space ? `${mark}'${space}'` : `${mark}'`)) : cell)
