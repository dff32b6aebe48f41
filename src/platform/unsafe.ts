import { sql, type Kysely } from 'kysely'

/** Why this store must not be served from, a sentence each; none when it is safe (REL-02). */
export async function unsafe(requests: Kysely<unknown>, { durable }: { durable: boolean }): Promise<string[]> {
  const { rows: [own] } = await sql<{ login: string; superuser: boolean; passes: boolean; owns: string; version: number; browsers: boolean }>`
    select current_user as login, rolsuper as superuser, rolbypassrls as passes, current_setting('server_version_num')::int as version, version() ~* 'emscripten|emcc|wasm' as browsers,
      (select count(*) from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p', 'v', 'm', 'f')) as owns
    from pg_roles where rolname = current_user`.execute(requests)
  if (!own) return ['The login that serves requests is unknown to the server.']
  return [
    ...(own.browsers ? ['This is PGlite, a PostgreSQL for browsers: it does not wait for the disk and lets a second program write into the same files. Use a real PostgreSQL.'] : []),
    ...(own.version < 150_000 ? [`PostgreSQL is older than 15 (${own.version}). Use 15 or newer.`] : []),
    ...(own.superuser ? [`The login ${own.login} that serves requests is a superuser, so row-level security does not bind it. Take that from it: alter role ${own.login} nosuperuser.`] : []),
    ...(own.passes ? [`The login ${own.login} that serves requests passes by row-level security. Take that from it: alter role ${own.login} nobypassrls.`] : []),
    ...(own.owns !== '0' ? [`The login ${own.login} that serves requests owns ${own.owns} tables. Give them to app_migrate: reassign owned by ${own.login} to app_migrate.`] : []),
    ...(durable ? await forgetful(requests) : []),
  ]
}

async function forgetful(requests: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name`.execute(requests)
  return rows.map(({ name }) => `PostgreSQL runs with ${name} = off: after a power cut, what it had acknowledged would be lost. Turn it on.`)
}
