import { sealedColumns } from '../secrets/sealed-columns.ts'
import { anySign } from '../secrets/algorithms.ts'
import type { Purpose } from '../secrets/envelope.ts'

/** One sealed column, as statements over all of them need it. */
export type SealedColumn = {
  readonly table: string; readonly column: string; readonly purpose: Purpose; readonly json: boolean; readonly bytes: boolean; readonly key: readonly string[]
  /** Its words, or their seal, as text; of bytes the beginning of the seal, or nothing. */ readonly words: string
  /** How those look that are sealed. */ readonly look: string
  /** The database's rule that it holds nothing unsealed. */ readonly rule: string
}

/** What a sealed value looks like to the database: the same form that opening asks for, but for its length. */
export const sealedLook = `^${anySign}[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$`
const headLook = `^${anySign}[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.]`

/** Every sealed column. */
export const eachColumn: readonly SealedColumn[] = Object.entries(sealedColumns).flatMap(([table, { key, columns, json, bytes }]) => Object.entries(columns).map(([column, purpose]) => {
  const [isJson, isBytes] = [json?.includes(column) ?? false, bytes?.includes(column) ?? false]
  const words = isJson ? `(${column} #>> '{}')` : isBytes ? `case when ${column} is not null then coalesce(substring(encode(substring(${column} for 90), 'escape') from '${headLook}'), '') end` : column
  return { table, column, purpose, key, json: isJson, bytes: isBytes, words: isBytes ? `(${words})` : words, look: isBytes ? headLook : sealedLook, rule: `${column}_sealed` }
}))
