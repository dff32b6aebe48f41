import { CompiledQuery, type Kysely } from 'kysely'
import { rewrapped, rewrappedHead } from '../../secrets/envelope.ts'
import { newestVersion } from '../../keys.ts'
import { eachColumn, type SealedColumn } from '../each-column.ts'
import { walked } from './walked.ts'

/** How many values are wrapped under which version of the root key. */
export type Versions = Readonly<Record<number, number>>

/** Wraps every data key under the newest version, in batches, while others read and write (SEC-22). The words are not touched. What does not open is left as it is, and counted. */
export async function rewrapRows(owner: Kysely<unknown>, tell: (sentence: string) => void = () => {}): Promise<{ readonly rewrapped: number; readonly broken: number }> {
  const version = newestVersion()
  let done = 0, broken = 0
  for (const column of eachColumn) {
    const rows = await walked(owner, column, `${column.words} ~ '${column.look}' and ${column.words} not like '~${version}.%'`, (of, value) => {
      const next = column.bytes ? rewrappedHead(column.purpose, of, value, version) : rewrapped(column.purpose, of, column.json ? (JSON.parse(value) as string) : value, version)
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

async function countedIn(owner: Kysely<unknown>, { table, column, words, look }: SealedColumn) {
  const { rows } = await owner.executeQuery<{ version: number; count: number }>(CompiledQuery.raw(
    `select substring(${words} from '^~([1-9][0-9]{0,3})[.]')::int as version, count(*)::int as count from ${table} where ${column} is not null and ${words} ~ '${look}' group by 1`))
  return rows
}
