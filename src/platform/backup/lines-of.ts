import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import type { Table } from './tables-in.ts'

/** A table's rows as PostgreSQL writes them out, a line each, some at a time, in the order of its key. */
export function linesOf(client: pg.Client, { name, columns, order }: Table): AsyncIterable<Buffer> {
  return client.query(to(`copy (select ${columns.join(', ')} from ${name} as t order by ${order}) to stdout`))
}

/** What a table's lines come to: how many they are and their fingerprint. */
export type Sum = { readonly rows: number; readonly sha256: string }

/** Sums lines up as they go by. A row is one line, for a line break within a value is written as \n. */
export function summing() {
  const hash = createHash('sha256')
  let rows = 0
  function add(lines: Buffer): void {
    hash.update(lines)
    for (let at = lines.indexOf(10); at >= 0; at = lines.indexOf(10, at + 1)) rows++
  }
  return { add, sum: (): Sum => ({ rows, sha256: hash.digest('hex') }) }
}

/** The sum of a table as it stands. */
export async function sumOf(client: pg.Client, table: Table): Promise<Sum> {
  const summed = summing()
  for await (const lines of linesOf(client, table)) summed.add(lines)
  return summed.sum()
}
