import type pg from 'pg'

/** A table as a backup sees it: its name and columns as SQL writes them, and what its rows are put in order by. */
export type Table = { readonly name: string; readonly columns: readonly string[]; readonly order: string }

/** The tables that app_migrate made, but for the list of migrations, in the order of their names. */
export async function tablesIn(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] }>(`
    select format('%I.%I', nspname, relname) as name,
      array(select quote_ident(attname)::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select quote_ident(attname) || case when attcollation = 0 then '' else ' collate "C"' end from pg_index, unnest(indkey) with ordinality as key (number, place)
        join pg_attribute on attrelid = c.oid and attnum = number where indrelid = c.oid and indisprimary order by place) as key
    from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind in ('r', 'p') and not relispartition and pg_get_userbyid(relowner) = 'app_migrate' and format('%I.%I', nspname, relname) <> 'platform.migrations'`)
  // A server's own alphabet may put the same rows in another order; bytes do not.
  return rows.map(({ name, columns, key }) => ({ name, columns, order: key.length > 0 ? key.join(', ') : 't.*::text collate "C"' })).sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Sets a transaction so that it sees every row, or fails, and writes values down in one way wherever it runs. */
export const told = `set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local work_mem = '32MB'; set local statement_timeout = 0`
