import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Table } from '#kernel/disclosure/linked-tables.ts'
import { plain } from '#platform/plain.ts'
import { numberOf, placeIn } from '../table/read-columns.ts'
import { readTable } from '../table/read-table.ts'

/** A cell of the tables: where it first stands, its count (NaN where it is hidden everywhere), and what the sign that hides it says of it (<5: 0 to 4). */
export type Cell = { readonly file: string; readonly row: number; readonly count: number; readonly least: number; readonly most: number }
/** A folder of tables as the kernel links them, and every cell that stands in a file, by the name it has there. */
export type Published = { readonly files: number; readonly tables: readonly Table[]; readonly cells: ReadonlyMap<string, Cell> }

type Asked = { readonly count: string | null; readonly by: readonly string[] | null; readonly apart: readonly string[] }
type Row = { readonly row: number; readonly codes: readonly string[]; readonly of: string } & Pick<Cell, 'count' | 'least' | 'most'>
type Read = { readonly file: string; readonly by: readonly string[]; readonly rows: readonly Row[] }

/** What everybody is called in a column. */
const all = 'all'
const hiddenCell = /^(|\*+|-|–|—|\.\.+|x|c|s|n\/?a|<\s*\d+|\d+\s*-\s*\d+)$/i

/** Reads the tables of a folder; a cell that two files count differently is named. */
export async function readPublished(folder: string, asked: Asked): Promise<Published> {
  const names = filesIn(folder), levels = names.includes('sums.csv') ? await readLevels(join(folder, 'sums.csv')) : new Map<string, Map<string, string[]>>()
  const read: Read[] = []
  for (const name of names) if (name !== 'sums.csv') read.push(await readPublication(join(folder, name), name, asked))
  if (read.length === 0) throw plain(`${folder} holds no .csv, .tsv, .txt or .parquet file.`)
  const cells = new Map<string, Cell>(), parts = read.flatMap(split)
  for (const part of parts) for (const row of part.rows) note(cells, nameOf(part.by, row), { file: part.file, row: row.row, count: row.count, least: row.least, most: row.most })
  return { files: read.length, cells, tables: parts.map((part) => tableOf(part, levels, cells)) }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(csv|tsv|txt|parquet)(\.gz)?$/i.test(name)).sort()
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException
    throw plain(code === 'ENOENT' ? `There is no folder ${folder}.` : code === 'ENOTDIR' ? `${folder} is a file; the folder of the tables is wanted.` : message)
  }
}

async function readPublication(path: string, file: string, { count, by, apart }: Asked): Promise<Read> {
  const rows: Row[] = []
  let places: { count: number; by: number[]; apart: number[] } | undefined, named: readonly string[] = []
  await (await readTable(path)).each((cells, row) => {
    if (!places) {
      const counts = count ?? ['n', 'count', 'answers'].find((name) => cells.includes(name))
      if (counts === undefined) throw plain(`${file} has no column "n", "count" or "answers"; --count names the column of counts.`)
      named = (by ?? cells.filter((name) => name !== counts && !apart.includes(name))).filter((name) => by === null || cells.includes(name))
      places = { count: placeIn(cells, counts, file), by: named.map((name) => placeIn(cells, name, file)), apart: apart.filter((name) => cells.includes(name)).map((name) => placeIn(cells, name, file)) }
      return
    }
    const said = cells[places.count]!, number = numberOf(said), [, under, from = '0', to] = /^<\s*(\d+)$|^(\d+)\s*-\s*(\d+)$/.exec(said) ?? []
    if (!hiddenCell.test(said) && (number === null || number < 0)) throw plain(`${file}, row ${row}, column of counts: "${said}" is neither a count nor a sign that it is hidden.`)
    rows.push({ row, of: places.apart.map((place) => cells[place]).join(' ') || 'people', codes: places.by.map((place) => (/^(all|total|)$/i.test(cells[place]!) ? all : cells[place]!)), count: number ?? NaN, least: Number(from), most: under === undefined ? Number(to ?? Infinity) : Number(under) - 1 })
  })
  return { file, by: named, rows }
}

/** Each value of the columns that stand apart is a table of its own. */
function split({ file, by, rows }: Read): Read[] {
  return [...Map.groupBy(rows, ({ of }) => of).values()].map((some) => ({ file, by, rows: some }))
}

/** The name that a cell has in whichever table, as linkedTables gives it. */
function nameOf(by: readonly string[], { of, codes }: Pick<Row, 'of' | 'codes'>): string {
  return [of, ...by.flatMap((name, at) => (codes[at] === all ? [] : [`${name}=${codes[at]}`])).sort()].join(' ')
}

function note(cells: Map<string, Cell>, name: string, cell: Cell): void {
  const known = cells.get(name)
  if (!known || Number.isNaN(known.count)) return void cells.set(name, known && Number.isNaN(cell.count) ? { ...known, least: Math.max(known.least, cell.least), most: Math.min(known.most, cell.most) } : cell)
  if (!Number.isNaN(cell.count) && cell.count !== known.count) throw plain(`${cell.file}, row ${cell.row}: ${name} is ${cell.count}, but ${known.count} in ${known.file}, row ${known.row}; do they count the same people?`)
}

/** A column with one value only is what the table keeps to (one wave); the others are crossed. */
function tableOf({ by, rows }: Read, levels: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>, cells: ReadonlyMap<string, Cell>): Table {
  const { of } = rows[0]!, codes = by.map((_, at) => [...new Set(rows.map((row) => row.codes[at]!))]), crossed = by.map((_, at) => at).filter((at) => codes[at]!.length > 1)
  const kept = by.map((_, at) => at).filter((at) => codes[at]!.length === 1 && codes[at]![0] !== all)
  return {
    of, only: Object.fromEntries(kept.map((at) => [by[at]!, codes[at]![0]!])),
    dimensions: crossed.map((at) => ({ name: by[at]!, sums: sumsOf(codes[at]!, levels.get(by[at]!)) })),
    count: (some) => cells.get(nameOf(by, { of, codes: by.map((_, at) => (kept.includes(at) ? codes[at]![0]! : some[crossed.indexOf(at)] ?? all)) }))?.count ?? NaN,
  }
}

/** Everybody is made of the values that are part of nothing else; levels stand where one of their parts is in the table. */
function sumsOf(codes: readonly string[], levels: ReadonlyMap<string, readonly string[]> = new Map()): string[][] {
  const used = [...levels].filter(([whole, parts]) => whole !== all && parts.some((part) => codes.includes(part))), within = new Set(used.flatMap(([, parts]) => parts))
  const top = new Set([...codes, ...used.map(([whole]) => whole)].filter((code) => code !== all && !within.has(code)))
  return [[all, ...top], ...used.map(([whole, parts]) => [whole, ...parts])]
}

/** What is made of what: by column, each whole with its parts. */
async function readLevels(path: string): Promise<Map<string, Map<string, string[]>>> {
  const levels = new Map<string, Map<string, string[]>>()
  let places: number[] | undefined
  await (await readTable(path)).each((cells) => {
    if (!places) return void (places = ['column', 'whole', 'part'].map((name) => placeIn(cells, name, 'sums.csv')))
    const [column, whole, part] = places.map((place) => cells[place]!) as [string, string, string], wholes = levels.get(column) ?? new Map<string, string[]>()
    levels.set(column, wholes.set(whole, [...(wholes.get(whole) ?? []), part]))
  })
  return levels
}
