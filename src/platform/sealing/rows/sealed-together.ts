import { CompiledQuery, type Kysely } from 'kysely'
import { freshKey, sealedBytesUnder, sealedUnder } from '../../secrets/envelope.ts'
import type { SealedColumn } from '../each-column.ts'
import { typesOf } from './walked.ts'
import { rowOf } from '../written-sealed.ts'

/** So many rows in a transaction; so many pictures. */
const [batch, heavy] = [500, 8]

/**
 * Seals the columns of one table that were written before they were sealed, all of a row in one statement: the rule of each looks at the row whichever of them
 * is written. A batch is a transaction, and only what is still the same is changed.
 */
export async function sealedTogether(owner: Kysely<unknown>, columns: readonly SealedColumn[]): Promise<number> {
  const [{ table, key }] = columns as readonly [SealedColumn, ...SealedColumn[]]
  const types = await typesOf(owner, table), most = columns.some(({ bytes }) => bytes) ? heavy : batch
  const text = ({ column, json }: SealedColumn) => (json ? `${column}::text` : column)
  const select = `select ${[...key.map((part, at) => `${part}::text as k${at}`), ...columns.map((column, at) => `${text(column)} as v${at}, ${column.words} as w${at}`)].join(', ')}
    from ${table} where ${columns.map(({ words, look }) => `${words} !~ '${look}'`).join(' or ')} order by ${key.join(', ')} limit ${most}`
  let sealed = 0
  for (;;) {
    const found = await owner.transaction().execute(async (db) => {
      const { rows } = await db.executeQuery<Record<string, string | Buffer | null>>(CompiledQuery.raw(select))
      for (const row of rows) {
        const keys = key.map((_, at) => row[`k${at}`] as string), of = rowOf(table, keys)
        const open = columns.flatMap((column, at) => (row[`v${at}`] === null || new RegExp(column.look).test(row[`w${at}`] as string) ? [] : [{ ...column, value: row[`v${at}`]! }]))
        const sets = open.map(({ column, json }, at) => `${column} = ${json ? `to_jsonb($${at + 1}::text)` : `$${at + 1}`}`)
        const same = [...open.map((column, at) => `${text(column)} = $${open.length + at + 1}`), ...key.map((part, at) => `${part} = $${open.length * 2 + at + 1}::${types.get(part)}`)]
        const given = [...open.map(({ purpose, column, value }) => typeof value === 'string' ? sealedUnder(freshKey(purpose, of), of, column, value) : sealedBytesUnder(freshKey(purpose, of), of, column, value)), ...open.map(({ value }) => value), ...keys]
        sealed += Number((await db.executeQuery(CompiledQuery.raw(`update ${table} set ${sets.join(', ')} where ${same.join(' and ')}`, given))).numAffectedRows ?? 0n)
      }
      return rows.length
    })
    if (found < most) return sealed
  }
}
