import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is asked of DuckDB here. */
export type Duck = { readonly run: (sql: string) => Promise<unknown>; readonly runAndReadAll: (sql: string) => Promise<{ readonly getColumns: () => readonly (readonly unknown[])[] }> }
type Opened = { readonly DuckDBInstance: { readonly create: (path: string, settings: Record<string, string>) => Promise<{ readonly connect: () => Promise<Duck> }> } }

/** A table as columns, to be read into DuckDB; whole numbers and their types, or what prints as it is. */
export type Columns = Readonly<Record<string, { readonly type: string; readonly values: Values }>>
/** A list of numbers, or what stands for one. */
type Values = { readonly length: number; readonly at: (row: number) => number | undefined }

/** A peer and no part of Vatra: `npm run bench` fetches it beside the others, without writing it down anywhere. */
export const duckdb = { name: '@duckdb/node-api', version: '1.5.6-r.1' } as const

/** DuckDB in memory with one thread, the table `input` in it. */
export async function inDuckdb(columns: Columns): Promise<Duck> {
  const { DuckDBInstance } = (await import(duckdb.name)) as Opened, instance = await DuckDBInstance.create(':memory:', { threads: '1' }), connection = await instance.connect(), folder = mkdtempSync(join(tmpdir(), 'vatra-bench-'))
  const path = join(folder, 'input.csv'), names = Object.keys(columns), types = names.map((name) => `'${name}': '${columns[name]!.type}'`).join(', ')
  try {
    writeLines(path, Object.values(columns).map(({ values }) => values))
    await connection.run(`create table input as select * from read_csv('${path}', header = false, delim = ',', columns = {${types}})`)
  } finally {
    rmSync(folder, { recursive: true })
  }
  return connection
}

/** Rows of an answer as columns of numbers. */
export async function numbersOf(connection: Duck, sql: string): Promise<Float64Array[]> {
  const columns = (await connection.runAndReadAll(sql)).getColumns()
  return columns.map((column) => Float64Array.from(column as readonly (number | bigint | null)[], (value) => (value === null ? NaN : Number(value))))
}

/** In pieces of a hundred thousand rows, for no text may be longer than half a gigabyte. */
function writeLines(path: string, columns: readonly Values[]): void {
  writeFileSync(path, '')
  const rows = columns[0]!.length, piece = 100_000
  for (let from = 0; from < rows; from += piece) {
    const lines: string[] = []
    for (let row = from; row < Math.min(rows, from + piece); row++) {
      let line = String(columns[0]!.at(row))
      for (let k = 1; k < columns.length; k++) line += `,${columns[k]!.at(row)}`
      lines.push(line)
    }
    writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'a' })
  }
}
