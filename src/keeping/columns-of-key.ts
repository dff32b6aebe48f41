import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

const known = new Map<string, readonly string[]>()

/** The columns that name a table's rows, as the catalogue says; they never change. */
export async function columnsOfKey(db: Db, table: string): Promise<readonly string[]> {
  const at = known.get(table)
  if (at) return at
  const { rows } = await sql<{ column: string }>`
    select a.attname as column from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = ${table}::regclass and i.indisprimary order by a.attnum`.execute(db)
  const columns = rows.map(({ column }) => column)
  known.set(table, columns)
  return columns
}
