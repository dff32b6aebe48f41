import { parse } from 'csv-parse/sync'
import { plain } from '#platform/plain.ts'
import { nameOf, readText } from './read-text.ts'

/** One column: the different cells it holds in the order of their first appearance, and which of them each record has. */
export type Column = { readonly words: readonly string[]; readonly word: readonly number[] }

/** Some columns of a CSV file, and the row in the file where each record stood (the heading being row 1). */
export type Columns = { readonly file: string; readonly row: readonly number[]; readonly column: ReadonlyMap<string, Column> }

/** Reads the named columns of a CSV file (comma, semicolon or tab, as its heading has it) and no others. */
export async function readColumns(path: string, wanted: readonly string[]): Promise<Columns> {
  const text = await readText(path), file = nameOf(path), row: number[] = []
  const kept = wanted.map((name) => ({ name, words: new Map<string, number>(), word: [] as number[] }))
  let places: number[] | undefined
  const record = (cells: string[], { lines }: { lines: number }) => {
    if (!places) places = wanted.map((name) => placeIn(cells, name, file))
    else {
      places.forEach((place, c) => keep(cells[place]!, kept[c]!))
      row.push(lines)
    }
    return null
  }
  try {
    parse(text, { bom: true, trim: true, skip_empty_lines: true, delimiter: delimiterOf(text), on_record: record })
  } catch (fault) {
    throw broken(fault as { code?: string; lines?: number; message: string }, file)
  }
  if (!places) throw plain(`${file} is empty; its first row must name the columns.`)
  return { file, row, column: new Map(kept.map(({ name, words, word }) => [name, { words: [...words.keys()], word }])) }
}

/** Answers are few and rows many: each different cell is kept once. */
function keep(cell: string, { words, word }: { words: Map<string, number>; word: number[] }) {
  let code = words.get(cell)
  if (code === undefined) words.set(cell, (code = words.size))
  word.push(code)
}

function placeIn(heading: readonly string[], name: string, file: string): number {
  const place = heading.indexOf(name)
  const there = heading.slice(0, 12).map((h) => `"${h}"`).join(', ')
  if (place < 0) throw plain(`${file} has no column "${name}"; it has ${there}${heading.length > 12 ? ' …' : ''}.`)
  if (heading.indexOf(name, place + 1) >= 0) throw plain(`${file} has two columns "${name}".`)
  return place
}

function delimiterOf(text: string): string {
  const heading = text.slice(0, text.search(/\n|$/))
  const count = (mark: string) => heading.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function broken(fault: { code?: string; lines?: number; message: string }, file: string): unknown {
  if (!fault.code?.startsWith('CSV_')) return fault
  const uneven = fault.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH'
  return plain(`${file}, row ${fault.lines ?? '?'}: ${uneven ? 'it has more or fewer cells than the heading.' : fault.message.split(':').at(-1)?.trim()}`)
}
