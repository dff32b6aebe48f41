import { sealedColumns } from '../secrets/sealed-columns.ts'
import type { Purpose } from '../secrets/envelope.ts'

/** One sealed column, as statements over all of them need it. */
export type SealedColumn = { readonly table: string; readonly column: string; readonly purpose: Purpose; readonly json: boolean; readonly key: readonly string[]; /** Its words, or their seal, as text. */ readonly words: string; /** The database's rule that it holds nothing unsealed. */ readonly rule: string }

/** Every sealed column. */
export const eachColumn: readonly SealedColumn[] = Object.entries(sealedColumns).flatMap(([table, { key, columns, json }]) => Object.entries(columns).map(([column, purpose]) => ({
  table, column, purpose, key, json: json?.includes(column) ?? false, words: json?.includes(column) ? `(${column} #>> '{}')` : column, rule: `${column}_sealed`,
})))

/** What a sealed value looks like to the database: the same form that opening asks for, but for its length. */
export const sealedLook = `^~[1-9][0-9]{0,3}[.][A-Za-z0-9_-]{80}[.][A-Za-z0-9_-]+$`
