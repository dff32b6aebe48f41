import { CompiledQuery, type Kysely } from 'kysely'

/** Notes of every older version that no row needs since when that is so; of one that came back into use, by a backup that was restored, that it is not. */
export async function noteUnused(owner: Kysely<unknown>, inUse: readonly number[], newest: number): Promise<void> {
  await owner.executeQuery(CompiledQuery.raw('update platform.root_keys set unused_since = case when version = any ($1::int[]) then null else coalesce(unused_since, now()) end where version < $2', [inUse, newest]))
}

/** Since when no row needs a version; null where some may. */
export async function unusedSince(owner: Kysely<unknown>, version: number): Promise<Date | null> {
  const { rows } = await owner.executeQuery<{ since: Date | null }>(CompiledQuery.raw('select unused_since as since from platform.root_keys where version = $1', [version]))
  return rows[0]?.since ?? null
}

/** Notes that a version is retired: a key file without it is no old copy. */
export async function noteRetired(owner: Kysely<unknown>, version: number, now: Date): Promise<void> {
  await owner.executeQuery(CompiledQuery.raw('update platform.root_keys set retired_at = $2 where version = $1', [version, now]))
}
