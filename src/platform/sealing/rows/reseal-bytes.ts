import { CompiledQuery, type Kysely } from 'kysely'
import type { Sign } from '../../secrets/algorithms.ts'
import { freshKey, openedBytes, sealedBytesUnder } from '../../secrets/envelope.ts'
import type { SealedColumn } from '../each-column.ts'
import { rowOf } from '../written-sealed.ts'
import { typesOf } from './walked.ts'

/** Pictures are heavy: so many are in memory, and in one transaction, at once. */
const batch = 8

/** Opens what another algorithm sealed and seals it by the chosen one, whole; only what is still the same is changed. What does not open is left, and told of. */
export async function resealBytes(owner: Kysely<unknown>, { table, column, key, purpose, words, look }: SealedColumn, version: number, sign: Sign, broke: () => void): Promise<number> {
  const types = await typesOf(owner, table), order = key.join(', ')
  const select = `select ${key.map((part, at) => `${part}::text as k${at}`).join(', ')}, ${column} as value from ${table} where ${words} ~ '${look}' and ${words} not like '${sign}%'`
  const beyond = `and (${order}) > (${key.map((part, at) => `$${at + 2}::${types.get(part)}`).join(', ')})`
  const update = `update ${table} set ${column} = $1 where ${column} = $2 and ${key.map((part, at) => `${part} = $${at + 3}::${types.get(part)}`).join(' and ')}`
  let changed = 0
  for (let after: readonly string[] = []; ;) {
    const rows = await owner.transaction().execute(async (db) => {
      const found = await db.executeQuery<Record<string, string> & { value: Buffer }>(CompiledQuery.raw(`${select} ${after.length > 0 ? beyond : ''} order by ${order} limit $1`, [batch, ...after]))
      for (const row of found.rows) {
        const keys = key.map((_, at) => row[`k${at}`]!), of = rowOf(table, keys), bytes = openedBytes(purpose, of, column, row.value)
        if (bytes === null) broke()
        else changed += Number((await db.executeQuery(CompiledQuery.raw(update, [sealedBytesUnder(freshKey(purpose, of, version, sign), of, column, bytes), row.value, ...keys]))).numAffectedRows ?? 0n)
      }
      return found.rows
    })
    if (rows.length < batch) return changed
    after = key.map((_, at) => rows.at(-1)![`k${at}`]!)
  }
}
