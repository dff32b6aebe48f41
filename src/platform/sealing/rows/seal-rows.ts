import { CompiledQuery, type Kysely } from 'kysely'
import { eachColumn, type SealedColumn } from '../each-column.ts'
import { sealedTogether } from './sealed-together.ts'

/**
 * Seals what was written before its column was sealed, after a migration and before anything is served. A column that is through holds the database's rule for
 * every row, and is not looked at again. Stopped half-way, it goes on at the next start.
 */
export async function sealRows(owner: Kysely<unknown>, tell: (sentence: string) => void = () => {}): Promise<number> {
  let sealed = 0
  for (const [table, columns] of Map.groupBy(await openColumns(owner), ({ table: of }) => of)) {
    const rows = await sealedTogether(owner, columns)
    for (const { rule } of columns) await owner.executeQuery(CompiledQuery.raw(`alter table ${table} validate constraint ${rule}`))
    if (rows > 0) tell(`sealed ${rows} rows of ${table}`)
    sealed += rows
  }
  return sealed
}

/** The columns whose rule does not hold for every row yet. */
export async function openColumns(owner: Kysely<unknown>): Promise<readonly SealedColumn[]> {
  const { rows } = await owner.executeQuery<{ table: string; rule: string }>(CompiledQuery.raw(`
    select format('%I.%I', nspname, relname) as table, conname as rule from pg_constraint k join pg_class c on c.oid = conrelid join pg_namespace n on n.oid = relnamespace
    where contype = 'c' and not convalidated and conname like '%\\_sealed'`))
  const open = new Set(rows.map(({ table, rule }) => `${table} ${rule}`))
  return eachColumn.filter(({ table, rule }) => open.has(`${table} ${rule}`))
}
