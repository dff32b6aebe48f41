import { CompiledQuery, type Kysely } from 'kysely'
import type { RowName } from '../../secrets/envelope.ts'
import type { SealedColumn } from '../each-column.ts'
import { rowOf } from '../written-sealed.ts'

/** As many rows as are changed in one transaction, and as many pictures: whoever waits for one of them waits for a moment. */
const [many, heavy] = [500, 8]

/**
 * Walks through a column in the order of its table's key, over the rows that are meant, and puts in the place of each value what `instead` makes of it; null
 * leaves it. Of bytes only the beginning of the seal is read and changed. Only what is still the same is changed, so that whoever writes meanwhile is never overwritten. A batch is a transaction: stopped half-way, it is
 * begun again and finds less to do.
 */
export async function walked(owner: Kysely<unknown>, { table, column, key, json, bytes, words }: SealedColumn, meant: string, instead: (of: RowName, value: string) => string | null, { json: as = 'a seal' }: { /** Whether what is put into a column of JSON is a seal, which is a text, or JSON again. */ json?: 'a seal' | 'as it was' } = {}): Promise<number> {
  const types = await typesOf(owner, table), batch = bytes ? heavy : many
  const value = bytes ? words : json ? `${column}::text` : column, order = key.join(', ')
  const select = `select ${key.map((part, at) => `${part}::text as k${at}`).join(', ')}, ${value} as value from ${table} where ${column} is not null and ${meant}`
  const beyond = `and (${order}) > (${key.map((part, at) => `$${at + 2}::${types.get(part)}`).join(', ')})`
  const update = `update ${table} set ${column} = ${bytes ? `convert_to($1, 'SQL_ASCII') || substring(${column} from length($2) + 1)` : json ? (as === 'a seal' ? 'to_jsonb($1::text)' : '$1::jsonb') : '$1'} where ${value} = $2 and ${key.map((part, at) => `${part} = $${at + 3}::${types.get(part)}`).join(' and ')}`
  let after: readonly string[] = [], changed = 0
  for (;;) {
    const last: readonly string[] | null = await owner.transaction().execute(async (db) => {
      const { rows } = await db.executeQuery<Record<string, string>>(CompiledQuery.raw(`${select} ${after.length > 0 ? beyond : ''} order by ${order} limit $1`, [batch, ...after]))
      const keysOf = (row: Record<string, string>) => key.map((_, at) => row[`k${at}`]!)
      for (const row of rows) {
        const next = instead(rowOf(table, keysOf(row)), row['value']!)
        if (next !== null) changed += Number((await db.executeQuery(CompiledQuery.raw(update, [next, row['value'], ...keysOf(row)]))).numAffectedRows ?? 0n)
      }
      return rows.length < batch ? null : keysOf(rows.at(-1)!)
    })
    if (last === null) return changed
    after = last
  }
}

/** The type of each of a table's columns, as a statement names it. */
export async function typesOf(owner: Kysely<unknown>, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.executeQuery<{ name: string; type: string }>(CompiledQuery.raw('select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0', [table]))
  return new Map(rows.map(({ name, type }) => [name, type]))
}
