import { plain } from '#platform/plain.ts'
import { readTable, type Table } from './read-table.ts'

/** One column: the different cells it holds in the order of their first appearance, and which of them each record has. */
export type Column = { readonly words: readonly string[]; readonly word: readonly number[] }

/** Some columns of a file, and the row in the file where each record stood (in CSV the heading is row 1). */
export type Columns = { readonly file: string; readonly row: readonly number[]; readonly column: ReadonlyMap<string, Column> }

/** Reads the named columns of a CSV file (or of GeoJSON points, or Parquet) and no others. */
export async function readColumns(path: string, wanted: readonly string[]): Promise<Columns> {
  return columnsIn(await readTable(path), wanted)
}

/** The named columns of a table that is open, gone through once. */
export async function columnsIn({ file, each }: Table, wanted: readonly string[]): Promise<Columns> {
  let some: ReturnType<typeof gathered> | undefined
  await each((cells, line) => {
    if (some) some.add(cells, line)
    else some = gathered(cells, file, wanted)
  }, { only: wanted })
  return some!.columns()
}

/** Columns that rows are added to, each different cell kept once: answers are few and rows many. */
export function gathered(heading: readonly string[], file: string, wanted: readonly string[]) {
  const row: number[] = [], places = wanted.map((name) => placeIn(heading, name, file)), kept = wanted.map((name) => ({ name, words: new Map<string, number>(), word: [] as number[] }))
  return {
    add(cells: readonly string[], line: number): void {
      for (let c = 0; c < places.length; c++) keep(cells[places[c]!]!, kept[c]!)
      row.push(line)
    },
    columns: (): Columns => ({ file, row, column: new Map(kept.map(({ name, words, word }) => [name, { words: [...words.keys()], word }])) }),
  }
}

function keep(cell: string, { words, word }: { words: Map<string, number>; word: number[] }) {
  let code = words.get(cell)
  if (code === undefined) words.set(cell, (code = words.size))
  word.push(code)
}

/** Where a column stands in the heading. */
export function placeIn(heading: readonly string[], name: string, file: string): number {
  const place = heading.indexOf(name)
  const there = heading.slice(0, 12).map((h) => `"${h}"`).join(', ')
  if (place < 0) throw plain(`${file} has no column "${name}"; it has ${there}${heading.length > 12 ? ' …' : ''}.`)
  if (heading.indexOf(name, place + 1) >= 0) throw plain(`${file} has two columns "${name}".`)
  return place
}

/** Each different cell is read once; what cannot be read is said, by row and column, of the first row that has it. */
export function valuesOf(columns: Columns, name: string, read: (cell: string) => number | string): Float64Array {
  const { words, word } = columns.column.get(name)!
  const values = words.map((cell, code) => {
    const value = read(cell)
    if (typeof value === 'string') throw faultAt(columns, word.indexOf(code), name, value + commaSaid(cell))
    return value
  })
  const column = new Float64Array(word.length) // a plain loop: Float64Array.from is ten times slower
  for (let i = 0; i < word.length; i++) column[i] = values[word[i]!]!
  return column
}

/** Of 1,500 nobody can tell whether it is one and a half or fifteen hundred: commas are refused, and what to write is said. */
export const commaSaid = (cell: string) => (/^[+-]?\d+,\d+$/.test(cell) ? ' Decimals are written with a point, as 0.5, and thousands with nothing.' : '')

/** A plain sentence about one cell of a file. */
export function faultAt(columns: Columns, record: number, column: string, what: string): Error {
  return plain(`${columns.file}, row ${columns.row[record]}, column "${column}": ${what}`)
}

/** Decimal numbers up to 1e100, whose square is still a number. */
export function numberOf(cell: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) && Math.abs(Number(cell)) <= 1e100 ? Number(cell) : null
}

/** A column of weights. */
export function weightsOf(columns: Columns, name: string): Float64Array {
  return valuesOf(columns, name, (cell) => {
    if (cell === '') return 'the weight is missing.'
    const weight = numberOf(cell)
    return weight !== null && weight >= 0 ? weight : `"${cell}" is no weight; weights are 0 or more.`
  })
}

/** A column of names as whole numbers, in the order of their first appearance. */
export function codesOf(columns: Columns, name: string): Float64Array {
  let codes = 0
  return valuesOf(columns, name, (cell) => (cell === '' ? 'the cell is empty.' : codes++))
}
