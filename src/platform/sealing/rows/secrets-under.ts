import { CompiledQuery, type Kysely } from 'kysely'
import { foundBy, keptSecrets, shutFor } from '../../secrets/kept/kept-secrets.ts'
import type { Versions } from './rewrap-rows.ts'

/** How many secrets and keyed hashes of one column are under which version. */
export type Under = { readonly table: string; readonly column: string; readonly hash: boolean; readonly versions: Versions }

/** The version that a keyed hash names, as the database reads it. */
export const versionOfHashIn = (column: string): string => `coalesce(substring(${column} from '^([0-9]+)[.]'), '1')::int`
const versionOfSecretIn = (column: string) => `substring(${column} from '^[~!]?([0-9]+)[.]')::int`

/** Which versions the secrets are sealed under and the keyed hashes made with, column by column. */
export async function secretsUnder(owner: Kysely<unknown>): Promise<readonly Under[]> {
  const columns = [
    ...[...keptSecrets, ...shutFor, { table: 'residents.registrations', column: 'address' }].map(({ table, column }) => ({ table, column, hash: false })),
    ...foundBy.map(({ table, column }) => ({ table, column, hash: true })),
  ]
  return Promise.all(columns.map(async ({ table, column, hash }) => {
    const { rows } = await owner.executeQuery<{ version: number; count: number }>(CompiledQuery.raw(
      `select ${hash ? versionOfHashIn(column) : versionOfSecretIn(column)} as version, count(*)::int as count from ${table} where ${column} <> '' group by 1`))
    return { table, column, hash, versions: Object.fromEntries(rows.map(({ version, count }) => [version, count])) }
  }))
}
