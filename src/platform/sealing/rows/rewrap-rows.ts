import { CompiledQuery, type Kysely } from 'kysely'
import { anySign, chosenSign, type Sign } from '../../secrets/algorithms.ts'
import { resealed, rewrappedHead } from '../../secrets/envelope.ts'
import { newestVersion } from '../../keys.ts'
import { eachColumn, type SealedColumn } from '../each-column.ts'
import { resealBytes } from './reseal-bytes.ts'
import { walked } from './walked.ts'

/** How many values are wrapped under which version of the root key. */
export type Versions = Readonly<Record<number, number>>

/**
 * Wraps every data key under the newest version, in batches, while others read and write (SEC-22). The words are not touched, unless they are sealed by another algorithm than the chosen
 * one: then they are opened and sealed anew. What does not open is left as it is, and counted.
 */
export async function rewrapRows(owner: Kysely<unknown>, tell: (sentence: string) => void = () => {}): Promise<{ readonly rewrapped: number; readonly broken: number }> {
  const version = newestVersion(), sign = chosenSign()
  let done = 0, broken = 0
  for (const column of eachColumn) {
    const other = column.bytes ? await resealBytes(owner, column, version, sign, () => broken++) : 0
    const rows = other + await walked(owner, column, `${column.words} ~ '${column.look}' and ${column.words} not like '${sign}${version}.%'${column.bytes ? ` and ${column.words} like '${sign}%'` : ''}`, (of, value) => {
      const next = column.bytes ? rewrappedHead(column.purpose, of, value, version) : resealed(column.purpose, of, column.column, column.json ? (JSON.parse(value) as string) : value, version, sign)
      if (next === null) broken++
      return next
    })
    if (rows > 0) tell(`${column.table}.${column.column}: ${rows} data keys wrapped anew`)
    done += rows
  }
  return { rewrapped: done, broken }
}

/** How many values each version still opens. */
export async function versionsInUse(owner: Kysely<unknown>): Promise<Versions> {
  const each = await Promise.all(eachColumn.map((column) => countedIn(owner, column)))
  const sums: Record<number, number> = {}
  for (const { version, count } of each.flat()) sums[version] = (sums[version] ?? 0) + count
  return sums
}

/** How many values are sealed by which algorithm. */
export async function algorithmsInUse(owner: Kysely<unknown>): Promise<Readonly<Partial<Record<Sign, number>>>> {
  const sums: Partial<Record<Sign, number>> = {}
  for (const { table, column, words, look } of eachColumn) {
    const { rows } = await owner.executeQuery<{ sign: Sign; count: number }>(CompiledQuery.raw(`select left(${words}, 1) as sign, count(*)::int as count from ${table} where ${column} is not null and ${words} ~ '${look}' group by 1`))
    for (const { sign, count } of rows) sums[sign] = (sums[sign] ?? 0) + count
  }
  return sums
}

async function countedIn(owner: Kysely<unknown>, { table, column, words, look }: SealedColumn) {
  const { rows } = await owner.executeQuery<{ version: number; count: number }>(CompiledQuery.raw(
    `select substring(${words} from '^${anySign}([1-9][0-9]{0,3})[.]')::int as version, count(*)::int as count from ${table} where ${column} is not null and ${words} ~ '${look}' group by 1`))
  return rows
}
