import { CompiledQuery, type Kysely } from 'kysely'
import { openedBytes } from '../../secrets/envelope.ts'
import type { SealedColumn } from '../each-column.ts'
import { rowOf } from '../written-sealed.ts'
import { typesOf } from './walked.ts'

/** Pictures are heavy: so many are in memory at once. */
const batch = 8

/** Tries to open every value of a column of bytes and tells of each whether it does. */
export async function brokenBytes(owner: Kysely<unknown>, { table, column, key, purpose }: SealedColumn, tell: (opens: boolean) => void): Promise<void> {
  const types = await typesOf(owner, table), order = key.join(', ')
  const select = `select ${key.map((part, at) => `${part}::text as k${at}`).join(', ')}, ${column} as value from ${table} where ${column} is not null`
  const beyond = `and (${order}) > (${key.map((part, at) => `$${at + 2}::${types.get(part)}`).join(', ')})`
  for (let after: readonly string[] = []; ;) {
    const { rows } = await owner.executeQuery<Record<string, string> & { value: Buffer }>(CompiledQuery.raw(`${select} ${after.length > 0 ? beyond : ''} order by ${order} limit $1`, [batch, ...after]))
    for (const row of rows) {
      after = key.map((_, at) => row[`k${at}`]!)
      tell(openedBytes(purpose, rowOf(table, after), column, row.value) !== null)
    }
    if (rows.length < batch) return
  }
}
