import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** The tables in which these words stand anywhere, in any column. */
export async function tablesWith(db: Db, words: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|pgboss$)' order by 1`.execute(db)
  const found = []
  for (const { name } of rows) {
    const { rows: [one] } = await sql<{ there: boolean }>`select exists (select from ${sql.table(name)} as t where t::text like ${`%${words}%`}) as there`.execute(db)
    if (one!.there) found.push(name)
  }
  if (rows.length < 40) throw new Error('there is nothing to look through')
  return found
}
