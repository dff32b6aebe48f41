import { CompiledQuery, type Kysely } from 'kysely'
import { freshKey, sealedUnder } from '../secrets/envelope.ts'
import { sealedLook, type SealedColumn } from './each-column.ts'
import { typesOf } from './walked.ts'
import { rowOf } from './written-sealed.ts'

const batch = 500

/**
 * Seals the columns of one table that were written before they were sealed, all of a row in one statement: the rule of each looks at the row whichever of them
 * is written. A batch is a transaction, and only what is still the same is changed.
 */
export async function sealedTogether(owner: Kysely<unknown>, columns: readonly SealedColumn[]): Promise<number> {
  const [{ table, key }] = columns as readonly [SealedColumn, ...SealedColumn[]]
  const types = await typesOf(owner, table), looks = new RegExp(sealedLook)
  const text = ({ column, json }: SealedColumn) => (json ? `${column}::text` : column)
  const select = `select ${[...key.map((part, at) => `${part}::text as k${at}`), ...columns.map((column, at) => `${text(column)} as v${at}, ${column.words} as w${at}`)].join(', ')}
    from ${table} where ${columns.map(({ words }) => `${words} !~ '${sealedLook}'`).join(' or ')} order by ${key.join(', ')} limit ${batch}`
  let sealed = 0
  for (;;) {
    const found = await owner.transaction().execute(async (db) => {
      const { rows } = await db.executeQuery<Record<string, string | null>>(CompiledQuery.raw(select))
      for (const row of rows) {
        const keys = key.map((_, at) => row[`k${at}`]!), of = rowOf(table, keys)
        const open = columns.flatMap((column, at) => (row[`v${at}`] === null || looks.test(row[`w${at}`]!) ? [] : [{ ...column, value: row[`v${at}`]! }]))
        const sets = open.map(({ column, json }, at) => `${column} = ${json ? `to_jsonb($${at + 1}::text)` : `$${at + 1}`}`)
        const same = [...open.map((column, at) => `${text(column)} = $${open.length + at + 1}`), ...key.map((part, at) => `${part} = $${open.length * 2 + at + 1}::${types.get(part)}`)]
        const given = [...open.map(({ purpose, column, value }) => sealedUnder(freshKey(purpose, of), of, column, value)), ...open.map(({ value }) => value), ...keys]
        sealed += Number((await db.executeQuery(CompiledQuery.raw(`update ${table} set ${sets.join(', ')} where ${same.join(' and ')}`, given))).numAffectedRows ?? 0n)
      }
      return rows.length
    })
    if (found < batch) return sealed
  }
}
