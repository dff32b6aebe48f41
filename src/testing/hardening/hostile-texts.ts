import { sql } from 'kysely'
import type { Store } from '#platform/db.ts'
import { inTheOpen } from '../sealing/in-the-open.ts'
import { payloads } from './payloads.ts'

type Column = { readonly table: string; readonly name: string; readonly type: 'text' | 'jsonb' }

/** Every column that can hold somebody's own words. */
async function columns(store: Store): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select format('%I.%I', table_schema, table_name) as table, column_name as name, data_type as type from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and data_type in ('text', 'jsonb') and is_generated = 'NEVER' and table_schema not in ('pg_catalog', 'information_schema', 'platform', 'frame') order by 1, 2`.execute(store.owner)
  return rows
}

/** Words, and neither an id nor a code: they hold a space. */
const words = /\S\s\S/

/**
 * Puts a hostile text in the place of every text in somebody's own words that the database keeps, published copies too: more than any command could
 * have written, for no rule of a form is asked. So many rows of a column. Says how many columns and texts were changed.
 */
export const hostileEverywhere = (store: Store, each: number): Promise<{ readonly columns: readonly string[]; readonly texts: number }> => inTheOpen(store.owner, () => hostile(store, each))

async function hostile(store: Store, each: number): Promise<{ readonly columns: readonly string[]; readonly texts: number }> {
  const changed: string[] = []
  let texts = 0
  const next = () => payloads[texts++ % payloads.length]!
  for (const { table, name, type } of await columns(store)) {
    const column = sql.ref(name)
    const { rows } = await sql<{ at: string; value: unknown }>`select ctid::text as at, ${column} as value from ${sql.raw(table)} where ${column}::text ~ '\\S\\s\\S'`.execute(store.owner)
    let here = 0
    for (const { at, value } of rows.slice(0, each)) {
      const before = texts
      const planted = type === 'text' ? next() : JSON.stringify(replaced(value, next))
      if (type === 'jsonb' && texts === before) continue
      const { numAffectedRows } = await sql`update ${sql.raw(table)} set ${column} = ${planted}${sql.raw(type === 'jsonb' ? '::jsonb' : '')} where ctid = ${at}::tid`.execute(store.owner).catch(() => ({ numAffectedRows: 0n }))
      here += Number(numAffectedRows)
    }
    if (here > 0) changed.push(`${table}.${name}`)
  }
  await sql`update pub.edition set number = number + 1`.execute(store.owner)
  return { columns: changed, texts }
}

function replaced(value: unknown, next: () => string): unknown {
  if (typeof value === 'string') return words.test(value) ? next() : value
  if (Array.isArray(value)) return value.map((each) => replaced(each, next))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, next)]))
}
